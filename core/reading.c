#include "reading.h"

enum { READINGS = 8192 }; /* a power of two */

struct cs_readings {
  cs_reading items[READINGS];
};

cs_readings *cs_readings_new(void) { return cs_alloc(sizeof(cs_readings)); }

void cs_readings_free(cs_readings *readings) { cs_free(readings); }

static size_t place(cs_str form, uint8_t clas) {
  uint64_t hash = cs_str_hash(form) + clas * UINT64_C(0x9E3779B97F4A7C15);
  return (size_t)(hash ^ hash >> 32) & (READINGS - 1);
}

const cs_reading *cs_readings_find(const cs_readings *readings, cs_str form,
                                   uint8_t clas) {
  const cs_reading *r = &readings->items[place(form, clas)];
  bool same = r->clas == clas && r->formsize > 0 &&
              cs_str_equal((cs_str){r->form, r->formsize}, form);
  return same ? r : NULL;
}

void cs_readings_keep(cs_readings *readings, cs_str form, uint8_t clas,
                      uint32_t feats, cs_str lemma) {
  cs_reading *r = &readings->items[place(form, clas)];
  if (form.size == 0 || form.size > sizeof r->form ||
      lemma.size > sizeof r->lemma)
    return;
  r->feats = feats;
  r->clas = clas;
  r->formsize = (uint8_t)form.size;
  r->lemmasize = (uint8_t)lemma.size;
  memcpy(r->form, form.bytes, form.size);
  if (lemma.size > 0) memcpy(r->lemma, lemma.bytes, lemma.size);
}
