#include <string.h>

#include "code.h"
#include "coreference.h"
#include "event.h"

/* Whoever does such things where nobody is named: the police arrest, courts
   sentence, demands are put to one's government, laws bind citizens. */

static bool isstate(const cs_maker *m, cs_str code) {
  return code.size >= 3 &&
         cs_lexicon_iscountry(cs_dictionary_lexicon(m->dictionary),
                              cs_str_slice(code, 0, 3));
}

static int rootof(cs_str code) {
  return (code.bytes[0] - '0') * 10 + (code.bytes[1] - '0');
}

static cs_str named(cs_maker *m, cs_str code, const char *before) {
  return cs_coding_join(m->coding, (cs_str){before, strlen(before)}, code);
}

static cs_status put(cs_maker *m, cs_parties *out, cs_str code,
                     const char *why) {
  cs_party p = {CS_NONE, {code, named(m, code, why)}, {0, 0}};
  if (code.size == 0) return CS_OK;
  out->n = 0;
  return cs_party_add(out, p);
}

/* Police, courts, agencies: those who take people in and accuse them. */
static bool isauthority(cs_str code) {
  static const char *const roles[] = {"COP", "JUD", "SPY", NULL};
  return cs_code_hasany(code, roles);
}

/* A tribunal that is no state's. */
static bool istribunal(const cs_maker *m, const cs_mention *a) {
  static const char *const nouns[] = {"tribunal", "Tribunal", "court", "Court",
                                      NULL};
  const cs_tree *tree = &m->coding->trees[a->sentence];
  if (a->nactors != 1 || isstate(m, a->actors[0].code)) return false;
  for (uint32_t t = a->first; t < a->last; t++)
    if (cs_tree_isany(tree, t, nouns)) return true;
  return false;
}

cs_str cs_usual_tribunal(const cs_maker *m) {
  const cs_coding *c = m->coding;
  for (size_t i = 0; i < c->nmentions; i++)
    if (istribunal(m, &c->mentions[i])) return c->mentions[i].actors[0].code;
  return (cs_str){"", 0};
}

static bool sameparty(const cs_parties *p, cs_str code) {
  for (size_t i = 0; i < p->n; i++)
    if (code.size > 0 && cs_str_equal(p->items[i].actor.code, code))
      return true;
  return false;
}

/* The one that dealt with them before; where a court is wanted, a court. */
static cs_str actedbefore(const cs_maker *m, const cs_parties *people,
                          cs_str role) {
  static const char *const courts[] = {"JUD", NULL};
  const cs_coding *c = m->coding;
  bool court = cs_str_equal(role, CS_STR("JUD"));
  for (size_t i = c->nevents; i-- > cs_story_from(m);) {
    cs_str a = c->events[i].source_actor.code;
    cs_str b = c->events[i].target_actor.code;
    bool gaveup = cs_str_starts(c->events[i].code, CS_STR("087")) &&
                  sameparty(people, a) && b.size > 0;
    if (gaveup && !court) return b;
    if (sameparty(people, a)) {
      cs_str swap = a;
      a = b;
      b = swap;
    }
    bool custody = !court && cs_str_starts(c->events[i].code, CS_STR("173"));
    custody |= !court && cs_str_starts(c->events[i].code, CS_STR("084"));
    if (!sameparty(people, b) ||
        !(isauthority(a) || (custody && isstate(m, a))))
      continue;
    if (!court || cs_code_hasany(a, courts)) return a;
  }
  return (cs_str){"", 0};
}

/* The police, court or tribunal that the text has dealing with these people:
   the one that says so, the one that acted before, an international court,
   else that of the scene. */
