#include "tokenize.h"

#include <assert.h>

#include "block.h"
#include "split.h"
#include "word.h"

/* Text -> blocks (block.c) -> words (word.c) -> sentences (split.c). */

cs_status cs_tokenize(cs_document *document) {
  assert(document->nsentences == 0 && document->ntokens == 0);
  cs_blocks blocks = cs_blocks_new(document->text);
  cs_words words = {NULL, 0, 0};
  cs_block block;
  cs_status status = CS_OK;
  bool start = true;
  while (status == CS_OK && cs_blocks_next(&blocks, &block)) {
    words.count = 0;
    status = cs_words_split(&words, document->text, block.span, false);
    if (status == CS_OK)
      status = cs_split_block(document, &block, &words, start);
    start = false;
  }
  cs_words_free(&words);
  if (status != CS_OK) document->nsentences = document->ntokens = 0;
  return status;
}

cs_status cs_tokenize_phrase(cs_str text, cs_span **spans, size_t *nspans,
                             size_t *capspans) {
  cs_words words = {*spans, *nspans, *capspans};
  if (text.size > UINT32_MAX) return CS_ELIMIT;
  cs_span all = {0, (uint32_t)text.size};
  cs_status status = cs_words_split(&words, text, all, true);
  *spans = words.spans;
  if (status == CS_OK) *nspans = words.count;
  *capspans = words.cap;
  return status;
}
