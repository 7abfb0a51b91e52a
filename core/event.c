#include <stdlib.h>
#include <string.h>

#include "event.h"

static bool borrowed(const cs_party *p) {
  return cs_str_starts(p->actor.why, CS_STR("coref"));
}

/* Is it the same actor?  Two officials of one government may meet. */
static bool self(const cs_maker *m, const cs_party *a, const cs_party *b) {
  const cs_coding *c = m->coding;
  if (cs_party_iscodeless(a) || cs_party_iscodeless(b))
    return a->span.last > 0 && b->span.last > 0 &&
           a->span.first == b->span.first;
  if (!cs_str_equal(a->actor.code, b->actor.code)) return false;
  if (a->mention == b->mention || a->mention == CS_NONE ||
      b->mention == CS_NONE)
    return true;
  bool state = cs_lexicon_iscountry(cs_dictionary_lexicon(m->dictionary),
                                    cs_str_slice(a->actor.code, 0, 3));
  bool role = state == (a->actor.code.size > 3); /* FRAGOV, or GOV alone */
  if (!role || borrowed(a) || borrowed(b)) return true;
  bool indirect =
      !c->mentions[a->mention].direct || !c->mentions[b->mention].direct;
  return indirect && cs_str_equal(a->actor.why, b->actor.why);
}

static bool repeated(const cs_maker *m, const cs_event *e) {
  const cs_coding *c = m->coding;
  for (size_t i = m->first; i < c->nevents; i++) {
    const cs_event *o = &c->events[i];
    bool actors = cs_str_equal(o->source_actor.code, e->source_actor.code) &&
                  cs_str_equal(o->target_actor.code, e->target_actor.code);
    if (!actors) continue;
    if (e->source_actor.code.size == 0 &&
        o->source_span.first != e->source_span.first)
      continue;
    if (e->target_actor.code.size == 0 &&
        o->target_span.first != e->target_span.first)
      continue;
    if (cs_str_equal(o->code, e->code)) return true;
    if (e->nominal && memcmp(o->code.bytes, e->code.bytes, 2) == 0) return true;
  }
  return false;
}

static cs_status addevent(cs_maker *m, uint32_t number, const cs_party *source,
                          const cs_party *target, cs_str code) {
  cs_coding *c = m->coding;
  const cs_frame *frame = &c->frames[number];
  cs_event e = {.sentence = frame->sentence,
                .frame = number,
                .code = code,
                .source = source->mention,
                .target = target->mention,
                .source_actor = source->actor,
                .target_actor = target->actor,
                .source_span = source->span,
                .target_span = target->span,
                .action_span = cs_coding_actionspan(c, frame),
                .standing = frame->standing,
                .nominal = frame->nominal,
                .attribution = {{"", 0}, {"", 0}}};
  if (repeated(m, &e)) return CS_OK;
  const cs_mention *speaker =
      cs_mention_at(c, frame->sentence, frame->attribution);
  if (speaker != NULL) {
    e.attribution_span = cs_mention_span(c, speaker);
    if (speaker->nactors > 0) e.attribution = speaker->actors[0];
  }
  cs_event *events =
      cs_grow(c->events, &c->capevents, c->nevents + 1, sizeof *events);
  if (events == NULL) return CS_ENOMEM;
  c->events = events;
  events[c->nevents++] = e;
  return CS_OK;
}

static bool startsany(cs_str code, const char *const *roots) {
  for (; *roots != NULL; roots++)
    if (cs_str_starts(code, (cs_str){*roots, strlen(*roots)})) return true;
  return false;
}

/* What one does to nobody: protest, alert forces, declare an emergency. */
static bool needsnobody(cs_str code) {
  static const char *const roots[] = {"14", "15", "087", "172", NULL};
  return startsany(code, roots);
}

/* Coding what has no actors too: "Iraq bombed the north of Iraq", "the EU
   lifted its embargo". */
static bool athome(const cs_maker *m, const cs_frame *frame,
                   const cs_party *source, const cs_party *target) {
  if (!m->options.uncoded || frame->mirror.size > 0 || frame->nominal ||
      frame->target == CS_NONE)
    return false;
  const cs_token *t = &m->coding->trees[frame->sentence].tokens[frame->target];
  return t->upos != CS_PRON && source->mention != target->mention &&
         source->span.first != target->span.first;
}