static cs_str authority(cs_maker *m, const cs_frame *frame,
                        const cs_parties *people, cs_str role) {
  cs_coding *c = m->coding;
  const cs_mention *says =
      cs_mention_at(c, frame->sentence, frame->attribution);
  bool outlaw = cs_str_equal(role, CS_STR("UAF")); /* they tell of others */
  if (says != NULL && says->nactors == 1 && !outlaw &&
      (isauthority(says->actors[0].code) || istribunal(m, says)))
    return says->actors[0].code;
  cs_str state =
      cs_context_scene(m->dictionary, c, frame->sentence, frame->anchor);
  if (state.size > 0) return cs_coding_join(c, state, role);
  cs_str before = actedbefore(m, people, role);
  if (before.size > 0) return before;
  if (m->tribunal.size > 0 && !outlaw) return m->tribunal;
  if (c->country.size == 0) return (cs_str){"", 0};
  return cs_coding_join(c, c->country, role);
}

/* One of those who are arrested and accused: not a state or its army. */
static bool issuspect(const cs_maker *m, cs_str code) {
  static const char *const powers[] = {"GOV", "MIL", "COP", "JUD", NULL};
  return isstate(m, code) && code.size > 3 && !cs_code_hasany(code, powers);
}

/* What police and courts do to people, by code; the source is theirs. */
static cs_str sourcerole(const cs_maker *m, const cs_frame *frame) {
  const struct {
    const char *code, *role;
    bool anybody; /* done to whomever, else to suspects only */
  } deeds[] = {{"173", "COP", true},  {"1161", "JUD", true},
               {"116", "JUD", true},  {"115", "JUD", false},
               {"112", "COP", false}, {"091", "COP", false},
               {"081", "JUD", false}, {"084", "JUD", false}};
  cs_str target = cs_parties_code(&m->targets);
  for (size_t i = 0; i < sizeof deeds / sizeof *deeds; i++)
    if (cs_str_starts(frame->code,
                      (cs_str){deeds[i].code, strlen(deeds[i].code)}) &&
        (deeds[i].anybody || (frame->passive && issuspect(m, target))))
      return (cs_str){deeds[i].role, 3};
  return (cs_str){"", 0};
}

/* The police or army of the state that the text has acting. */
static cs_str forceof(const cs_maker *m, cs_str target) {
  static const char *const forces[] = {"MIL", "COP", NULL};
  const cs_coding *c = m->coding;
  for (size_t i = c->nevents; i-- > cs_story_from(m);) {
    cs_str a = c->events[i].source_actor.code;
    if (isstate(m, a) && isstate(m, target) && cs_code_hasany(a, forces) &&
        cs_str_equal(cs_str_slice(a, 0, 3), c->country))
      return cs_str_slice(a, 3, 6);
  }
  return (cs_str){"", 0};
}

/* "the army said eight rebels were killed": the speaker, if he is armed. */
static cs_str speaksfor(const cs_maker *m, const cs_frame *frame) {
  static const char *const forces[] = {"MIL", "COP", NULL};
  const cs_mention *says =
      cs_mention_at(m->coding, frame->sentence, frame->attribution);
  if (says == NULL || says->nactors != 1) return (cs_str){"", 0};
  cs_str code = says->actors[0].code;
  return isstate(m, code) && cs_code_hasany(code, forces)
             ? cs_str_slice(code, 3, 6)
             : (cs_str){"", 0};
}

/* "killed in an encounter", "shot dead in a police raid": outlaws, by the
   police; rebels, by soldiers. */
static cs_str slayer(const cs_maker *m, const cs_frame *frame) {
  static const char *const words[] = {"encounter",  "shootout",  "raid",
                                      "operation",  "gunfight",  "shoot-out",
                                      "firefight",  "crackdown", "gunbattle",
                                      "gun-battle", NULL};
  static const char *const outlaws[] = {"CRM", "UAF", NULL};
  static const char *const rebels[] = {"REB", "INS", "SEP", NULL};
  const cs_tree *tree = &m->coding->trees[frame->sentence];
  cs_str target = cs_parties_code(&m->targets);
  bool fight = false;
  if (rootof(frame->code) < 18 || !isstate(m, target)) return (cs_str){"", 0};
  for (uint32_t t = 0; t < tree->n && !fight; t++)
    fight = cs_tree_isany(tree, t, words);
  if (cs_str_starts(frame->code, CS_STR("183"))) return CS_STR("UAF");
  bool outlaw =
      cs_code_hasany(target, outlaws) || cs_code_hasany(target, rebels);
  cs_str force = frame->passive && outlaw ? speaksfor(m, frame) : CS_STR("");
  if (force.size == 0 && frame->passive && outlaw) force = forceof(m, target);
  if (!fight) return force;
  return cs_code_hasany(target, outlaws)  ? CS_STR("COP")
         : cs_code_hasany(target, rebels) ? CS_STR("MIL")
                                          : (cs_str){"", 0};
}

