#include "mending.h"

/* Headlines in two halves: who says it, and what is said. */

/* Words [first, last) on one side of a colon. */
typedef struct side {
  uint32_t first, last;
} side;

static bool hasverb(const cs_mending *m, side s) {
  for (uint32_t t = s.first; t < s.last; t++)
    if (m->tokens[t].upos == CS_VERB || m->tokens[t].upos == CS_AUX)
      return true;
  return false;
}

/* "Israel: Iran must leave Syria", but "Pakistan: UN sends tents" is a label.
 */
static bool isdemand(const cs_mending *m, side s) {
  for (uint32_t t = s.first; t < s.last; t++)
    if (cs_mend_isform(m, t, CS_STR("must")) ||
        cs_mend_isform(m, t, CS_STR("should")))
      return true;
  return false;
}

/* May the words say something?  A name or an agent, and no verb. */
static bool isspeaker(const cs_mending *m, side s, bool *place) {
  if (s.first >= s.last || s.last - s.first > 6 || hasverb(m, s)) return false;
  if (!cs_mend_isnominal(&m->tokens[s.last - 1])) return false;
  for (size_t h = 0; h < m->hits->n; h++) {
    const cs_hit *hit = &m->hits->items[h];
    if (hit->last != s.last || hit->first < s.first) continue;
    *place = hit->entry->kind == CS_KIND_COUNTRY ||
             hit->entry->kind == CS_KIND_CITY ||
             hit->entry->kind == CS_KIND_CAPITAL ||
             hit->entry->kind == CS_KIND_REGION;
    return hit->entry->kind != CS_KIND_DEMONYM;
  }
  *place = false;
  return m->tokens[s.last - 1].upos == CS_PROPN && s.last - s.first > 1;
}

/* Puts the words of a side under their top, and that under the colon. */
static void gather(const cs_mending *m, side s, uint32_t colon,
                   cs_deprel deprel) {
  cs_token *tokens = m->tokens;
  uint32_t top = cs_mend_top(tokens, s.first, s.last);
  for (uint32_t t = s.first; t < s.last; t++) {
    int32_t head = tokens[t].head;
    bool outside = head < (int32_t)s.first || head >= (int32_t)s.last;
    if (t == top || !outside) continue;
    tokens[t].head = (int32_t)top;
  }
  cs_mend_hang(&tokens[top], colon, deprel);
}

/* "Hitman killed in Lahore: police", "Minister: Taxes must fall": the colon
   says "says". */
void cs_mend_colons(const cs_mending *m) {
  uint32_t end = m->n - m->sentence->tail, colon = m->sentence->dateline + 1;
  while (colon + 1 < end && !cs_mend_isform(m, colon, CS_STR(":"))) colon++;
  if (colon + 1 >= end || !m->tokens[colon].spaced) return;
  side before = {m->sentence->dateline, colon}, after = {colon + 1, end};
  bool place;
  side who = after, what = before;
  if (!isspeaker(m, after, &place) || !hasverb(m, before)) {
    if (!isspeaker(m, before, &place) || !hasverb(m, after)) return;
    if (place && !isdemand(m, after)) return;
    who = before;
    what = after;
  }
  cs_token *verb = &m->tokens[colon];
  verb->head = -1;
  verb->deprel = CS_ROOT;
  verb->upos = CS_VERB;
  verb->xpos = CS_XPOS_VBZ;
  verb->lemma = CS_STR("say");
  verb->feats = CS_FIN | CS_IND | CS_PRES;
  cs_mend_underroot(m, colon);
  for (uint32_t t = end; t < m->n; t++)
    cs_mend_hang(&m->tokens[t], colon, CS_PUNCT_);
  gather(m, who, colon, CS_NSUBJ);
  gather(m, what, colon, CS_CCOMP);
}
