#ifndef CS_PARSER_H
#define CS_PARSER_H

#include "document.h"

/* The tagger, lemmatiser and dependency parser. */
typedef struct cs_model cs_model;   /* read-only, mapped, shared by processes */
typedef struct cs_parser cs_parser; /* a model with its scratch memory */

/* Maps a model file written by cs_train.  CS_EIO: errno tells; CS_EFORMAT: not
   such a file, another version, or a wrong checksum. */
cs_status cs_model_open(const char *path, cs_model **out);
void cs_model_close(cs_model *model); /* NULL is allowed */

/* Borrows the model, which must outlive it. */
cs_status cs_parser_new(const cs_model *model, cs_parser **out);
void cs_parser_free(cs_parser *parser); /* NULL is allowed */

/* Sets upos, xpos, feats and lemma of every token of a sentence, and tagged. */
cs_status cs_parser_tag(cs_parser *parser, cs_document *document,
                        size_t sentence);
/* Tags if need be and sets head and deprel; exactly one root; and parsed. */
cs_status cs_parser_parse(cs_parser *parser, cs_document *document,
                          size_t sentence);

/* The same for those of n sentences that lack it, at once, which is faster;
   with `tree` they are parsed.  `sentences` NULL: the first n.  Each sentence's
   answer is the same as alone. */
cs_status cs_parser_run(cs_parser *parser, cs_document *document,
                        const uint32_t *sentences, size_t n, bool tree);

/* The kernel in use ("amx", "avx512vnni", "avx2", "sse2", "c"), and forcing one
   (for specs); false: this machine has it not. */
const char *cs_kernel_name(void);
bool cs_kernel_use(cs_str name);

#endif