/* Before whom does one plead, surrender or appeal? */
static cs_str addressee(const cs_maker *m, const cs_frame *frame) {
  const cs_tree *tree = &m->coding->trees[frame->sentence];
  static const char *const courts[] = {"plead", NULL};
  static const char *const police[] = {"surrender", NULL};
  if (cs_tree_isany(tree, frame->anchor, courts) &&
      cs_str_starts(frame->code, CS_STR("01")))
    return CS_STR("JUD"); /* not "plead for help" */
  if (cs_tree_isany(tree, frame->anchor, police) &&
      issuspect(m, cs_parties_code(&m->sources)))
    return CS_STR("COP");
  return (cs_str){"", 0};
}

/* Citizens and their bodies, whose complaints are about their government. */
static bool iscivic(const cs_maker *m, cs_str code) {
  static const char *const roles[] = {"CVL", "PTY", "OPP", "LAB", "LEG", "MED",
                                      "NGO", "EDU", "BUS", "AGR", "HRI", "ENV",
                                      "HLH", "REL", "JUD", "ELI", NULL};
  return code.size > 3 && isstate(m, code) && cs_code_hasany(code, roles) &&
         !cs_str_starts(code, CS_STR("VAT")); /* the pope speaks to others */
}

/* Judgements that are about somebody: doubt, demand, complaint, refusal. */
static bool isjudgement(cs_str code) {
  int root = rootof(code);
  return (root >= 10 && root <= 14) || root == 2 ||
         cs_str_equal(code, CS_STR("082")) || /* called off protests */
         cs_str_equal(code, CS_STR("012"));
}

/* Protests are about the government of the text's country, or at home about
   one's own. */
static cs_str protestedat(cs_maker *m, const cs_frame *frame, cs_str own) {
  cs_str scene = cs_context_scene(m->dictionary, m->coding, frame->sentence,
                                  frame->anchor);
  return scene.size > 0 && cs_str_starts(own, scene) ? scene
                                                     : m->coding->country;
}

/* Blame, threats and doubts, which outsiders have of the state that a text is
   about. */
static bool isremark(cs_str code) {
  return rootof(code) == 11 || rootof(code) == 13 ||
         cs_str_equal(code, CS_STR("012"));
}

/* Does the text name the country that it is about, often if that is all that is
   known of the place? */
static bool isnamed(const cs_maker *m) {
  const cs_coding *c = m->coding;
  size_t least = cs_str_equal(c->countrywhy, CS_STR("dateline")) ? 1 : 3;
  size_t n = 0;
  for (size_t i = 0; i < c->nmentions && c->country.size > 0; i++) {
    const cs_mention *a = &c->mentions[i];
    if (!a->context && a->nactors == 1 &&
        cs_str_starts(a->actors[0].code, c->country))
      n++;
  }
  return n >= least;
}

/* Another state, or an organisation of states. */
static bool isoutside(const cs_maker *m, cs_str code) {
  static const char *const powers[] = {"GOV", NULL};
  if (code.size < 3 || cs_str_starts(code, m->coding->country)) return false;
  if (cs_str_starts(code, CS_STR("IGO"))) return true;
  return isstate(m, code) && (code.size == 3 || cs_code_hasany(code, powers));
}

