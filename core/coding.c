#include <stdio.h>
#include <string.h>

#include "coding.h"

cs_str cs_coding_join(cs_coding *coding, cs_str a, cs_str b) {
  char *bytes = cs_arena_alloc(&coding->arena, a.size + b.size + 1);
  if (bytes == NULL) {
    coding->status = CS_ENOMEM;
    return (cs_str){"", 0};
  }
  if (a.size > 0) memcpy(bytes, a.bytes, a.size);
  if (b.size > 0) memcpy(bytes + a.size, b.bytes, b.size);
  bytes[a.size + b.size] = '\0';
  return (cs_str){bytes, a.size + b.size};
}

cs_str cs_coding_number(cs_coding *coding, cs_str before, size_t number) {
  char digits[32];
  int n = snprintf(digits, sizeof digits, ":%zu", number);
  return cs_coding_join(coding, before, (cs_str){digits, (size_t)n});
}

cs_str cs_coding_where(cs_coding *coding, cs_where where) {
  return cs_coding_number(coding, where.file, where.line);
}

cs_status cs_mention_addactor(cs_coding *coding, cs_mention *mention,
                              cs_str code, cs_str why) {
  for (uint32_t i = 0; i < mention->nactors; i++)
    if (cs_str_equal(mention->actors[i].code, code)) return CS_OK;
  cs_actor *actors =
      cs_arena_alloc(&coding->arena, (mention->nactors + 1) * sizeof *actors);
  if (actors == NULL) return CS_ENOMEM;
  if (mention->nactors > 0)
    memcpy(actors, mention->actors, mention->nactors * sizeof *actors);
  actors[mention->nactors++] = (cs_actor){code, why};
  mention->actors = actors;
  return CS_OK;
}

cs_mention *cs_mention_at(cs_coding *coding, uint32_t sentence,
                          uint32_t token) {
  if (token == CS_NONE || coding->mentionof[sentence] == NULL) return NULL;
  uint32_t number = coding->mentionof[sentence][token];
  return number != CS_NONE ? &coding->mentions[number] : NULL;
}

cs_span cs_mention_span(const cs_coding *coding, const cs_mention *mention) {
  const cs_document *document = coding->document;
  const cs_sentence *s = &document->sentences[mention->sentence];
  return (cs_span){document->tokens[s->first + mention->first].span.first,
                   document->tokens[s->first + mention->last - 1].span.last};
}

cs_span cs_coding_tokenspan(const cs_coding *coding, uint32_t sentence,
                            uint32_t token) {
  const cs_sentence *s = &coding->document->sentences[sentence];
  return coding->document->tokens[s->first + token].span;
}

cs_span cs_coding_actionspan(const cs_coding *coding, const cs_frame *frame) {
  cs_span a = cs_coding_tokenspan(coding, frame->sentence, frame->anchor);
  cs_span b = cs_coding_tokenspan(coding, frame->sentence, frame->last);
  return (cs_span){a.first < b.first ? a.first : b.first,
                   a.last > b.last ? a.last : b.last};
}
