#include <string.h>

#include "coding.h"

/* Frames become events: coordination is multiplied out, both ways of a
   symmetric one are written, self-events and repetitions are dropped. */

/* One actor of a role, with its words. */
typedef struct party {
  uint32_t mention; /* or CS_NONE */
  cs_actor actor;   /* code size 0: unknown */
  cs_span span;
} party;

typedef struct parties {
  party *items;
  size_t n, cap;
} parties;

typedef struct maker {
  const cs_dictionary *dictionary;
  cs_coding *coding;
  cs_coder_options options;
  parties sources, targets;
  size_t first; /* the sentence's first event */
  uint32_t sentence;
} maker;

static cs_status addparty(parties *out, party p) {
  for (size_t i = 0; i < out->n; i++)
    if (cs_str_equal(out->items[i].actor.code, p.actor.code) &&
        (p.actor.code.size > 0 ||
         out->items[i].span.first == p.span.first))
      return CS_OK;
  party *items = cs_grow(out->items, &out->cap, out->n + 1, sizeof *items);
  if (items == NULL) return CS_ENOMEM;
  out->items = items;
  items[out->n++] = p;
  return CS_OK;
}

static cs_span tokenspan(const maker *m, const cs_frame *frame,
                         uint32_t token) {
  const cs_sentence *s = &m->coding->document->sentences[frame->sentence];
  return m->coding->document->tokens[s->first + token].span;
}

static cs_status addtoken(maker *m, const cs_frame *frame, uint32_t token,
                          parties *out) {
  cs_coding *c = m->coding;
  cs_mention *mention = cs_mention_at(c, frame->sentence, token);
  if (mention == NULL) {
    party p = {CS_NONE, {{"", 0}, {"", 0}}, tokenspan(m, frame, token)};
    return addparty(out, p);
  }
  if (mention->dropped) return CS_OK;
  const cs_mention *shown = mention->antecedent != CS_NONE
                                ? &c->mentions[mention->antecedent]
                                : mention;
  party p = {(uint32_t)(mention - c->mentions), {{"", 0}, {"", 0}},
             cs_mention_span(c, shown)};
  if (mention->nactors == 0) return addparty(out, p);
  cs_status status = CS_OK;
  for (uint32_t i = 0; i < mention->nactors && status == CS_OK; i++) {
    p.actor = mention->actors[i];
    status = addparty(out, p);
  }
  return status;
}

/* The phrase and the phrases coordinated with it. */
static cs_status expand(maker *m, const cs_frame *frame, uint32_t token,
                        uint32_t other, parties *out) {
  cs_tree *tree = &m->coding->trees[frame->sentence];
  out->n = 0;
  if (token == CS_NONE) return CS_OK;
  cs_status status = addtoken(m, frame, token, out);
  const cs_mention *first = cs_mention_at(m->coding, frame->sentence, token);
  CS_EACH_CHILD(tree, child, token) {
    const cs_mention *next = cs_mention_at(m->coding, frame->sentence, child);
    if (first != NULL && next != NULL && first->nactors > 0 &&
        next->nactors > 0 && first->direct && !next->direct)
      continue; /* "the war in Ukraine and Pyongyang's provocations" */
    if (status != CS_OK) return status;
    if (tree->tokens[child].deprel != CS_CONJ || child == other) continue;
    if (cs_tree_isverb(tree, child) || cs_tree_child(tree, child, CS_NSUBJ) != CS_NONE) continue;
    status = addtoken(m, frame, child, out);
  }
  return status;
}

static bool codeless(const party *p) { return p->actor.code.size == 0; }

static bool borrowed(const party *p) {
  return cs_str_starts(p->actor.why, CS_STR("coref"));
}

/* Is it the same actor?  Two officials of one government may meet. */
static bool self(const maker *m, const party *a, const party *b) {
  const cs_coding *c = m->coding;
  if (codeless(a) || codeless(b))
    return a->span.last > 0 && b->span.last > 0 &&
           a->span.first == b->span.first;
  if (!cs_str_equal(a->actor.code, b->actor.code)) return false;
  if (a->mention == b->mention || a->mention == CS_NONE ||
      b->mention == CS_NONE)
    return true;
  bool role = a->actor.code.size > 3 &&
              cs_lexicon_iscountry(cs_dictionary_lexicon(m->dictionary),
                                   cs_str_slice(a->actor.code, 0, 3));
  if (!role || borrowed(a) || borrowed(b)) return true;
  bool indirect = !c->mentions[a->mention].direct ||
                  !c->mentions[b->mention].direct;
  return indirect && cs_str_equal(a->actor.why, b->actor.why);
}