static cs_status addpair(cs_maker *m, uint32_t number, const cs_party *source,
                         const cs_party *target) {
  const cs_frame *frame = &m->coding->frames[number];
  cs_coding *c = m->coding;
  bool unknown = cs_party_iscodeless(source) || cs_party_iscodeless(target);
  const cs_party nobody = {CS_NONE, {{"", 0}, {"", 0}}, {0, 0}};
  bool alone = frame->rule != NULL && !frame->rule->pattern.hastarget &&
               frame->outer == NULL && frame->mirror.size == 0;
  bool lost = !alone && !frame->guessed;
  bool police = cs_str_starts(frame->code, CS_STR("173")) &&
                cs_str_starts(source->actor.why, CS_STR("default:"));
  if (!police && self(m, source, target) &&
      !(lost && athome(m, frame, source, target))) {
    bool show = cs_str_starts(frame->code, CS_STR("150")) && !frame->nominal;
    if (lost && !show) return CS_OK;
    alone |= show;    /* "fired missiles off its coast" */
    target = &nobody; /* "raised its alert": nobody else is meant */
    unknown = true;
  }
  if (cs_visit_isnone(m, frame, source, target)) return CS_OK;
  if (unknown && !m->options.uncoded) {
    bool kept = alone && !cs_visit_isflight(frame, source) &&
                !cs_party_iscodeless(source) && needsnobody(frame->code) &&
                (target->span.last == 0 || frame->guessed);
    if (!kept) {
      c->uncoded++;
      return CS_OK;
    }
  }
  cs_status status = addevent(m, number, source, target, frame->code);
  bool other = target->span.last > 0 || !cs_party_iscodeless(target);
  if (status == CS_OK && frame->mirror.size > 0 && other)
    status = addevent(m, number, target, source, frame->mirror);
  return status;
}

/* What two do without a third they do with each other: agree, meet, sign,
   cooperate; but they do not mediate, visit or promise aid that way. */
static bool mutual(cs_str code) {
  static const char *const codes[] = {"030", "031", "036", "040", "041", "044",
                                      "046", "057", "037", "06",  NULL};
  return startsany(code, codes);
}

/* "Japan and Korea agreed", "the two countries met"; but four that say
   something together do not say it to each other. */
static bool pairable(const cs_maker *m, const cs_frame *frame) {
  if (cs_str_starts(frame->code, CS_STR("01"))) return false;
  const cs_parties *p = &m->sources;
  return p->n == 2 ||
         (p->n <= 6 && (!cs_parties_onephrase(p) || cs_parties_named(p)));
}

/* "Cuban and American officials met": everyone with everyone else; but "NATO
   and its four partners" are two sides. */
static cs_status amongsources(cs_maker *m, uint32_t number) {
  cs_status status = CS_OK;
  cs_parties *p = &m->sources;
  bool one = cs_parties_onephrase(p);
  for (size_t i = 0; i < p->n; i++)
    for (size_t j = i + 1; j < p->n && status == CS_OK; j++) {
      if (!one && p->items[i].mention == p->items[j].mention) continue;
      status = addpair(m, number, &p->items[i], &p->items[j]);
      if (status == CS_OK && m->coding->frames[number].mirror.size == 0)
        status = addpair(m, number, &p->items[j], &p->items[i]);
    }
  return status;
}

static bool among(const cs_parties *p, cs_str code) {
  for (size_t i = 0; i < p->n; i++)
    if (code.size > 0 && cs_str_equal(p->items[i].actor.code, code))
      return true;
  return false;
}

/* The paper that the text speaks for. */
static cs_status addvoice(cs_maker *m) {
  const cs_mention *voice = &m->coding->mentions[m->coding->voice];
  cs_party p = {CS_NONE, voice->actors[0], {0, 0}};
  p.actor.why = cs_coding_number(m->coding, CS_STR("coref"), m->coding->voice);
  m->sources.n = 0;
  return cs_party_add(&m->sources, p);
}

/* "the rivals have fought three wars" */
static bool fought(const cs_maker *m, const cs_frame *frame) {
  static const char *const verbs[] = {"fight", "battle", "clash", "skirmish",
                                      NULL};
  const cs_tree *tree = &m->coding->trees[frame->sentence];
  return cs_str_starts(frame->code, CS_STR("19")) && !frame->nominal &&
         m->sources.n == 2 && cs_tree_isany(tree, frame->anchor, verbs) &&
         !cs_parties_known(&m->targets);
}

