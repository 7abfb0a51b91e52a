#include "code.h"
#include "frame.h"

/* What protesters do by force is a riot, whatever else the verb would be. */

static bool isrioter(const cs_framer *f, uint32_t token) {
  if (token == CS_NONE) return false;
  if (cs_frame_inclass(f, CS_STR("rioter"), token)) return true;
  token = cs_grammar_content(cs_dictionary_grammar(f->dictionary), f->tree,
                             token); /* "thousands of protesters" */
  return cs_frame_inclass(f, CS_STR("rioter"), token);
}

static cs_str riotcode(cs_str code) {
  static const char *const deeds[] = {"190", "171", "1711", "1712", NULL};
  if (cs_str_isany(code, deeds)) return CS_STR("145");
  if (cs_str_equal(code, CS_STR("191"))) return CS_STR("144");
  return code;
}

static bool hasrole(const cs_framer *f, uint32_t token,
                    const char *const *roles) {
  const cs_mention *m = cs_mention_at(f->coding, f->sentence, token);
  if (m == NULL) return false;
  cs_str code = m->nactors > 0 ? m->actors[0].code : m->role;
  return cs_code_hasany(code, roles);
}

/* "Miners battled police": no war. */
static bool isbrawl(const cs_framer *f, const cs_frame *frame) {
  static const char *const people[] = {"CVL", "LAB", "EDU", "AGR",
                                       "REL", "HLH", "REF", NULL};
  static const char *const police[] = {"COP", NULL};
  return cs_str_equal(frame->code, CS_STR("190")) && !frame->nominal &&
         !frame->passive && hasrole(f, frame->source, people) &&
         hasrole(f, frame->target, police);
}

/* Fishermen blockade a port: no act of war. */
static bool isblockade(const cs_framer *f, const cs_frame *frame) {
  static const char *const people[] = {"CVL", "LAB", "EDU", "AGR",
                                       "REL", "HLH", "REF", NULL};
  return !frame->nominal && !frame->passive &&
         (cs_str_equal(frame->code, CS_STR("191")) ||
          cs_str_equal(frame->code, CS_STR("1381"))) &&
         hasrole(f, frame->source, people);
}

/* One who leads a state, by title: "the premier", "Prime Minister Ali". */
static bool isleader(const cs_framer *f, uint32_t token) {
  static const char *const titles[] = {"president", "premier", "king", NULL};
  if (token == CS_NONE) return false;
  if (cs_tree_isany(f->tree, token, titles)) return true;
  if (cs_tree_islemma(f->tree, token, CS_STR("minister")) && token > 0 &&
      cs_tree_islemma(f->tree, token - 1, CS_STR("prime")))
    return true;
  CS_EACH_CHILD (f->tree, child, token)
    if (cs_tree_deprel(f->tree, child) == CS_NMOD && child < token &&
        f->tree->tokens[child].deprel == CS_NMOD_DESC && isleader(f, child))
      return true;
  return false;
}

/* "Gunmen killed the premier", "shot at the president" */
static cs_str againstleader(const cs_framer *f, const cs_frame *frame) {
  static const char *const kills[] = {"kill", "murder", "slay", NULL};
  static const char *const killers[] = {"REB", "UAF", "INS", "SEP",
                                        "CRM", "CVL", NULL};
  bool force = cs_str_equal(frame->code, CS_STR("190")) ||
               cs_str_equal(frame->code, CS_STR("193"));
  if (!force || frame->nominal || !isleader(f, frame->target) ||
      !(frame->source == CS_NONE || hasrole(f, frame->source, killers)))
    return frame->code;
  if (cs_tree_isany(f->tree, frame->anchor, kills)) return CS_STR("186");
  uint32_t prep = cs_tree_case(f->tree, frame->target);
  bool at = prep != CS_NONE && cs_tree_islemma(f->tree, prep, CS_STR("at"));
  return at ? CS_STR("185") : frame->code;
}

/* Gunmen and rebels search nobody's house: their raid is an attack. */
static bool israider(const cs_framer *f, const cs_frame *frame) {
  static const char *const roles[] = {"REB", "UAF", "INS", "SEP", NULL};
  return cs_str_equal(frame->code, CS_STR("171")) &&
         cs_tree_islemma(f->tree, frame->anchor, CS_STR("raid")) &&
         hasrole(f, frame->source, roles);
}

/* What police do when they hold somebody, rebels do to a hostage. */
static bool iskidnap(const cs_framer *f, const cs_frame *frame) {
  static const char *const verbs[] = {"seize",   "hold",   "grab",
                                      "capture", "snatch", NULL};
  static const char *const roles[] = {"REB", "UAF", "INS", "SEP", "CRM", NULL};
  const cs_mention *whom = cs_mention_at(f->coding, f->sentence, frame->target);
  return cs_str_starts(frame->code, CS_STR("17")) && whom != NULL &&
         whom->agent && cs_tree_isany(f->tree, frame->anchor, verbs) &&
         hasrole(f, frame->source, roles);
}

