#ifndef CS_DOCUMENT_H
#define CS_DOCUMENT_H

#include "str.h"

/* Bytes [first, last) of a document's text. */
typedef struct cs_span {
  uint32_t first, last;
} cs_span;

/* clang-format off */
/* Universal POS tags (universaldependencies.org/u/pos), in this order. */
typedef enum cs_upos {
  CS_ADJ, CS_ADP, CS_ADV, CS_AUX, CS_CCONJ, CS_DET, CS_INTJ, CS_NOUN, CS_NUM,
  CS_PART, CS_PRON, CS_PROPN, CS_PUNCT, CS_SCONJ, CS_SYM, CS_VERB, CS_X,
  CS_NUPOS
} cs_upos;
/* clang-format on */
const char *cs_upos_name(cs_upos upos); /* "NOUN"; static */
cs_upos cs_upos_find(cs_str name);      /* CS_X for an unknown one */

/* clang-format off */
/* Universal Dependencies relations with the subtypes of English. */
typedef enum cs_deprel {
  CS_ACL, CS_ACL_RELCL, CS_ADVCL, CS_ADVCL_RELCL, CS_ADVMOD, CS_ADVMOD_EMPH,
  CS_AMOD, CS_APPOS, CS_AUX_, CS_AUX_PASS, CS_CASE, CS_CC, CS_CC_PRECONJ,
  CS_CCOMP, CS_CLF, CS_COMPOUND, CS_COMPOUND_PRT, CS_CONJ, CS_COP, CS_CSUBJ,
  CS_CSUBJ_OUTER, CS_CSUBJ_PASS, CS_DEP, CS_DET_, CS_DET_PREDET,
  CS_DISCOURSE, CS_DISLOCATED, CS_EXPL, CS_FIXED, CS_FLAT, CS_GOESWITH,
  CS_IOBJ, CS_LIST, CS_MARK, CS_NMOD, CS_NMOD_DESC, CS_NMOD_POSS,
  CS_NMOD_UNMARKED, CS_NSUBJ, CS_NSUBJ_OUTER, CS_NSUBJ_PASS, CS_NUMMOD,
  CS_OBJ, CS_OBL, CS_OBL_AGENT, CS_OBL_UNMARKED, CS_ORPHAN, CS_PARATAXIS,
  CS_PUNCT_, CS_REPARANDUM, CS_ROOT, CS_VOCATIVE, CS_XCOMP,
  CS_NDEPREL
} cs_deprel;
/* clang-format on */
const char *cs_deprel_name(cs_deprel deprel); /* "nsubj:pass"; static */
/* A known relation; an unknown subtype gives its universal relation, an unknown
   relation CS_DEP. */
cs_deprel cs_deprel_find(cs_str name);
/* The relation without subtype: CS_NSUBJ_PASS -> CS_NSUBJ. */
cs_deprel cs_deprel_universal(cs_deprel deprel);

/* clang-format off */
/* Morphological features that coding needs, as bits (UD features). */
enum {
  CS_SING = 1 << 0, CS_PLUR = 1 << 1,               /* Number */
  CS_PAST = 1 << 2, CS_PRES = 1 << 3,               /* Tense */
  CS_FIN = 1 << 4, CS_INF = 1 << 5, CS_PART_ = 1 << 6, CS_GER = 1 << 7,
  CS_IND = 1 << 8, CS_IMP = 1 << 9,                 /* Mood */
  CS_PASS = 1 << 10,                                /* Voice */
  CS_P1 = 1 << 11, CS_P2 = 1 << 12, CS_P3 = 1 << 13, /* Person */
  CS_MASC = 1 << 14, CS_FEM = 1 << 15, CS_NEUT = 1 << 16,
  CS_POSS = 1 << 17, CS_REL = 1 << 18, CS_INT = 1 << 19, CS_DEM = 1 << 20,
  CS_CMP = 1 << 21, CS_SUP = 1 << 22, CS_NEG = 1 << 23,
  CS_NOMI = 1 << 24, CS_ACC = 1 << 25,
  CS_DEF = 1 << 26, CS_INDEF = 1 << 27
};
/* clang-format on */
/* Appends the bits as a FEATS column ("Number=Sing|Person=3"), or "_". */
cs_status cs_feats_write(cs_buf *buf, uint32_t feats);
/* The bits of a FEATS column; unknown features are left out. */
uint32_t cs_feats_read(cs_str text);