/* Sides of a frame: the phrases of its roles, and what the story tells where
   they say nothing. */
static cs_status findsides(cs_maker *m, const cs_frame *frame) {
  cs_status status =
      cs_parties_expand(m, frame, frame->source, frame->target, &m->sources);
  if (status == CS_OK && frame->voiced) status = addvoice(m);
  if (status == CS_OK)
    status =
        cs_parties_expand(m, frame, frame->target, frame->source, &m->targets);
  if (m->options.uncoded || status != CS_OK) return status;
  if (frame->guessed && !cs_parties_known(&m->targets)) m->targets.n = 0;
  bool adjective = cs_tree_deprel(&m->coding->trees[frame->sentence],
                                  frame->anchor) == CS_AMOD;
  if (adjective) /* "captured fighters", but not "suspected rebels" */
    return cs_str_starts(frame->code, CS_STR("11")) ? CS_OK
                                                    : cs_story_recall(m, frame);
  if (fought(m, frame)) return CS_OK;
  cs_parties_dropown(m, frame);
  cs_parties_clearcircle(m, frame);
  cs_parties_clearlines(m, frame, &m->sources);
  cs_parties_clearlines(m, frame, &m->targets);
  status = cs_story_doer(m, frame);
  if (status == CS_OK) status = cs_story_deed(m, frame);
  if (status == CS_OK) status = cs_story_joined(m, frame);
  if (status == CS_OK) status = cs_story_captor(m, frame);
  if (status == CS_OK) status = cs_story_recall(m, frame);
  if (status == CS_OK) status = cs_story_ahead(m, frame);
  if (status == CS_OK && frame->assailant)
    status = cs_story_assailants(m, frame);
  if (status == CS_OK && frame->condemned)
    status = cs_story_condemned(m, frame);
  if (status == CS_OK) status = cs_other_fill(m, frame);
  if (status == CS_OK) status = cs_story_partner(m, frame);
  if (status == CS_OK) status = cs_usual_fill(m, frame);
  return status;
}

static bool agreed(const cs_maker *m, const cs_frame *frame) {
  const cs_tree *tree = &m->coding->trees[frame->sentence];
  return (frame->outer != NULL &&
          cs_str_equal(frame->outer->code, CS_STR("agree"))) ||
         (!frame->nominal &&
          cs_tree_islemma(tree, frame->anchor, CS_STR("agree")));
}

/* "Germany and France agreed to withdraw their troops": is every target, if it
   is known, of a state that acts? */
static bool ownonly(const cs_maker *m) {
  for (size_t i = 0; i < m->targets.n; i++) {
    cs_str code = m->targets.items[i].actor.code;
    uint32_t mention = m->targets.items[i].mention;
    bool own = code.size < 3 || (mention != CS_NONE && /* whose is a guess */
                                 m->coding->mentions[mention].context);
    for (size_t k = 0; k < m->sources.n && !own; k++)
      own = cs_str_starts(code, m->sources.items[k].actor.code);
    if (!own) return false;
  }
  return true;
}

/* "agreed to a ceasefire": the target is what they agreed to, no party. */
static bool nobodyelse(const cs_maker *m, const cs_frame *frame,
                       bool symmetric) {
  if (frame->target == CS_NONE || (frame->guessed && symmetric)) return true;
  if (agreed(m, frame)) return ownonly(m);
  return (frame->guessed || frame->target == frame->inner) &&
         !cs_parties_known(&m->targets);
}

/* "Obama, Merkel discuss the Syrian truce": what is discussed is no partner. */
static bool istopic(const cs_maker *m, const cs_frame *frame) {
  return frame->outer != NULL && m->sources.n > 1 &&
         cs_str_equal(frame->outer->code, CS_STR("discuss")) &&
         !frame->outer->pattern.hastarget;
}

/* "suspended talks", "plan a summit": what they begin, put off or end they
   would do with each other. */
static bool ismutual(const cs_maker *m, const cs_frame *frame) {
  const cs_coding *c = m->coding;
  if (frame->outer == NULL || !(cs_str_starts(frame->code, CS_STR("164")) ||
                                cs_str_starts(frame->code, CS_STR("036"))))
    return false;
  const cs_frame *inner = frame;
  while (inner > c->frames && inner[-1].sentence == frame->sentence) inner--;
  for (; inner < c->frames + c->nframes && inner->sentence == frame->sentence;
       inner++)
    if (inner->anchor == frame->inner && inner->mirror.size > 0) return true;
  return false;
}

