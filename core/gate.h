#ifndef CS_GATE_H
#define CS_GATE_H

/* The gate functions of the network, the same to the last bit wherever they are
   computed: only additions, multiplications and one division, in this order,
   never fused. */

#ifdef __GNUC__
#define CS_INLINE static inline __attribute__((always_inline))
#else
#define CS_INLINE static inline
#endif

/* Lambert's continued fraction for tanh, to 1e-4. */
CS_INLINE float cs_tanh(float x) {
  x = x > 4.97f ? 4.97f : x;
  x = x < -4.97f ? -4.97f : x;
  float s = x * x;
  float p = x * (135135.0f + s * (17325.0f + s * (378.0f + s)));
  float q = 135135.0f + s * (62370.0f + s * (3150.0f + s * 28.0f));
  return p / q;
}

CS_INLINE float cs_sigmoid(float x) { return 0.5f + 0.5f * cs_tanh(0.5f * x); }

/* The rectifier that lets a tenth through. */
CS_INLINE float cs_leaky(float x) {
  float tenth = 0.1f * x; /* the larger one, without a branch */
  return x > tenth ? x : tenth;
}

#endif