/* "Taiwan said Chinese warplanes crossed the line": they came near Taiwan. */
static cs_str complains(const cs_maker *m, const cs_frame *frame, cs_str own) {
  static const char *const powers[] = {"GOV", "MIL", NULL};
  const cs_mention *says =
      cs_mention_at(m->coding, frame->sentence, frame->attribution);
  if (says == NULL || says->nactors != 1) return (cs_str){"", 0};
  cs_str code = says->actors[0].code;
  bool power = code.size == 3 || cs_code_hasany(code, powers);
  if (!power || !isstate(m, code) || !isstate(m, own) ||
      cs_str_starts(code, cs_str_slice(own, 0, 3)))
    return (cs_str){"", 0};
  return cs_str_slice(code, 0, 3);
}

bool cs_usual_isabroad(const cs_maker *m) {
  cs_str own = cs_parties_code(&m->sources);
  return m->coding->country.size > 0 && isoutside(m, own) && isstate(m, own) &&
         isnamed(m);
}

/* "fired tear gas": at a crowd. */
static bool isriotgear(const cs_maker *m, const cs_frame *frame) {
  static const char *const nouns[] = {
      "gas",    "tear_gas", "teargas", "tear-gas", "cannon", "bullet", "baton",
      "pellet", "canister", "grenade", "spray",    "shot",   NULL};
  const cs_tree *tree = &m->coding->trees[frame->sentence];
  return (frame->target != CS_NONE &&
          cs_tree_isany(tree, frame->target, nouns)) ||
         (frame->last != CS_NONE && cs_tree_isany(tree, frame->last, nouns));
}

/* "fired tear gas to disperse students": the other deed names them. */
static bool namedthere(const cs_maker *m, const cs_frame *frame) {
  cs_coding *c = m->coding;
  for (size_t i = 0; i < c->nframes; i++) {
    if (c->frames[i].sentence != frame->sentence ||
        !cs_str_equal(c->frames[i].code, frame->code))
      continue;
    const cs_mention *who =
        cs_mention_at(c, frame->sentence, c->frames[i].target);
    if (who != NULL && who->nactors > 0) return true;
  }
  return false;
}

/* "broke up a march in Istanbul": those who marched, not the state. */
static cs_status crowdof(cs_maker *m, const cs_frame *frame) {
  static const char *const forces[] = {"COP", "MIL", NULL};
  cs_str own = cs_parties_code(&m->sources), to = cs_parties_code(&m->targets);
  if (!cs_str_equal(frame->code, CS_STR("175")) || m->targets.n != 1 ||
      to.size != 3 || !cs_code_samestate(own, to) ||
      !cs_code_hasany(own, forces))
    return CS_OK;
  return put(m, &m->targets, cs_coding_join(m->coding, to, CS_STR("CVL")),
             "default:");
}