static bool istwo(const cs_tree *tree, uint32_t t, const char *a,
                  const char *b) {
  return t + 1 < tree->n &&
         cs_str_equal(cs_tree_form(tree, t), (cs_str){a, strlen(a)}) &&
         cs_str_equal(cs_tree_form(tree, t + 1), (cs_str){b, strlen(b)});
}

/* "blamed each other", "accused one another", "each side denounced the other",
   "expelled each other's envoys" */
static bool isreciprocal(const cs_maker *m, const cs_frame *frame) {
  enum { BEFORE = 4 };
  const cs_tree *tree = &m->coding->trees[frame->sentence];
  uint32_t target = frame->target;
  if (target == CS_NONE) return false;
  uint32_t t = target > BEFORE ? target - BEFORE : 0;
  for (; t <= target; t++) {
    if (!istwo(tree, t, "each", "other") && !istwo(tree, t, "one", "another"))
      continue;
    bool own = t + 2 < tree->n &&
               cs_str_equal(cs_tree_form(tree, t + 2), CS_STR("'s"));
    if (own ? t + 2 < target : t + 1 >= target) return true;
  }
  return target > 0 && istwo(tree, target - 1, "the", "other") &&
         !cs_parties_known(&m->targets);
}

/* Do all that act do it with each other?  Then they are the sources. */
static bool eachother(cs_maker *m, const cs_frame *frame) {
  bool symmetric = frame->mirror.size > 0 || ismutual(m, frame) ||
                   cs_str_equal(frame->code, CS_STR("057"));
  bool reciprocal = m->sources.n > 1 && isreciprocal(m, frame);
  if (fought(m, frame) || reciprocal) {
    m->targets.n = 0;
    return true;
  }
  if (m->sources.n > 1 &&
      (symmetric || mutual(frame->code) || agreed(m, frame)) &&
      (nobodyelse(m, frame, symmetric) || istopic(m, frame))) {
    m->targets.n = 0;
    return true;
  }
  if (m->targets.n == 0 && symmetric && m->sources.n > 1) return true;
  static const char *const others[] = {"other", "each", "another", NULL};
  if (m->sources.n == 2 && frame->target != CS_NONE && !frame->nominal &&
      cs_tree_isany(&m->coding->trees[frame->sentence], frame->target,
                    others) &&
      !cs_parties_known(&m->targets)) {
    m->targets.n = 0; /* "each side blamed the other" */
    return true;
  }
  symmetric |= cs_usual_foughtout(m, frame);
  if (m->sources.n > 0 || !symmetric || m->targets.n < 2) return false;
  cs_parties swap = m->sources;
  m->sources = m->targets;
  m->targets = swap;
  return true;
}

/* Puts nobody where a side is empty and may be; false: it may not. */
static bool allownobody(cs_maker *m, const cs_frame *frame, cs_status *status) {
  const cs_party nobody = {CS_NONE, {{"", 0}, {"", 0}}, {0, 0}};
  bool needs = frame->weak || frame->nominal || frame->outer != NULL ||
               (frame->rule != NULL && frame->rule->pattern.hastarget);
  if (m->sources.n > 0 && m->targets.n > 0) return true;
  if (!m->options.uncoded && (m->sources.n == 0 || needs)) {
    m->coding->targetless++;
    return false;
  }
  if (m->sources.n == 0 && m->targets.n == 0 && frame->nominal) return false;
  if (m->sources.n == 0) *status = cs_party_add(&m->sources, nobody);
  if (m->targets.n == 0 && *status == CS_OK)
    *status = cs_party_add(&m->targets, nobody);
  return true;
}

static bool isreal(const cs_frame *frame) {
  return frame->standing == CS_ACTUAL || frame->standing == CS_FUTURE ||
         frame->standing == CS_PAST_;
}

/* "Indian and Pakistani troops exchanged fire, killing five": one of them did,
   it is not told which. */
static bool eitherone(const cs_maker *m, const cs_frame *frame) {
  const cs_coding *c = m->coding;
  const cs_tree *tree = &c->trees[frame->sentence];
  if (m->sources.n < 2 || frame->nominal || frame->mirror.size > 0 ||
      cs_tree_deprel(tree, frame->anchor) != CS_ADVCL)
    return false;
  for (size_t i = m->first; i < c->nevents; i++) {
    const cs_frame *other = &c->frames[c->events[i].frame];
    if (other->anchor == cs_tree_head(tree, frame->anchor) &&
        cs_str_starts(other->code, CS_STR("19")) &&
        among(&m->sources, c->events[i].source_actor.code) &&
        among(&m->sources, c->events[i].target_actor.code))
      return true;
  }
  return false;
}