/* What a word stands for, known before it is read: see cs_token_reading. */
typedef enum cs_guise {
  CS_PLAIN,
  CS_ACRONYM,  /* a name, though it looks like a common word: "IS" */
  CS_SOMEBODY, /* somebody, though it looks like a verb: "the accused" */
  CS_FORENAME, /* first and last word of a person's name */
  CS_SURNAME
} cs_guise;

/* One syntactic word. */
typedef struct cs_token {
  cs_span span;   /* its bytes in the text */
  cs_str lemma;   /* in the document's arena or static; size 0: not yet */
  uint32_t feats; /* CS_SING | … */
  int32_t head;   /* index within the sentence; -1: root */
  uint8_t upos;   /* cs_upos */
  uint8_t xpos;   /* Penn tag: see cs_xpos_name */
  uint8_t deprel; /* cs_deprel */
  bool spaced;    /* white space follows */
  uint8_t guise;  /* cs_guise */
} cs_token;
/* Penn Treebank tags, numbered by a fixed table; 0 is "_".  Those that the code
   names: */
enum {
  CS_XPOS_IN = 6,
  CS_XPOS_NN = 12,
  CS_XPOS_NNPS = 14,
  CS_XPOS_NNS = 15,
  CS_XPOS_PRP = 18,
  CS_XPOS_TO = 25,
  CS_XPOS_VB = 27,
  CS_XPOS_VBD = 28,
  CS_XPOS_VBG = 29,
  CS_XPOS_VBN = 30,
  CS_XPOS_VBP = 31,
  CS_XPOS_VBZ = 32,
};

const char *cs_xpos_name(uint8_t xpos);
uint8_t cs_xpos_find(cs_str name);

/* What kind of line a sentence is. */
typedef enum cs_line { CS_BODY, CS_HEADLINE, CS_BYLINE } cs_line;

typedef struct cs_sentence {
  cs_span span;         /* bytes, without surrounding white space */
  uint32_t first, last; /* its tokens: [first, last) of the document */
  uint32_t dateline;    /* how many tokens at its start are a dateline or the
                           label of a headline */
  uint32_t tail;        /* how many at its end are the source: "- BBC News" */
  uint8_t line;         /* cs_line */
  bool quoted; /* starts inside a quotation that an earlier sentence opened */
  bool tagged, parsed; /* what has been done */
} cs_sentence;

/* A text with its tokens.  The fields may be read by anyone; only the functions
   of text and language change them. */
typedef struct cs_document {
  cs_str text;             /* owned; valid UTF-8 */
  cs_str id, date, source; /* owned copies; size 0: none; date is ISO 8601 */
  size_t replaced;         /* invalid byte sequences replaced on the way in */
  cs_arena arena;          /* lemmas and the like */
  cs_token *tokens;
  size_t ntokens, captokens;
  cs_sentence *sentences;
  size_t nsentences, capsentences;
} cs_document;

/* Copies `text` (under 4 GiB), invalid UTF-8 replaced.  *out is NULL on
   failure: CS_ENOMEM or CS_ELIMIT.  Free with cs_document_free. */
cs_status cs_document_new(cs_str text, cs_document **out);
void cs_document_free(cs_document *document); /* NULL is allowed */
/* Copies the fields. */
cs_status cs_document_set(cs_document *document, cs_str id, cs_str date,
                          cs_str source);
/* Borrowed from the document. */
cs_str cs_document_slice(const cs_document *document, cs_span span);
cs_str cs_token_form(const cs_document *document, const cs_token *token);
/* What tagger and parser read: the form, or for a guise a word of that kind
   that they know. */
cs_str cs_token_reading(const cs_document *document, const cs_token *token);
/* Appends a sentence without tokens / a token to the last sentence. */
cs_status cs_document_addsentence(cs_document *document, cs_span span);
cs_status cs_document_addtoken(cs_document *document, cs_token token);

#endif