static cs_status filltarget(cs_maker *m, const cs_frame *frame) {
  static const char *const rulers[] = {"GOV", "LEG", "COP", "MIL", NULL};
  static const char *const crowds[] = {"COP", "MIL", NULL};
  cs_coding *c = m->coding;
  cs_str own = cs_parties_code(&m->sources);
  cs_str role = addressee(m, frame);
  if (role.size > 0)
    return put(m, &m->targets, authority(m, frame, &m->sources, role),
               "default:");
  if (cs_str_starts(frame->code, CS_STR("14")) && c->country.size > 0)
    return put(m, &m->targets,
               cs_coding_join(c, protestedat(m, frame, own), CS_STR("GOV")),
               "default:");
  if (isjudgement(frame->code) && iscivic(m, own) && !frame->nominal)
    return put(m, &m->targets,
               cs_coding_join(c, cs_str_slice(own, 0, 3), CS_STR("GOV")),
               "default:");
  if ((cs_str_starts(frame->code, CS_STR("172")) ||
       cs_str_starts(frame->code, CS_STR("132"))) &&
      isstate(m, own) && (own.size == 3 || cs_code_hasany(own, rulers)))
    return put(m, &m->targets,
               cs_coding_join(c, cs_str_slice(own, 0, 3), CS_STR("CVL")),
               "default:");
  if (rootof(frame->code) >= 15 && rootof(frame->code) != 16) {
    cs_str victim = complains(m, frame, own);
    if (victim.size > 0) return put(m, &m->targets, victim, "default:");
  }
  if (cs_str_equal(frame->code, CS_STR("175")) && isstate(m, own) &&
      cs_code_hasany(own, crowds) && isriotgear(m, frame) &&
      !namedthere(m, frame))
    return put(m, &m->targets,
               cs_coding_join(c, cs_str_slice(own, 0, 3), CS_STR("CVL")),
               "default:");
  if (cs_str_starts(frame->code, CS_STR("15")) && cs_usual_isabroad(m))
    return put(m, &m->targets, c->country, "default:");
  if (isremark(frame->code) && !frame->nominal && isoutside(m, own) &&
      frame->target != CS_NONE && isnamed(m))
    return put(m, &m->targets, c->country, "default:");
  if (cs_str_equal(frame->code, CS_STR("042")) && frame->target != CS_NONE &&
      isoutside(m, own) && isnamed(m))
    return put(m, &m->targets, c->country, "default:");
  bool aid =
      rootof(frame->code) == 7 || cs_str_starts(frame->code, CS_STR("033"));
  static const char *const police[] = {"COP", NULL};
  if (aid && c->country.size > 0 && !cs_str_starts(own, c->country) &&
      !cs_code_hasany(own, police)) /* they restore order at home */
    return put(m, &m->targets, c->country, "default:");
  return CS_OK;
}

/* Those who protest where the protest is. */
static cs_str citizens(cs_maker *m, const cs_frame *frame) {
  cs_coding *c = m->coding;
  cs_str state =
      cs_context_scene(m->dictionary, c, frame->sentence, frame->anchor);
  if (state.size == 0) state = c->country;
  return state.size > 0 ? cs_coding_join(c, state, CS_STR("CVL")) : state;
}

/* The state whose police or court it is; where nobody is named, the scene's. */
static cs_str jurisdiction(cs_maker *m, const cs_frame *frame) {
  cs_str source = cs_parties_code(&m->sources);
  if (source.size > 0)
    return isstate(m, source) && isauthority(source)
               ? cs_str_slice(source, 0, 3)
               : (cs_str){"", 0};
  if (m->sources.n > 0) return (cs_str){"", 0};
  return cs_context_scene(m->dictionary, m->coding, frame->sentence,
                          frame->anchor);
}

/* "The police arrested Tunde Bello", of whom nothing is known: one of those
   whom police and courts of the state deal with. */
static void filldefendant(cs_maker *m, const cs_frame *frame) {
  static const char *const codes[] = {"173", "116",  "1161",
                                      "115", "1121", NULL};
  const cs_coding *c = m->coding;
  cs_party *party = m->targets.items;
  if (m->targets.n == 0 || cs_parties_known(&m->targets) ||
      party->mention == CS_NONE || party->actor.code.size > 0 ||
      frame->standing != CS_ACTUAL || !cs_str_isany(frame->code, codes))
    return;
  const cs_mention *who = &c->mentions[party->mention];
  const cs_token *head = &c->trees[who->sentence].tokens[who->head];
  if (head->upos != CS_PROPN || who->nactors > 0 || who->place || who->agent)
    return;
  cs_str state = jurisdiction(m, frame);
  if (!isstate(m, state)) return;
  cs_str code = cs_coding_join(m->coding, state, CS_STR("CRM"));
  if (code.size == 0) return;
  m->targets.n = 1;
  party->actor.code = code;
  party->actor.why = named(m, code, "default:");
}

/* "protested against the building of a migrant camp": at those who let it be
   built. */
static void clearthing(cs_maker *m, const cs_frame *frame) {
  static const char *const others[] = {"REF", "CVL", "BUS", "HLH",
                                       "EDU", "AGR", "ENV", NULL};
  if (!cs_str_starts(frame->code, CS_STR("14")) || m->targets.n != 1 ||
      m->targets.items[0].mention == CS_NONE)
    return;
  const cs_mention *what = &m->coding->mentions[m->targets.items[0].mention];
  cs_str code = m->targets.items[0].actor.code;
  if (what->direct || what->named || !cs_code_hasany(code, others) ||
      !cs_code_samestate(code, cs_parties_code(&m->sources)))
    return;
  m->targets.n = 0;
}

