#ifndef CS_CONLLU_H
#define CS_CONLLU_H

#include "document.h"

/* CoNLL-U (universaldependencies.org/format.html). */

/* Reads one document: all of `text`.  The document's text is built from the
   forms and SpaceAfter=No, or from "# text = " where that agrees.  Multiword
   ranges give their space to their last word, empty nodes are left out.  With
   `keep` the tags, lemmas and tree are kept and the sentences marked tagged and
   parsed.  CS_EFORMAT: *line is the number (from 1) of the first bad line. */
cs_status cs_conllu_read(cs_str text, bool keep, cs_document **out,
                         size_t *line);
/* Appends a sentence as CoNLL-U with # sent_id and # text comments. */
cs_status cs_conllu_write(cs_buf *buf, const cs_document *document,
                          size_t sentence);

#endif
