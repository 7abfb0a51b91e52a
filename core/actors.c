#include "actors.h"
#include "code.h"

static cs_str why2(const cs_finder *f, const cs_hit *a, const cs_hit *b) {
  cs_str one = cs_coding_where(f->coding, a->role->where);
  if (b == NULL) return one;
  cs_str two = cs_coding_where(f->coding, b->role->where);
  return cs_coding_join(f->coding, cs_coding_join(f->coding, one, CS_STR("+")),
                        two);
}

/* The mention's text with a name in it, but not an actor itself: "NATO
   summit", "Iranian missiles". */
static cs_status indirect(cs_finder *f, cs_mention *m, const cs_hit *hit,
                          bool former) {
  m->direct = false;
  return cs_mention_addactor(f->coding, m, cs_code_name(f, hit, former),
                             why2(f, hit, NULL));
}

/* "officials from Japan, South Korea and Australia". */
static cs_status lookbeside(cs_finder *f, uint32_t after, cs_mention *found,
                            int depth) {
  CS_EACH_CHILD (f->tree, child, after) {
    if (f->tree->tokens[child].deprel != CS_CONJ || found->nactors == 0 ||
        cs_tree_isverb(f->tree, child))
      continue;
    cs_mention other = {.via = CS_NONE};
    cs_status status = cs_actors_find(f, child, &other, depth + 1);
    for (uint32_t i = 0; status == CS_OK && i < other.nactors; i++)
      status = cs_mention_addactor(f->coding, found, other.actors[i].code,
                                   other.actors[i].why);
    if (status != CS_OK) return status;
  }
  return CS_OK;
}

/* The actors of the phrase after "of", "in" …: "president of France". */
static cs_status lookafter(cs_finder *f, uint32_t head, cs_mention *found,
                           size_t npreps, int depth) {
  for (size_t i = 0; i < npreps && depth < 6; i++) {
    uint32_t after = cs_phrase_after(f->tree, head, i);
    if (after == CS_NONE) continue;
    found->via = after;
    found->nactors = 0;
    found->role = (cs_str){"", 0};
    cs_status status = cs_actors_find(f, after, found, depth + 1);
    if (status == CS_OK) status = lookbeside(f, after, found, depth);
    if (status != CS_OK) return status;
    if (found->nactors > 0) return CS_OK;
  }
  return CS_OK;
}

static cs_status codeplaces(cs_finder *f, const cs_phrase *p, cs_mention *m,
                            cs_str role) {
  cs_status status = CS_OK;
  for (size_t i = 0; i < p->nplaces && status == CS_OK; i++) {
    const cs_hit *place = p->places[i];
    /* "Paris, France": the larger place adds nothing */
    cs_str code = cs_code_join(f, place->role->code, role);
    status = cs_mention_addactor(
        f->coding, m, code, why2(f, place, role.size > 0 ? p->agent : NULL));
  }
  return status;
}

/* "Arab citizens of Israel": where a people belongs to no state, the state
   after "of" counts. */
static const cs_hit *stateof(const cs_finder *f, const cs_phrase *p,
                             uint32_t head) {
  uint32_t after = cs_phrase_after(f->tree, head, 0);
  if (p->nplaces != 1 || after == CS_NONE || f->hitof[after] == 0 ||
      cs_tree_childof(f->tree, after, CS_CASE, CS_STR("of")) == CS_NONE)
    return NULL;
  const cs_lexicon *lexicon = cs_dictionary_lexicon(f->dictionary);
  const cs_hit *hit = &f->hits[f->hitof[after] - 1];
  cs_str people = cs_code_first(p->places[0]->role->code);
  return hit->entry->kind == CS_KIND_COUNTRY &&
                 !cs_lexicon_iscountry(lexicon, people)
             ? hit
             : NULL;
}

/* "leaders or their deputies from Japan, Korea and Australia attended": states
   after "from" before the next verb, wherever the parser hung them. */
