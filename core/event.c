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
  CS_EACH_CHILD(tree, child, token) {
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
    return b->span.last > 0 && a->span.first == b->span.first;
  if (!cs_str_equal(a->actor.code, b->actor.code)) return false;
  if (a->mention == b->mention || a->mention == CS_NONE ||
      b->mention == CS_NONE)
    return true;
  bool role = a->actor.code.size > 3 &&
              cs_lexicon_iscountry(cs_dictionary_lexicon(m->dictionary),
                                   cs_str_slice(a->actor.code, 0, 3));
  return !role || borrowed(a) || borrowed(b) ||
         !c->mentions[a->mention].direct || !c->mentions[b->mention].direct;
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

static cs_status addpair(maker *m, uint32_t number, const party *source,
                         const party *target) {
  const cs_frame *frame = &m->coding->frames[number];
  cs_coding *c = m->coding;
  bool unknown = codeless(source) || codeless(target);
  if (self(m, source, target)) return CS_OK;
  if (unknown && !m->options.uncoded) {
    bool intransitive = frame->rule != NULL && !frame->rule->pattern.hastarget && frame->outer == NULL &&
                        !codeless(source) &&
                        (target->span.last == 0 || frame->guessed);
    if (!intransitive) {
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
static cs_status amongsources(maker *m, uint32_t number) {
  cs_status status = CS_OK;
  parties *p = &m->sources;
  for (size_t i = 0; i < p->n; i++)
    for (size_t j = i + 1; j < p->n && status == CS_OK; j++) {
      status = addpair(m, number, &p->items[i], &p->items[j]);
    }
  return status;
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
  party nobody = {CS_NONE, {{"", 0}, {"", 0}}, {0, 0}};
  bool symmetric = frame->mirror.size > 0;
  if (m->targets.n == 0 && symmetric && m->sources.n > 1)
    return amongsources(m, number);
  if (m->sources.n == 0 && symmetric && m->targets.n > 1) {
    parties swap = m->sources;
    m->sources = m->targets;
    m->targets = swap;
    return amongsources(m, number);
  }
  if (m->sources.n == 0 || m->targets.n == 0) {
    bool needs = frame->weak || frame->outer != NULL ||
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