static bool repeated(const maker *m, const cs_event *e) {
  const cs_coding *c = m->coding;
  for (size_t i = m->first; i < c->nevents; i++) {
    const cs_event *o = &c->events[i];
    bool actors =
        cs_str_equal(o->source_actor.code, e->source_actor.code) &&
        cs_str_equal(o->target_actor.code, e->target_actor.code);
    if (!actors) continue;
    if (e->source_actor.code.size == 0 && o->source_span.first != e->source_span.first) continue;
    if (e->target_actor.code.size == 0 && o->target_span.first != e->target_span.first) continue;
    if (cs_str_equal(o->code, e->code)) return true;
    if (e->nominal && memcmp(o->code.bytes, e->code.bytes, 2) == 0)
      return true;
  }
  return false;
}

static cs_span actionspan(const maker *m, const cs_frame *frame) {
  cs_span a = tokenspan(m, frame, frame->anchor);
  cs_span b = tokenspan(m, frame, frame->last);
  return (cs_span){a.first < b.first ? a.first : b.first,
                   a.last > b.last ? a.last : b.last};
}

static cs_status addevent(maker *m, uint32_t number, const party *source,
                          const party *target, cs_str code) {
  cs_coding *c = m->coding;
  const cs_frame *frame = &c->frames[number];
  cs_event e = {.sentence = frame->sentence, .frame = number, .code = code,
                .source = source->mention, .target = target->mention,
                .source_actor = source->actor, .target_actor = target->actor,
                .source_span = source->span, .target_span = target->span,
                .action_span = actionspan(m, frame),
                .standing = frame->standing, .nominal = frame->nominal,
                .attribution = {{"", 0}, {"", 0}}};
  if (repeated(m, &e)) return CS_OK;
  const cs_mention *speaker =
      cs_mention_at(c, frame->sentence, frame->attribution);
  if (speaker != NULL) {
    e.attribution_span = cs_mention_span(c, speaker);
    if (speaker->nactors > 0) e.attribution = speaker->actors[0];
  }
  cs_event *events = cs_grow(c->events, &c->capevents, c->nevents + 1,
                             sizeof *events);
  if (events == NULL) return CS_ENOMEM;
  c->events = events;
  events[c->nevents++] = e;
  return CS_OK;
}

/* What one does without doing it to anybody: protest, alert one's forces,
   resign, lay down arms, declare an emergency. */
static bool needsnobody(cs_str code) {
  static const char *const roots[] = {"14", "15", "083", "087", "172", "017", NULL};
  for (size_t i = 0; roots[i] != NULL; i++)
    if (cs_str_starts(code, (cs_str){roots[i], strlen(roots[i])})) return true;
  return false;
}

/* Soldiers, rebels and refugees who arrive pay no visit. */
static bool visitor(const party *p) {
  static const char *const roles[] = {"MIL", "REB", "INS", "UAF", "CRM", "REF",
                                      "CVL", "SEP", NULL};
  if (p->actor.code.size < 6) return true;
  for (size_t i = 0; roles[i] != NULL; i++)
    if (memcmp(p->actor.code.bytes + 3, roles[i], 3) == 0) return false;
  return true;
}

static cs_status addpair(maker *m, uint32_t number, const party *source,
                         const party *target) {
  const cs_frame *frame = &m->coding->frames[number];
  cs_coding *c = m->coding;
  bool unknown = codeless(source) || codeless(target);
  const party nobody = {CS_NONE, {{"", 0}, {"", 0}}, {0, 0}};
  bool alone = frame->rule != NULL && !frame->rule->pattern.hastarget &&
               frame->outer == NULL && frame->mirror.size == 0;
  if (self(m, source, target)) {
    if (!alone) return CS_OK;
    target = &nobody; /* "raised its alert": nobody else is meant */
    unknown = true;
  }
  if (cs_str_equal(frame->code, CS_STR("042")) && !visitor(source))
    return CS_OK;
  if (unknown && !m->options.uncoded) {
    bool kept = alone && !codeless(source) && needsnobody(frame->code) &&
                (target->span.last == 0 || frame->guessed);
    if (!kept) {
      c->uncoded++;
      return CS_OK;
    }
  }
  cs_status status = addevent(m, number, source, target, frame->code);
  if (status == CS_OK && frame->mirror.size > 0 && target->span.last > 0)
    status = addevent(m, number, target, source, frame->mirror);
  return status;
}