static cs_status lookahead(cs_finder *f, uint32_t head, cs_str role, cs_str why,
                           cs_mention *m) {
  cs_status status = CS_OK;
  uint32_t place = CS_NONE;
  for (uint32_t t = head + 1; t < f->tree->n && t < head + 8; t++) {
    uint8_t upos = f->tree->tokens[t].upos;
    if (upos == CS_VERB || upos == CS_AUX || upos == CS_PUNCT) break;
    uint32_t prep = cs_tree_case(f->tree, t);
    if (f->tree->actors[t] && prep != CS_NONE &&
        cs_tree_islemma(f->tree, prep, CS_STR("from"))) {
      place = t;
      break;
    }
  }
  if (place == CS_NONE) return CS_OK;
  cs_mention found = {.via = CS_NONE};
  status = cs_actors_find(f, place, &found, 4);
  if (status == CS_OK) status = lookbeside(f, place, &found, 4);
  for (uint32_t i = 0; status == CS_OK && i < found.nactors; i++)
    status = cs_mention_addactor(
        f->coding, m, cs_code_join(f, found.actors[i].code, role),
        cs_coding_join(f->coding, cs_coding_join(f->coding, why, CS_STR("+")),
                       found.actors[i].why));
  return status;
}

/* "leaders of Hamas" are no government: a body of its own keeps its role. */
static bool isbody(const cs_mention *found, cs_str base, cs_str role) {
  return found->named && !found->place && base.size >= 6 &&
         cs_str_equal(role, CS_STR("GOV")) &&
         !cs_code_has(base, CS_STR("GOV")) && !cs_code_has(base, CS_STR("CVL"));
}

/* The role with what stands after the agent noun: "president of France"; a
   country keeps no role of its own. */
static cs_status agentafter(cs_finder *f, const cs_mention *found, cs_str role,
                            cs_str why, cs_mention *m) {
  cs_status status = CS_OK;
  cs_str plus = cs_coding_join(f->coding, why, CS_STR("+"));
  for (uint32_t i = 0; status == CS_OK && i < found->nactors; i++) {
    cs_str base = found->actors[i].code;
    if (role.size > 0 && !isbody(found, base, role) &&
        cs_lexicon_iscountry(cs_dictionary_lexicon(f->dictionary),
                             cs_code_first(base)))
      base = cs_code_first(base);
    status = cs_mention_addactor(
        f->coding, m, cs_code_join(f, base, role),
        cs_coding_join(f->coding, plus, found->actors[i].why));
  }
  return status;
}

static cs_status agentowner(cs_finder *f, const cs_phrase *p, cs_str role,
                            cs_mention *m) {
  cs_str owner = cs_phrase_isplace(p->owner->entry->kind)
                     ? p->owner->role->code
                     : cs_code_name(f, p->owner, false);
  return cs_mention_addactor(f->coding, m, cs_code_join(f, owner, role),
                             why2(f, p->owner, p->agent));
}

/* "a coalition of unions", "a delegation of lawmakers": what they are counts,
   not that they are together. */
static bool isgrouping(const cs_tree *tree, uint32_t head) {
  static const char *const nouns[] = {"coalition", "delegation", "alliance",
                                      "network",   "federation", "gang",
                                      "mob",       "band",       NULL};
  return cs_tree_isany(tree, head, nouns);
}

