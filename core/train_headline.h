#ifndef CS_TRAIN_HEADLINE_H
#define CS_TRAIN_HEADLINE_H

#include "train_data.h"

/* Treebanks hold few headlines.  These make a sentence read like one: "A convoy
   was ambushed." becomes "Convoy ambushed", "Police fired" becomes "Police
   fire". */

/* Whether a headline leaves this token out: articles and the passive's be. */
bool cs_headline_drops(const cs_document *document, const cs_sentence *sentence,
                       uint32_t token);
/* If `token` is a main verb in the past: appends its present form and sets *out
   to the token with the tags of that; else appends nothing and *out is it. */
cs_status cs_headline_verb(cs_buf *form, const cs_document *document,
                           const cs_sentence *sentence, uint32_t token,
                           cs_token *out);

#endif