/* "Cuban and American officials met": everyone with everyone else. */
/* What two do without a third they do with each other: agree, meet,
   cooperate. */
static bool mutual(cs_str code) {
  return cs_str_starts(code, CS_STR("03")) || cs_str_starts(code, CS_STR("04")) ||
         cs_str_starts(code, CS_STR("057")) || cs_str_starts(code, CS_STR("06"));
}

/* "Japan and Korea agreed", "the two countries met"; but four that say something
   together do not say it to each other. */
static bool pairable(const maker *m, const cs_frame *frame) {
  if (cs_str_starts(frame->code, CS_STR("01"))) return false;
  if (m->sources.n == 2) return true;
  for (size_t i = 1; i < m->sources.n; i++)
    if (m->sources.items[i].mention == m->sources.items[0].mention)
      return false;
  return m->sources.n <= 6;
}

static cs_status amongsources(maker *m, uint32_t number) {
  cs_status status = CS_OK;
  parties *p = &m->sources;
  for (size_t i = 0; i < p->n; i++)
    for (size_t j = i + 1; j < p->n && status == CS_OK; j++) {
      status = addpair(m, number, &p->items[i], &p->items[j]);
      if (status == CS_OK && m->coding->frames[number].mirror.size == 0)
        status = addpair(m, number, &p->items[j], &p->items[i]);
    }
  return status;
}

/* ---- what the story told before ---- */

/* Roots that tell of one thing: 18, 19 and 20 are all violence. */
static int family(cs_str code) {
  int root = (code.bytes[0] - '0') * 10 + (code.bytes[1] - '0');
  return root >= 18 ? 18 : root == 3 ? 4 : root;
}

static bool samestate(cs_str a, cs_str b) {
  return a.size >= 3 && b.size >= 3 && memcmp(a.bytes, b.bytes, 3) == 0;
}

/* Is this actor one of the parties? */
static bool among(const parties *p, cs_str code) {
  for (size_t i = 0; i < p->n; i++)
    if (p->items[i].actor.code.size > 0 &&
        cs_str_equal(p->items[i].actor.code, code))
      return true;
  return false;
}

static bool amongstates(const parties *p, cs_str code) {
  for (size_t i = 0; i < p->n; i++)
    if (samestate(p->items[i].actor.code, code)) return true;
  return false;
}

static bool known(const parties *p) {
  for (size_t i = 0; i < p->n; i++)
    if (!codeless(&p->items[i])) return true;
  return false;
}

static cs_str eventwhy(const maker *m, size_t event) {
  cs_buf buf = {0};
  cs_str out = {"event", 5};
  if (cs_buf_addf(&buf, "event:%u", (unsigned)event) == CS_OK) {
    cs_str copy = cs_str_copy(&m->coding->arena, cs_buf_str(&buf));
    if (copy.bytes != NULL) out = copy;
  }
  cs_buf_free(&buf);
  return out;
}

static cs_status borrow(maker *m, size_t event, bool source, parties *out) {
  const cs_event *e = &m->coding->events[event];
  party p = {CS_NONE, source ? e->source_actor : e->target_actor, {0, 0}};
  p.actor.why = eventwhy(m, event);
  out->n = 0;
  return p.actor.code.size > 0 ? addparty(out, p) : CS_OK;
}

/* "The talks have been taking place", "clashes broke out". */
static bool happens(const maker *m, const cs_frame *frame) {
  static const char *const verbs[] = {
      "take", "begin", "start", "break", "erupt", "continue", "resume", "end",
      "last", "occur", "happen", "go", "come", "follow", "ensue", "open",
      "conclude", "collapse", "fail", "stall", "rage", "escalate", "intensify", NULL};
  const cs_tree *tree = &m->coding->trees[frame->sentence];
  if (cs_tree_deprel(tree, frame->anchor) != CS_NSUBJ) return false;
  uint32_t verb = cs_tree_head(tree, frame->anchor);
  for (size_t i = 0; verb != CS_NONE && verbs[i] != NULL; i++)
    if (cs_tree_islemma(tree, verb, (cs_str){verbs[i], strlen(verbs[i])}))
      return true;
  return false;
}

