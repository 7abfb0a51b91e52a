#ifndef CS_SHA256_H
#define CS_SHA256_H

#include "str.h"

/* SHA-256 (FIPS 180-4), to say which bytes a run has used. */
typedef struct cs_sha256 {
  uint32_t state[8];
  uint64_t size;
  unsigned char block[64];
} cs_sha256;

void cs_sha256_init(cs_sha256 *hash);
void cs_sha256_add(cs_sha256 *hash, cs_str bytes);
/* Writes 64 hexadecimal digits and a zero byte; the hash is used up. */
void cs_sha256_hex(cs_sha256 *hash, char out[65]);

#endif