/* "The envoy protested the decision": by words. */
static bool isnote(const cs_framer *f, const cs_frame *frame) {
  static const char *const roles[] = {"GOV", NULL};
  const cs_mention *who = cs_mention_at(f->coding, f->sentence, frame->source);
  return cs_str_equal(frame->code, CS_STR("140")) && !frame->nominal &&
         cs_tree_islemma(f->tree, frame->anchor, CS_STR("protest")) &&
         who != NULL && who->person && hasrole(f, frame->source, roles);
}

/* "called the protests a coup": names them, and calls none. */
static bool names(const cs_framer *f, const cs_frame *frame) {
  const cs_tree *tree = f->tree;
  if (frame->nominal || !cs_str_starts(frame->code, CS_STR("14")) ||
      !cs_tree_islemma(tree, frame->anchor, CS_STR("call")))
    return false;
  uint32_t what = cs_tree_child(tree, frame->anchor, CS_XCOMP);
  uint32_t object = cs_tree_child(tree, frame->anchor, CS_OBJ);
  if (object == CS_NONE) return false;
  CS_EACH_CHILD (tree, child, frame->anchor)
    if (child > object && tree->tokens[child].upos == CS_NOUN &&
        (child == what || tree->tokens[child].deprel == CS_OBJ ||
         (cs_tree_deprel(tree, child) == CS_OBL &&
          cs_tree_case(tree, child) == CS_NONE &&
          !cs_tree_istime(tree, child))))
      return true;
  return false;
}

/* "Russian jets carried out strikes": soldiers do not stop work. */
static bool isarmed(const cs_framer *f, uint32_t source) {
  const cs_mention *m = cs_mention_at(f->coding, f->sentence, source);
  if (m == NULL) return false;
  cs_str code = m->nactors > 0 ? m->actors[0].code : m->role;
  return cs_str_ends(code, CS_STR("MIL"));
}

/* "residents set fire to army trucks" */
static bool isarson(const cs_framer *f, const cs_frame *frame) {
  const cs_mention *m = cs_mention_at(f->coding, f->sentence, frame->source);
  if (m == NULL || !cs_str_equal(frame->code, CS_STR("1712")) || !m->plural)
    return false;
  cs_str code = m->nactors > 0 ? m->actors[0].code : m->role;
  return cs_str_ends(code, CS_STR("CVL"));
}

/* "An Israeli strike destroyed the house": no work stopped, and the verb tells
   it. */
static bool isairstrike(const cs_framer *f, const cs_frame *frame) {
  static const char *const verbs[] = {"destroy", "kill",   "hit",     "wound",
                                      "injure",  "damage", "flatten", "level",
                                      "target",  "raze",   NULL};
  return frame->nominal && cs_str_starts(frame->code, CS_STR("143")) &&
         cs_tree_deprel(f->tree, frame->anchor) == CS_NSUBJ &&
         cs_tree_isany(f->tree, cs_tree_head(f->tree, frame->anchor), verbs);
}

void cs_riot_refine(const cs_framer *f, cs_frame *frame) {
  if (isairstrike(f, frame)) {
    frame->used = true;
    return;
  }
  if (names(f, frame)) {
    frame->code = CS_STR("111");
    frame->target = cs_tree_child(f->tree, frame->anchor, CS_OBJ);
    return;
  }
  const cs_scheme *scheme = cs_dictionary_scheme(f->dictionary);
  cs_str code = frame->code;
  if (cs_str_starts(frame->code, CS_STR("143")) && frame->nominal &&
      isarmed(f, frame->source)) {
    frame->code = CS_STR("190");
    return;
  }
  static const char *const killings[] = {"kill", "murder", "lynch", "shoot",
                                         "stab", "behead", "slay",  NULL};
  bool killing = cs_tree_isany(f->tree, frame->anchor, killings);
  if (isnote(f, frame))
    code = CS_STR("111");
  else if (israider(f, frame))
    code = CS_STR("190");
  else if (iskidnap(f, frame))
    code = CS_STR("181");
  else if (isblockade(f, frame))
    code = code.size == 3 ? CS_STR("144") : CS_STR("133");
  else if (isleader(f, frame->target))
    code = againstleader(f, frame);
  else if (killing)
    return; /* a mob that kills does more than riot */
  else if (isbrawl(f, frame))
    code = CS_STR("145");
  else if (isrioter(f, frame->source) || isarson(f, frame))
    code = riotcode(code);
  else if (cs_str_equal(code, CS_STR("190")) && frame->mirror.size > 0 &&
           isrioter(f, frame->target))
    code = CS_STR("175"); /* "police clashed with protesters" */
  if (cs_str_equal(code, frame->code) || cs_scheme_code(scheme, code) == NULL)
    return;
  frame->code = code;
  frame->mirror = (cs_str){"", 0};
}