/* An event of the same kind told before, by whoever is known of this one. */
static bool fitsbefore(const maker *m, const cs_event *e,
                       const cs_frame *frame) {
  if (e->source_actor.code.size == 0 || e->target_actor.code.size == 0)
    return false;
  if (family(e->code) != family(frame->code)) return false;
  bool source = known(&m->sources), target = known(&m->targets);
  if (target && !source)
    return among(&m->targets, e->target_actor.code) ||
           (frame->passive && amongstates(&m->targets, e->target_actor.code));
  if (source && !target)
    return (family(frame->code) >= 17 || family(frame->code) == 7) &&
           among(&m->sources, e->source_actor.code);
  const cs_frame *other = &m->coding->frames[e->frame];
  return frame->nominal && frame->standing == CS_ACTUAL &&
         happens(m, frame) && m->sources.n == 0 && m->targets.n == 0 && frame->rule == other->rule;
}

/* Fills an empty role from the latest event that fits. */
static cs_status recall(maker *m, const cs_frame *frame) {
  bool source = known(&m->sources), target = known(&m->targets);
  if (source && target) return CS_OK;
  if (m->sources.n > 0 && !source) return CS_OK; /* a stranger did it */
  if (m->targets.n > 0 && !target && !frame->guessed) return CS_OK;
  for (size_t i = m->coding->nevents; i-- > 0;) {
    const cs_event *e = &m->coding->events[i];
    if (e->sentence == frame->sentence || !fitsbefore(m, e, frame)) continue;
    cs_status status = CS_OK;
    if (!source) status = borrow(m, i, true, &m->sources);
    if (!target && status == CS_OK) status = borrow(m, i, false, &m->targets);
    return status;
  }
  return CS_OK;
}

/* "condemned the attack on Iraqi judges": armed men of that state, unknown. */
static cs_str assailantcode(maker *m, cs_str victim) {
  cs_coding *c = m->coding;
  cs_str state = cs_str_slice(victim, 0, 3);
  if (!cs_lexicon_iscountry(cs_dictionary_lexicon(m->dictionary), state))
    state = c->country;
  return cs_coding_join(c, state, CS_STR("UAF"));
}

static cs_status assailants(maker *m) {
  for (size_t i = 0; i < m->targets.n; i++) {
    party *p = &m->targets.items[i];
    if (p->actor.code.size < 3) continue;
    p->actor.code = assailantcode(m, p->actor.code);
    p->actor.why =
        cs_coding_join(m->coding, CS_STR("default:"), p->actor.code);
    p->mention = CS_NONE;
  }
  return CS_OK;
}

/* The condemned attack itself, by the same unknown ones. */
static cs_status condemned(maker *m) {
  if (m->sources.n > 0 || !known(&m->targets)) return CS_OK;
  party p = {CS_NONE, {{"", 0}, {"", 0}}, {0, 0}};
  p.actor.code = assailantcode(m, m->targets.items[0].actor.code);
  p.actor.why = cs_coding_join(m->coding, CS_STR("default:"), p.actor.code);
  return addparty(&m->sources, p);
}

/* Whoever does it where nobody is named: the police arrest, courts sentence,
   and protests without an address go to the government. */
static cs_status defaults(maker *m, const cs_frame *frame) {
  cs_coding *c = m->coding;
  party p = {CS_NONE, {{"", 0}, {"", 0}}, {0, 0}};
  cs_str role = {"", 0};
  bool source = false;
  if (m->sources.n == 0 && known(&m->targets)) {
    source = true;
    if (cs_str_starts(frame->code, CS_STR("173"))) role = CS_STR("COP");
    if (cs_str_starts(frame->code, CS_STR("116"))) role = CS_STR("JUD");
  } else if (known(&m->sources) && !known(&m->targets) &&
             cs_str_starts(frame->code, CS_STR("14")) && (m->targets.n == 0 || frame->guessed)) {
    role = CS_STR("GOV");
  }
  if (role.size == 0 || c->country.size == 0) return CS_OK;
  p.actor.code = cs_coding_join(c, c->country, role);
  p.actor.why = cs_coding_join(c, CS_STR("default:"), p.actor.code);
  parties *out = source ? &m->sources : &m->targets;
  out->n = 0;
  return addparty(out, p);
}