static cs_status makeevents(cs_maker *m, uint32_t number) {
  cs_coding *c = m->coding;
  const cs_frame *frame = &c->frames[number];
  if (frame->used || frame->dropped || frame->inneronly) return CS_OK;
  if (!isreal(frame) && !m->options.allstandings) {
    c->unreal++;
    return CS_OK;
  }
  if (frame->sentence != m->sentence) {
    m->sentence = frame->sentence;
    m->first = c->nevents;
    while (m->here < m->ntold && m->told[m->here].sentence < m->sentence)
      m->here++;
  }
  cs_status status = findsides(m, frame);
  if (status != CS_OK) return status;
  if (eitherone(m, frame)) return CS_OK;
  bool swapped = m->sources.n == 0;
  if (eachother(m, frame))
    return swapped || pairable(m, frame) ? amongsources(m, number) : CS_OK;
  if (!allownobody(m, frame, &status)) return status;
  for (size_t i = 0; i < m->sources.n; i++)
    for (size_t j = 0; j < m->targets.n && status == CS_OK; j++)
      status = addpair(m, number, &m->sources.items[i], &m->targets.items[j]);
  return status;
}

/* The main event of a sentence comes first: by depth in the tree, nouns after
   verbs of the same clause. */
static int depth(const cs_coding *c, const cs_frame *frame) {
  const cs_tree *tree = &c->trees[frame->sentence];
  int n = frame->nominal ? 1 : 0;
  for (uint32_t t = frame->anchor; t != CS_NONE && n < 100; n += 2)
    t = cs_tree_head(tree, t);
  return n;
}

static int bykey(const void *a, const void *b) {
  uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
  return (x > y) - (x < y);
}

/* Frames by sentence, then depth, then number. */
static uint64_t *order(const cs_coding *c) {
  uint64_t *keys = cs_alloc((c->nframes + 1) * sizeof *keys);
  if (keys == NULL) return NULL;
  size_t first = 0;
  for (size_t i = 0; i < c->nframes; i++) {
    keys[i] = (uint64_t)depth(c, &c->frames[i]) << 32 | i;
    bool last = i + 1 == c->nframes ||
                c->frames[i + 1].sentence != c->frames[i].sentence;
    if (!last) continue;
    if (i > first) qsort(keys + first, i + 1 - first, sizeof *keys, bykey);
    first = i + 1;
  }
  return keys;
}

/* The events of all frames, from the start. */
static cs_status readall(cs_maker *m, const uint64_t *frames) {
  cs_coding *c = m->coding;
  cs_status status = CS_OK;
  c->nevents = c->unreal = c->uncoded = c->targetless = 0;
  m->sentence = CS_NONE;
  m->here = 0;
  for (size_t i = 0; i < c->nframes && status == CS_OK; i++)
    status = makeevents(m, (uint32_t)frames[i]);
  return status;
}

/* What a headline leaves open is told below it: a first reading looks for
   that. */
static cs_status readahead(cs_maker *m, const uint64_t *frames) {
  cs_coding *c = m->coding;
  cs_status status = readall(m, frames);
  if (status != CS_OK || c->nevents == 0) return status;
  m->told = cs_alloc(c->nevents * sizeof *m->told);
  if (m->told == NULL) return CS_ENOMEM;
  memcpy(m->told, c->events, c->nevents * sizeof *m->told);
  m->ntold = c->nevents;
  return CS_OK;
}

cs_status cs_events_make(const cs_dictionary *dictionary, cs_coding *coding,
                         cs_coder_options options) {
  cs_maker m = {.dictionary = dictionary,
                .coding = coding,
                .options = options,
                .sentence = CS_NONE};
  cs_status status = CS_OK;
  uint64_t *frames = order(coding);
  if (frames == NULL) return CS_ENOMEM;
  if (!options.uncoded) {
    m.tribunal = cs_usual_tribunal(&m);
    status = readahead(&m, frames);
  }
  if (status == CS_OK) status = readall(&m, frames);
  cs_free(m.told);
  cs_free(frames);
  cs_free(m.sources.items);
  cs_free(m.targets.items);
  return status;
}
