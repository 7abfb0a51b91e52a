#include "document.h"

/* The tables behind the names of document.h: tags, relations, features. */

static const char *const UPOS[CS_NUPOS] = {
    "ADJ",  "ADP",  "ADV",   "AUX",   "CCONJ", "DET", "INTJ", "NOUN", "NUM",
    "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X"};

static const char *const DEPREL[CS_NDEPREL] = {
    "acl",          "acl:relcl",     "advcl",      "advcl:relcl",
    "advmod",       "advmod:emph",   "amod",       "appos",
    "aux",          "aux:pass",      "case",       "cc",
    "cc:preconj",   "ccomp",         "clf",        "compound",
    "compound:prt", "conj",          "cop",        "csubj",
    "csubj:outer",  "csubj:pass",    "dep",        "det",
    "det:predet",   "discourse",     "dislocated", "expl",
    "fixed",        "flat",          "goeswith",   "iobj",
    "list",         "mark",          "nmod",       "nmod:desc",
    "nmod:poss",    "nmod:unmarked", "nsubj",      "nsubj:outer",
    "nsubj:pass",   "nummod",        "obj",        "obl",
    "obl:agent",    "obl:unmarked",  "orphan",     "parataxis",
    "punct",        "reparandum",    "root",       "vocative",
    "xcomp"};

/* Model files hold these numbers: only add at the end. */
static const char *const XPOS[] = {"_",
                                   "CC",
                                   "CD",
                                   "DT",
                                   "EX",
                                   "FW",
                                   [CS_XPOS_IN] = "IN",
                                   "JJ",
                                   "JJR",
                                   "JJS",
                                   "LS",
                                   "MD",
                                   [CS_XPOS_NN] = "NN",
                                   "NNP",
                                   [CS_XPOS_NNPS] = "NNPS",
                                   [CS_XPOS_NNS] = "NNS",
                                   "PDT",
                                   "POS",
                                   [CS_XPOS_PRP] = "PRP",
                                   "PRP$",
                                   "RB",
                                   "RBR",
                                   "RBS",
                                   "RP",
                                   "SYM",
                                   [CS_XPOS_TO] = "TO",
                                   "UH",
                                   [CS_XPOS_VB] = "VB",
                                   [CS_XPOS_VBD] = "VBD",
                                   [CS_XPOS_VBG] = "VBG",
                                   [CS_XPOS_VBN] = "VBN",
                                   [CS_XPOS_VBP] = "VBP",
                                   [CS_XPOS_VBZ] = "VBZ",
                                   "WDT",
                                   "WP",
                                   "WP$",
                                   "WRB",
                                   ".",
                                   ",",
                                   ":",
                                   "``",
                                   "''",
                                   "$",
                                   "#",
                                   "-LRB-",
                                   "-RRB-",
                                   "HYPH",
                                   "NFP",
                                   "ADD",
                                   "AFX",
                                   "GW",
                                   "XX"};
enum { NXPOS = sizeof XPOS / sizeof *XPOS };

typedef struct feature {
  const char *name, *value;
  uint32_t bit;
} feature;

/* In the order of the FEATS column. */
static const feature FEATURES[] = {
    {"Case", "Acc", CS_ACC},        {"Case", "Nom", CS_NOMI},
    {"Definite", "Def", CS_DEF},    {"Definite", "Ind", CS_INDEF},
    {"Degree", "Cmp", CS_CMP},      {"Degree", "Sup", CS_SUP},
    {"Gender", "Fem", CS_FEM},      {"Gender", "Masc", CS_MASC},
    {"Gender", "Neut", CS_NEUT},    {"Mood", "Imp", CS_IMP},
    {"Mood", "Ind", CS_IND},        {"Number", "Plur", CS_PLUR},
    {"Number", "Sing", CS_SING},    {"Person", "1", CS_P1},
    {"Person", "2", CS_P2},         {"Person", "3", CS_P3},
    {"Polarity", "Neg", CS_NEG},    {"Poss", "Yes", CS_POSS},
    {"PronType", "Dem", CS_DEM},    {"PronType", "Int", CS_INT},
    {"PronType", "Rel", CS_REL},    {"Tense", "Past", CS_PAST},
    {"Tense", "Pres", CS_PRES},     {"VerbForm", "Fin", CS_FIN},
    {"VerbForm", "Ger", CS_GER},    {"VerbForm", "Inf", CS_INF},
    {"VerbForm", "Part", CS_PART_}, {"Voice", "Pass", CS_PASS}};
enum { NFEATURES = sizeof FEATURES / sizeof *FEATURES };