static cs_status codeagent(cs_finder *f, uint32_t head, const cs_phrase *p,
                           cs_mention *m, int depth) {
  cs_str role = cs_code_agent(p);
  m->agent = true;
  m->agentrole = role;
  cs_str why = cs_coding_where(f->coding, p->agent->role->where);
  if (cs_code_iswhole(f, role))
    return cs_mention_addactor(f->coding, m, role, why);
  const cs_hit *state = stateof(f, p, head);
  if (state != NULL)
    return cs_mention_addactor(f->coding, m,
                               cs_code_join(f, state->role->code, role),
                               why2(f, state, p->agent));
  if (p->nplaces > 0) return codeplaces(f, p, m, role);
  if (p->name != NULL)
    return cs_mention_addactor(f->coding, m,
                               cs_code_join(f, p->name->role->code, role),
                               why2(f, p->name, p->agent));
  if (p->owner != NULL) return agentowner(f, p, role, m);
  cs_mention found = {.via = CS_NONE};
  cs_status status = lookafter(f, head, &found, 8, depth);
  m->via = found.via;
  if (isgrouping(f->tree, head) && found.agent && !found.named &&
      (found.role.size > 0 || found.nactors > 0)) {
    role = found.role; /* none: the actors have it in them */
    if (role.size > 0) why = found.rolewhy;
  }
  if (status == CS_OK) status = agentafter(f, &found, role, why, m);
  if (status == CS_OK && m->nactors == 0 && depth == 0)
    status = lookahead(f, head, role, why, m);
  if (status == CS_OK && m->nactors == 0) {
    m->role = role;
    m->rolewhy = why;
  }
  m->agentrole = role;
  return status;
}

/* The place of a phrase after "of": "the Election Commission of Iraq". */
static const cs_hit *placeafter(const cs_finder *f, uint32_t head) {
  uint32_t after = cs_phrase_after(f->tree, head, 0);
  if (after == CS_NONE || f->hitof[after] == 0) return NULL;
  const cs_hit *hit = &f->hits[f->hitof[after] - 1];
  return hit->entry->kind == CS_KIND_COUNTRY ? hit : NULL;
}

/* "Brazil's Supreme Court": an institution of another state than the one that
   has it by default. */
static const cs_hit *elsewhere(const cs_finder *f, const cs_phrase *p,
                               uint32_t head) {
  cs_str code = p->name->role->code;
  const cs_hit *place = p->nplaces > 0 ? p->places[0] : p->owner;
  if (place == NULL) place = placeafter(f, head);
  if (code.size <= 3 || place == NULL || !cs_phrase_isplace(place->entry->kind))
    return NULL;
  const cs_lexicon *lexicon = cs_dictionary_lexicon(f->dictionary);
  cs_str other = place->role->code;
  if (!cs_lexicon_iscountry(lexicon, cs_code_first(code)) ||
      !cs_lexicon_iscountry(lexicon, cs_code_first(other)))
    return NULL;
  return cs_str_equal(cs_code_first(code), cs_code_first(other)) ? NULL : place;
}

/* "U.S., French and British forces", where "British forces" is a name. */
static bool coordinated(const cs_finder *f, const cs_hit *place,
                        const cs_hit *name) {
  if (place->last >= f->tree->n || place->last > name->first) return false;
  cs_str next = cs_tree_lemma(f->tree, place->last);
  return cs_str_equal(next, CS_STR("and")) || cs_str_equal(next, CS_STR(",")) ||
         cs_str_equal(next, CS_STR("or"));
}

static cs_status codeelsewhere(cs_finder *f, const cs_phrase *p, uint32_t head,
                               cs_mention *m) {
  const cs_hit *place = elsewhere(f, p, head);
  cs_str code = p->name->role->code;
  cs_str role = cs_str_slice(code, 3, code.size);
  bool several = p->nplaces > 0 && coordinated(f, place, p->name);
  cs_status status = CS_OK;
  m->named = true;
  if (!several)
    return cs_mention_addactor(
        f->coding, m,
        cs_coding_join(f->coding, cs_code_first(place->role->code), role),
        why2(f, place, p->name));
  for (size_t i = 0; i < p->nplaces && status == CS_OK; i++)
    status = cs_mention_addactor(
        f->coding, m,
        cs_coding_join(f->coding, cs_code_first(p->places[i]->role->code),
                       role),
        why2(f, p->places[i], p->name));
  return status == CS_OK
             ? cs_mention_addactor(f->coding, m, code, why2(f, p->name, NULL))
             : status;
}

