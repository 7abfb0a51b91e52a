#ifndef CS_GATE_H
#define CS_GATE_H

/* The gate functions of the network at work, the same to the last bit wherever
   they are computed: only additions, multiplications and divisions, in this
   order, never fused. */

#ifdef __GNUC__
#define CS_INLINE static inline __attribute__((always_inline))
#else
#define CS_INLINE static inline
#endif

/* A function as a quotient: division is slow, and quotients can be multiplied
   and added before it. */
typedef struct cs_ratio {
  float above, below;
} cs_ratio;

/* out * tanh(in * x), `in` and `out` being powers of 2, to 1e-4 of the largest
   value: the rational function of these degrees whose largest error up to 4.75
   is the least (3e-5; found by Lawson's algorithm), constant from there on. */
CS_INLINE cs_ratio cs_tanhratio(float x, float in, float out) {
  const float edge = 4.75f / in, a = in * out, b = in * in;
  x = x > edge ? edge : x;
  x = x < -edge ? -edge : x;
  float s = x * x;
  return (cs_ratio){
      x * (a * 0.99985697f +
           s * (a * b * 0.10255095f + s * (a * b * b * 6.7966247e-4f))),
      1.0f + s * (b * 0.4354522f + s * (b * b * 0.012887368f)),
  };
}

CS_INLINE cs_ratio cs_twosigmoid(float x) { /* 1 + tanh(x / 2) */
  cs_ratio t = cs_tanhratio(x, 0.5f, 1.0f);
  return (cs_ratio){t.below + t.above, t.below};
}

CS_INLINE cs_ratio cs_halftanh(float x) { return cs_tanhratio(x, 1.0f, 0.5f); }

/* The rectifier that lets a tenth through. */
CS_INLINE float cs_leaky(float x) {
  float tenth = 0.1f * x; /* the larger one, without a branch */
  return x > tenth ? x : tenth;
}

#endif
