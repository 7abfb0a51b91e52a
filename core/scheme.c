#include "scheme.h"

#include <stdlib.h>
#include <string.h>

struct cs_scheme {
  cs_arena arena;
  cs_pool *numbers; /* code -> index */
  cs_code *codes;
  size_t ncodes, capcodes;
  cs_pool *keys; /* "operator\tinner" -> index */
  cs_str *composed;
  size_t ncomposed, capcomposed;
};

cs_scheme *cs_scheme_new(void) {
  cs_scheme *scheme = cs_alloc(sizeof *scheme);
  if (scheme == NULL) return NULL;
  scheme->numbers = cs_pool_new();
  scheme->keys = cs_pool_new();
  if (scheme->numbers != NULL && scheme->keys != NULL) return scheme;
  cs_scheme_free(scheme);
  return NULL;
}

void cs_scheme_free(cs_scheme *scheme) {
  if (scheme == NULL) return;
  cs_pool_free(scheme->numbers);
  cs_pool_free(scheme->keys);
  cs_free(scheme->codes);
  cs_free(scheme->composed);
  cs_arena_free(&scheme->arena);
  cs_free(scheme);
}

static double real(cs_arena *arena, cs_str text) {
  cs_str copy = cs_str_copy(arena, text);
  return copy.bytes != NULL ? strtod(copy.bytes, NULL) : 0;
}

static bool copies(cs_scheme *scheme, cs_code *code) {
  cs_str *fields[] = {&code->code, &code->name, &code->plover, &code->mode,
                      &code->context};
  for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
    *fields[i] = cs_str_copy(&scheme->arena, *fields[i]);
    if (fields[i]->bytes == NULL) return false;
  }
  return true;
}

cs_status cs_scheme_addcode(cs_scheme *scheme, const cs_record *record,
                            const char **why) {
  cs_code code = {.code = cs_record_field(record, 0),
                  .name = cs_record_field(record, 1),
                  .plover = cs_record_field(record, 4),
                  .mode = cs_record_field(record, 5),
                  .context = cs_record_field(record, 6)};
  cs_str quad = cs_record_field(record, 3);
  *why = code.code.size < 2 || code.code.size > 64
             ? "a code has 2 to 64 characters"
         : quad.size != 1 || quad.bytes[0] < '0' || quad.bytes[0] > '4'
             ? "quad is not 0 to 4"
         : cs_pool_find(scheme->numbers, code.code) != CS_NONE
             ? "the code stands there twice"
             : NULL;
  if (*why != NULL) return CS_EFORMAT;
  code.quad = quad.bytes[0] - '0';
  code.goldstein = real(&scheme->arena, cs_record_field(record, 2));
  cs_code *codes = cs_grow(scheme->codes, &scheme->capcodes, scheme->ncodes + 1,
                           sizeof *codes);
  if (codes == NULL) return CS_ENOMEM;
  scheme->codes = codes;
  if (!copies(scheme, &code) ||
      cs_pool_add(scheme->numbers, code.code) == CS_NONE)
    return CS_ENOMEM;
  codes[scheme->ncodes++] = code;
  return CS_OK;
}

static cs_status key(cs_buf *buf, cs_str operator_, cs_str inner) {
  cs_buf_clear(buf);
  cs_status status = cs_buf_add(buf, operator_);
  if (status == CS_OK) status = cs_buf_addbyte(buf, '\t');
  return status == CS_OK ? cs_buf_add(buf, inner) : status;
}

cs_status cs_scheme_addcompose(cs_scheme *scheme, const cs_record *record,
                               const char **why) {
  cs_str operator_ = cs_record_field(record, 0);
  cs_str inner = cs_record_field(record, 1);
  cs_str code = cs_record_field(record, 2);
  *why = NULL;
  if (operator_.size == 0 || inner.size == 0 || code.size == 0) {
    *why = "operator, inner and code are all needed";
    return CS_EFORMAT;
  }
  cs_buf buf = {0};
  cs_status status = key(&buf, operator_, inner);
  if (status == CS_OK &&
      cs_pool_find(scheme->keys, cs_buf_str(&buf)) != CS_NONE) {
    *why = "operator and inner code stand there twice";
    status = CS_EFORMAT;
  }
  cs_str *composed = NULL;
  if (status == CS_OK) {
    composed = cs_grow(scheme->composed, &scheme->capcomposed,
                       scheme->ncomposed + 1, sizeof *composed);
    if (composed == NULL) status = CS_ENOMEM;
  }
  if (status == CS_OK) {
    scheme->composed = composed;
    code = cs_str_copy(&scheme->arena, code);
    if (code.bytes == NULL ||
        cs_pool_add(scheme->keys, cs_buf_str(&buf)) == CS_NONE)
      status = CS_ENOMEM;
    else
      composed[scheme->ncomposed++] = code;
  }
  cs_buf_free(&buf);
  return status;
}

const cs_code *cs_scheme_code(const cs_scheme *scheme, cs_str code) {
  uint32_t number = cs_pool_find(scheme->numbers, code);
  return number != CS_NONE ? &scheme->codes[number] : NULL;
}

size_t cs_scheme_count(const cs_scheme *scheme) { return scheme->ncodes; }

cs_str cs_scheme_compose(const cs_scheme *scheme, cs_str operator_,
                         cs_str inner) {
  cs_buf buf = {0};
  cs_str found = {"", 0};
  size_t size = inner.size;
  for (;;) {
    cs_str prefix = size > 0 ? cs_str_slice(inner, 0, size) : CS_STR("*");
    if (key(&buf, operator_, prefix) != CS_OK) break;
    uint32_t number = cs_pool_find(scheme->keys, cs_buf_str(&buf));
    if (number != CS_NONE) {
      found = scheme->composed[number];
      break;
    }
    if (size == 0) break;
    size--;
  }
  cs_buf_free(&buf);
  return found;
}