/* "a town held by rebels", "the rebel-held town": it belongs to them. */
static cs_status heldby(cs_finder *f, uint32_t head, cs_mention *m, int depth) {
  static const char *const verbs[] = {"hold",     "control", "run",
                                      "own",      "rule",    "occupy",
                                      "dominate", "govern",  NULL};
  CS_EACH_CHILD (f->tree, child, head) {
    cs_deprel rel = cs_tree_deprel(f->tree, child);
    bool holds = cs_tree_isany(f->tree, child, verbs);
    if (!holds || (rel != CS_ACL && rel != CS_AMOD) || depth > 4) continue;
    CS_EACH_CHILD (f->tree, who, child) {
      cs_deprel how = cs_tree_deprel(f->tree, who);
      bool by = how == CS_OBL &&
                cs_tree_childof(f->tree, who, CS_CASE, CS_STR("by")) != CS_NONE;
      bool joined = who < child && (how == CS_COMPOUND || how == CS_OBL ||
                                    how == CS_NMOD || how == CS_AMOD);
      if (!by && !joined) continue;
      cs_status status = cs_actors_find(f, who, m, depth + 1);
      m->direct = m->agent = m->person = m->place = false;
      if (status != CS_OK || m->nactors > 0 || m->role.size > 0) return status;
    }
  }
  return CS_OK;
}

/* A known name: "Angela Merkel", "the European Union". */
static cs_status codename(cs_finder *f, const cs_hit *hit, bool former,
                          cs_mention *m) {
  m->named = true;
  return cs_mention_addactor(f->coding, m, cs_code_name(f, hit, former),
                             why2(f, hit, NULL));
}

/* A place itself: "France", "the Brazilian". */
static cs_status codeplace(cs_finder *f, const cs_phrase *p, cs_mention *m) {
  m->place = true;
  m->named = true;
  for (size_t i = 0; i < p->nplaces; i++)
    if (p->places[i]->entry->kind == CS_KIND_COUNTRY ||
        p->places[i]->entry->kind == CS_KIND_DEMONYM)
      m->state = true;
  return codeplaces(f, p, m, (cs_str){"", 0});
}

/* Does the agent noun say what the phrase is?  "police report" is no police;
   "Prime Minister Smith" is one. */
static bool isagent(const cs_finder *f, const cs_phrase *p, uint32_t head) {
  return p->agent != NULL && !p->headnamed &&
         !(p->headplace && p->agent->last <= head) &&
         (p->headagent || f->tree->tokens[head].upos == CS_PROPN);
}

/* "the Hamas movement" is Hamas. */
static bool isitself(const cs_finder *f, const cs_phrase *p, uint32_t head) {
  static const char *const nouns[] = {"group",        "movement",     "militia",
                                      "organization", "organisation", "faction",
                                      "alliance",     "bloc",         "network",
                                      "party",        "agency",       NULL};
  return p->name != NULL && !p->headagent && p->name->last == head &&
         p->nplaces == 0 && cs_tree_isany(f->tree, head, nouns);
}

/* "the Lenin shipyard", "Kennedy airport": not the man. */
static bool isnamesake(const cs_finder *f, const cs_phrase *p, uint32_t head) {
  static const char *const nouns[] = {
      "shipyard", "square",   "street",   "avenue",     "road",      "airport",
      "stadium",  "station",  "hospital", "university", "museum",    "bridge",
      "prize",    "award",    "college",  "mausoleum",  "library",   "park",
      "hotel",    "barracks", "cup",      "institute",  "boulevard", NULL};
  return p->person->last <= head && cs_tree_isany(f->tree, head, nouns);
}

/* "NATO Secretary General Jens Stoltenberg": what the text says of an office
   goes before what is known of the day. */
static bool isofficer(const cs_phrase *p) {
  return p->name != NULL && p->agent != NULL && !p->former &&
         p->name->entry->kind == CS_KIND_ACTOR &&
         p->agent->first == p->name->last &&
         p->person->first == p->agent->last &&
         !cs_str_starts(p->person->role->code, p->name->role->code);
}