bool cs_usual_foughtout(const cs_maker *m, const cs_frame *frame) {
  static const char *const forces[] = {"MIL", "COP", NULL};
  if (!frame->passive || rootof(frame->code) < 18 || m->sources.n > 0 ||
      m->targets.n != 2)
    return false;
  const cs_party *a = &m->targets.items[0], *b = &m->targets.items[1];
  bool first = cs_code_hasany(a->actor.code, forces);
  if (!cs_code_samestate(a->actor.code, b->actor.code) ||
      first == cs_code_hasany(b->actor.code, forces) ||
      !cs_code_isoutlaw(first ? b->actor.code : a->actor.code))
    return false;
  return true;
}

/* "Thabo Mokoena", but not "the Indus Queen". */
static bool isfullname(const cs_tree *tree, uint32_t head) {
  if (tree->tokens[head].upos != CS_PROPN) return false;
  if (head + 1 < tree->n && tree->tokens[head + 1].deprel == CS_FLAT)
    return true;
  return head > 1 && tree->tokens[head - 1].upos == CS_PROPN &&
         tree->tokens[head - 1].head == (int32_t)head &&
         tree->tokens[head - 2].upos != CS_DET &&
         cs_tree_deprel(tree, head - 1) == CS_COMPOUND;
}

/* "Gunmen shot Thabo Mokoena", of whom nothing is known: a citizen of the
 * place.
 */
static void fillvictim(cs_maker *m, const cs_frame *frame) {
  static const char *const verbs[] = {"shoot",       "kill",   "murder", "stab",
                                      "abduct",      "kidnap", "behead", "beat",
                                      "assassinate", NULL};
  cs_party *party = m->targets.items;
  if (m->targets.n != 1 || party->mention == CS_NONE ||
      party->actor.code.size > 0 || rootof(frame->code) < 18 ||
      frame->standing != CS_ACTUAL || !cs_parties_known(&m->sources) ||
      !cs_tree_isany(&m->coding->trees[frame->sentence], frame->anchor, verbs))
    return;
  const cs_mention *who = &m->coding->mentions[party->mention];
  const cs_tree *tree = &m->coding->trees[who->sentence];
  if (who->nactors > 0 || who->place || who->agent ||
      !isfullname(tree, who->head))
    return;
  cs_str state = cs_context_scene(m->dictionary, m->coding, frame->sentence,
                                  frame->anchor);
  if (state.size == 0) state = m->coding->country;
  if (!isstate(m, state)) return;
  party->actor.code = cs_coding_join(m->coding, state, CS_STR("CVL"));
  party->actor.why = named(m, party->actor.code, "default:");
}

cs_status cs_usual_fill(cs_maker *m, const cs_frame *frame) {
  if (cs_usual_foughtout(m, frame)) return CS_OK;
  clearthing(m, frame);
  cs_status status = crowdof(m, frame);
  if (status != CS_OK) return status;
  filldefendant(m, frame);
  fillvictim(m, frame);
  bool source = cs_parties_known(&m->sources),
       target = cs_parties_known(&m->targets);
  if (m->sources.n == 0 && target && frame->standing != CS_FUTURE) {
    if (cs_str_starts(frame->code, CS_STR("14")) &&
        frame->standing == CS_ACTUAL)
      return put(m, &m->sources, citizens(m, frame), "default:");
    cs_str role = sourcerole(m, frame);
    if (role.size == 0) role = slayer(m, frame);
    if (role.size == 0) return CS_OK;
    return put(m, &m->sources, authority(m, frame, &m->targets, role),
               "default:");
  }
  if (source && !target && cs_parties_open(m, frame, &m->targets))
    return filltarget(m, frame);
  return CS_OK;
}