static cs_status makeevents(maker *m, uint32_t number) {
  cs_coding *c = m->coding;
  const cs_frame *frame = &c->frames[number];
  if (frame->used || frame->dropped) return CS_OK;
  bool real = frame->standing == CS_ACTUAL || frame->standing == CS_FUTURE ||
              frame->standing == CS_PAST_;
  if (!real && !m->options.allstandings) {
    c->unreal++;
    return CS_OK;
  }
  if (frame->sentence != m->sentence) {
    m->sentence = frame->sentence;
    m->first = c->nevents;
  }
  cs_status status =
      expand(m, frame, frame->source, frame->target, &m->sources);
  if (status == CS_OK)
    status = expand(m, frame, frame->target, frame->source, &m->targets);
  if (status != CS_OK) return status;
  if (!m->options.uncoded && status == CS_OK) {
    if (frame->guessed && !known(&m->targets)) m->targets.n = 0;
    status = recall(m, frame);
    if (status == CS_OK) status = defaults(m, frame);
    if (status == CS_OK && frame->assailant) status = assailants(m);
    if (status == CS_OK && frame->condemned) status = condemned(m);
    if (status != CS_OK) return status;
  }
  party nobody = {CS_NONE, {{"", 0}, {"", 0}}, {0, 0}};
  bool symmetric = frame->mirror.size > 0;
  if (m->sources.n > 1 && (symmetric || mutual(frame->code)) &&
      (frame->target == CS_NONE || (frame->guessed && codeless(&m->targets.items[0])))) {
    m->targets.n = 0;
    symmetric = true;
  }
  if (m->targets.n == 0 && symmetric && m->sources.n > 1)
    return pairable(m, frame) ? amongsources(m, number) : CS_OK;
  if (m->sources.n == 0 && symmetric && m->targets.n > 1) {
    parties swap = m->sources;
    m->sources = m->targets;
    m->targets = swap;
    return amongsources(m, number);
  }
  if (m->sources.n == 0 || m->targets.n == 0) {
    bool needs = frame->weak || frame->nominal || frame->outer != NULL ||
                 (frame->rule != NULL && frame->rule->pattern.hastarget);
    if (!m->options.uncoded && (m->sources.n == 0 || needs)) {
      c->targetless++;
      return CS_OK;
    }
    if (m->sources.n == 0 && m->targets.n == 0 && frame->nominal) return CS_OK;
    if (m->sources.n == 0) status = addparty(&m->sources, nobody);
    if (m->targets.n == 0 && status == CS_OK)
      status = addparty(&m->targets, nobody);
  }
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

/* Stable insertion sort of the frames of one sentence. */
static void order(const cs_coding *c, uint32_t *frames, size_t n) {
  for (size_t i = 1; i < n; i++) {
    uint32_t moved = frames[i];
    int own = depth(c, &c->frames[moved]);
    size_t j = i;
    for (; j > 0 && depth(c, &c->frames[frames[j - 1]]) > own; j--)
      frames[j] = frames[j - 1];
    frames[j] = moved;
  }
}

cs_status cs_events_make(const cs_dictionary *dictionary, cs_coding *coding,
                         cs_coder_options options) {
  maker m = {.dictionary = dictionary, .coding = coding, .options = options,
             .sentence = CS_NONE};
  cs_status status = CS_OK;
  uint32_t *frames = cs_alloc((coding->nframes + 1) * sizeof *frames);
  if (frames == NULL) return CS_ENOMEM;
  for (uint32_t i = 0; i < coding->nframes; i++) frames[i] = i;
  for (size_t first = 0, last; first < coding->nframes; first = last) {
    last = first + 1;
    while (last < coding->nframes &&
           coding->frames[last].sentence == coding->frames[first].sentence)
      last++;
    order(coding, frames + first, last - first);
  }
  for (uint32_t i = 0; i < coding->nframes && status == CS_OK; i++)
    status = makeevents(&m, frames[i]);
  cs_free(frames);
  cs_free(m.sources.items);
  cs_free(m.targets.items);
  return status;
}