/* The phrase is the actor; true: *status tells how that went. */
static bool codedirect(cs_finder *f, uint32_t head, const cs_phrase *p,
                       cs_mention *m, int depth, cs_status *status) {
  bool proper = f->tree->tokens[head].upos == CS_PROPN;
  if (p->person != NULL && isnamesake(f, p, head)) return false;
  if (p->person != NULL) {
    m->person = true;
    *status = codename(f, isofficer(p) ? p->name : p->person, p->former, m);
  } else if (isagent(f, p, head)) {
    if (!p->headagent) m->person = m->named = true;
    *status = codeagent(f, head, p, m, depth);
  } else if (p->name != NULL && p->headnamed && elsewhere(f, p, head)) {
    *status = codeelsewhere(f, p, head, m);
  } else if (p->name != NULL &&
             (p->headnamed || proper || isitself(f, p, head))) {
    *status = codename(f, p->name, p->former, m);
  } else if (p->headplace) {
    *status = codeplace(f, p, m);
  } else {
    return false;
  }
  return true;
}

/* "the Thai province of Yala": a place, though it is not known by its name. */
static bool isregion(const cs_tree *tree, uint32_t head) {
  static const char *const nouns[] = {
      "region",     "province",    "city",   "town",   "district",    "village",
      "island",     "peninsula",   "oblast", "coast",  "capital",     "state",
      "prefecture", "governorate", "county", "suburb", "archipelago", NULL};
  return cs_tree_isany(tree, head, nouns);
}

/* It belongs to an actor that is named in it: "NATO summit", "French arms". */
static bool codeindirect(cs_finder *f, uint32_t head, const cs_phrase *p,
                         cs_mention *m, int depth, cs_status *status) {
  if (p->name != NULL) {
    *status = indirect(f, m, p->name, p->former);
  } else if (p->owner != NULL && f->tree->tokens[head].upos != CS_PROPN) {
    *status = indirect(f, m, p->owner, false);
  } else if (p->nplaces > 0) {
    m->direct = false;
    m->place = isregion(f->tree, head);
    *status = codeplaces(f, p, m, (cs_str){"", 0});
  } else if (p->agent != NULL && /* but not "military alliance" */
             f->tree->tokens[p->agent->last - 1].upos != CS_ADJ) {
    *status = codeagent(f, head, p, m, depth);
    m->direct = m->agent = false;
  } else {
    return false;
  }
  return true;
}

/* Or to one after it: "a town held by rebels", "the army of Chad". */
static cs_status codeafter(cs_finder *f, uint32_t head, cs_mention *m,
                           int depth) {
  if (f->tree->tokens[head].upos == CS_PRON) return CS_OK;
  cs_status held = heldby(f, head, m, depth);
  if (held != CS_OK || m->nactors > 0 || m->role.size > 0) return held;
  cs_mention found = {.via = CS_NONE};
  cs_status status = lookafter(f, head, &found, 1, depth);
  m->via = found.via;
  if (status != CS_OK) return status;
  m->direct = false;
  for (uint32_t i = 0; status == CS_OK && i < found.nactors; i++)
    status = cs_mention_addactor(f->coding, m, found.actors[i].code,
                                 found.actors[i].why);
  if (found.nactors == 0 && found.role.size > 0) {
    m->role = found.role;
    m->rolewhy = found.rolewhy;
  }
  return status;
}

cs_status cs_actors_find(cs_finder *f, uint32_t head, cs_mention *m,
                         int depth) {
  cs_phrase p;
  cs_status status = CS_OK;
  cs_phrase_read(f, head, &p);
  if (p.agent != NULL) m->office = p.agent->role;
  m->direct = true;
  if (codedirect(f, head, &p, m, depth, &status)) return status;
  if (codeindirect(f, head, &p, m, depth, &status)) return status;
  return codeafter(f, head, m, depth);
}