static bool same(const char *name, cs_str text) {
  size_t i = 0;
  while (i < text.size && name[i] != '\0' && name[i] == text.bytes[i]) i++;
  return i == text.size && name[i] == '\0';
}

static size_t find(const char *const *names, size_t count, cs_str name) {
  size_t i = 0;
  while (i < count && !same(names[i], name)) i++;
  return i;
}

const char *cs_upos_name(cs_upos upos) {
  return (unsigned)upos < CS_NUPOS ? UPOS[upos] : "X";
}

cs_upos cs_upos_find(cs_str name) {
  size_t i = find(UPOS, CS_NUPOS, name);
  return i < CS_NUPOS ? (cs_upos)i : CS_X;
}

const char *cs_deprel_name(cs_deprel deprel) {
  return (unsigned)deprel < CS_NDEPREL ? DEPREL[deprel] : "dep";
}

static cs_str universal(cs_str name) {
  for (size_t i = 0; i < name.size; i++)
    if (name.bytes[i] == ':') return cs_str_slice(name, 0, i);
  return name;
}

cs_deprel cs_deprel_find(cs_str name) {
  size_t i = find(DEPREL, CS_NDEPREL, name);
  if (i == CS_NDEPREL) i = find(DEPREL, CS_NDEPREL, universal(name));
  return i < CS_NDEPREL ? (cs_deprel)i : CS_DEP;
}

cs_deprel cs_deprel_universal(cs_deprel deprel) {
  switch (deprel) {
    case CS_ACL_RELCL: return CS_ACL;
    case CS_ADVCL_RELCL: return CS_ADVCL;
    case CS_ADVMOD_EMPH: return CS_ADVMOD;
    case CS_AUX_PASS: return CS_AUX_;
    case CS_CC_PRECONJ: return CS_CC;
    case CS_COMPOUND_PRT: return CS_COMPOUND;
    case CS_CSUBJ_OUTER:
    case CS_CSUBJ_PASS: return CS_CSUBJ;
    case CS_DET_PREDET: return CS_DET_;
    case CS_NMOD_DESC:
    case CS_NMOD_POSS:
    case CS_NMOD_UNMARKED: return CS_NMOD;
    case CS_NSUBJ_OUTER:
    case CS_NSUBJ_PASS: return CS_NSUBJ;
    case CS_OBL_AGENT:
    case CS_OBL_UNMARKED: return CS_OBL;
    default: return (unsigned)deprel < CS_NDEPREL ? deprel : CS_DEP;
  }
}

const char *cs_xpos_name(uint8_t xpos) {
  return xpos < NXPOS ? XPOS[xpos] : "_";
}

uint8_t cs_xpos_find(cs_str name) {
  size_t i = find(XPOS, NXPOS, name);
  return i < NXPOS ? (uint8_t)i : 0;
}

cs_status cs_feats_write(cs_buf *buf, uint32_t feats) {
  const feature *last = NULL;
  for (const feature *f = FEATURES; f < FEATURES + NFEATURES; f++) {
    if ((feats & f->bit) == 0) continue;
    cs_status status;
    if (last != NULL && f->name[0] == last->name[0] &&
        f->name[1] == last->name[1] && f->name[2] == last->name[2])
      status = cs_buf_addf(buf, ",%s", f->value);
    else
      status = cs_buf_addf(buf, "%s%s=%s", last != NULL ? "|" : "", f->name,
                           f->value);
    if (status != CS_OK) return status;
    last = f;
  }
  return last != NULL ? CS_OK : cs_buf_addbyte(buf, '_');
}

static uint32_t featbit(cs_str name, cs_str value) {
  for (const feature *f = FEATURES; f < FEATURES + NFEATURES; f++)
    if (same(f->name, name) && same(f->value, value)) return f->bit;
  return 0;
}

/* The first place of `byte` at or after `at`, or the end. */
static size_t seek(cs_str text, size_t at, char byte) {
  while (at < text.size && text.bytes[at] != byte) at++;
  return at;
}

static uint32_t readfeat(cs_str feat) {
  uint32_t bits = 0;
  size_t at = seek(feat, 0, '=');
  cs_str name = cs_str_slice(feat, 0, at);
  while (at < feat.size) {
    size_t end = seek(feat, at + 1, ',');
    bits |= featbit(name, cs_str_slice(feat, at + 1, end));
    at = end;
  }
  return bits;
}

uint32_t cs_feats_read(cs_str text) {
  uint32_t bits = 0;
  for (size_t at = 0; at < text.size;) {
    size_t end = seek(text, at, '|');
    bits |= readfeat(cs_str_slice(text, at, end));
    at = end + 1;
  }
  return bits;
}
