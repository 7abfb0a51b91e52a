#ifndef CS_TRAIN_HEADLINE_H
#define CS_TRAIN_HEADLINE_H

#include "train_data.h"

/* Treebanks hold few headlines.  These make a sentence read like one: "A convoy
   was ambushed." becomes "Convoy ambushed", "Police fired" becomes "Police
   fire". */

/* Whether a headline leaves this token out: articles and the passive's be. */
bool cs_headline_drops(const cs_document *document, const cs_sentence *sentence,
                       uint32_t token);
/* How a headline writes a token: sets *out to the token with the tags and
   relation it has then, and appends its form; nothing appended: as it is.  The
   main verb is in the present, "will" is "to", "and" between subjects ",". */
cs_status cs_headline_write(cs_buf *form, const cs_document *document,
                            const cs_sentence *sentence, uint32_t token,
                            cs_token *out);

#endif
