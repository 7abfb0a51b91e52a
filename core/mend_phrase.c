#include "mending.h"

/* What hung on another word of the name now hangs on its top: "Mike" on the
   "Secretary" of "Secretary of State Mike Pompeo". */
static void adopt(cs_token *tokens, uint32_t n, const cs_hit *hit,
                  uint32_t top) {
  for (uint32_t t = 0; t < n; t++) {
    int32_t head = tokens[t].head;
    bool inside = t >= hit->first && t < hit->last;
    if (!inside && head >= (int32_t)hit->first && head < (int32_t)hit->last)
      tokens[t].head = (int32_t)top;
  }
}

/* A name that the dictionary knows is one phrase, whatever the parser thought
   of "New Zealand". */
static void mendnames(const cs_mending *m) {
  cs_token *tokens = m->tokens;
  for (size_t h = 0; h < m->hits->n; h++) {
    const cs_hit *hit = &m->hits->items[h];
    cs_kind kind = hit->entry->kind;
    if (kind == CS_KIND_DEMONYM || hit->last - hit->first < 2 ||
        (kind == CS_KIND_AGENT && hit->last - hit->first < 3))
      continue;
    const cs_token *end = &tokens[hit->last - 1];
    if (hit->shortentry != NULL && end->upos == CS_ADJ &&
        end->deprel == CS_AMOD && end->head >= (int32_t)hit->last)
      continue; /* "German military aid" */
    uint32_t top = cs_mend_top(tokens, hit->first, hit->last);
    for (uint32_t t = hit->first; t < hit->last; t++) {
      if (kind != CS_KIND_AGENT &&
          (tokens[t].upos == CS_ADJ || tokens[t].upos == CS_NOUN ||
           tokens[t].upos == CS_X))
        tokens[t].upos = CS_PROPN;
      int32_t head = tokens[t].head;
      bool outside = head < (int32_t)hit->first || head >= (int32_t)hit->last;
      if (t == top || !outside || head < 0) continue;
      tokens[t].head = (int32_t)top;
      tokens[t].deprel = t < top ? CS_COMPOUND : CS_FLAT;
    }
    adopt(tokens, m->n, hit, top);
  }
}

/* "An accused was killed": a word with a determiner is a noun, whatever the
   tagger thought. */
static void mendtags(const cs_mending *m) {
  cs_document *d = m->document;
  cs_token *tokens = m->tokens;
  for (uint32_t t = 0; t < m->n; t++) {
    int32_t head = tokens[t].head;
    if (tokens[t].deprel != CS_DET_ || head <= (int32_t)t ||
        head > (int32_t)t + 3)
      continue;
    cs_token *noun = &tokens[head];
    if (noun->upos != CS_VERB) continue;
    switch (cs_deprel_universal((cs_deprel)noun->deprel)) {
      case CS_ROOT: /* "The raid by Israel shocked residents" */
        if (cs_mend_has(tokens, m->n, (uint32_t)head, CS_NSUBJ)) break;
        /* fallthrough */
      case CS_NSUBJ:
      case CS_OBJ:
      case CS_OBL:
      case CS_NMOD:
      case CS_APPOS:
        noun->upos = CS_NOUN;
        noun->lemma = cs_document_slice(d, noun->span);
        break;
      default: break;
    }
  }
}

/* "the people of Chad": one word, not many persons. */
static void mendpeople(const cs_mending *m) {
  for (uint32_t t = 0; t < m->n; t++)
    if (cs_str_equal(m->tokens[t].lemma, CS_STR("person")) &&
        (cs_mend_isform(m, t, CS_STR("people")) ||
         cs_mend_isform(m, t, CS_STR("People"))))
      m->tokens[t].lemma = CS_STR("people");
}

/* "a sit-in", "the walk-out": its last word is the noun. */
static void mendhyphens(const cs_mending *m) {
  cs_token *tokens = m->tokens;
  for (uint32_t t = 2; t < m->n; t++) {
    if (tokens[t].upos != CS_ADV && tokens[t].upos != CS_ADP) continue;
    bool joined =
        cs_str_equal(cs_token_form(m->document, &tokens[t - 1]), CS_STR("-")) &&
        tokens[t - 2].upos != CS_PUNCT;
    bool noun = tokens[t].deprel != CS_ADVMOD && tokens[t].deprel != CS_CASE &&
                tokens[t].deprel != CS_COMPOUND_PRT &&
                tokens[t].deprel != CS_MARK;
    if (joined && noun) tokens[t].upos = CS_NOUN;
  }
}

/* "called off the strike": a phrase right after verb and particle, without a
   preposition and not a time, is the object. */
static void mendobjects(const cs_mending *m) {
  cs_token *tokens = m->tokens;
  uint32_t n = m->n;
  for (uint32_t t = 1; t < n; t++) {
    int32_t verb = tokens[t].head;
    bool predicate = tokens[t].deprel == CS_XCOMP && tokens[t].upos == CS_NOUN;
    if ((tokens[t].deprel != CS_OBL && !predicate) || verb < 0 ||
        (uint32_t)verb > t || tokens[verb].upos != CS_VERB ||
        tokens[t].upos == CS_NUM || cs_mend_hascase(tokens, n, t))
      continue;
    bool object = false, particle = false;
    for (uint32_t c = 0; c < n; c++) {
      if (tokens[c].head != verb) continue;
      object |= tokens[c].deprel == CS_OBJ || tokens[c].deprel == CS_AUX_PASS;
      particle |= tokens[c].deprel == CS_COMPOUND_PRT;
    }
    if (object || !particle) continue;
    tokens[t].deprel = CS_OBJ;
    uint32_t who =
        cs_mend_child(tokens, (uint32_t)verb, (uint32_t)verb, CS_NSUBJ_PASS, 0);
    if (who < (uint32_t)verb) tokens[who].deprel = CS_NSUBJ;
  }
}

/* "talks with a rebel just days after the attack": a preposition far before a
   second one belongs to the noun that follows it. */
static void mendcases(const cs_mending *m) {
  cs_token *tokens = m->tokens;
  int32_t n = (int32_t)m->n;
  for (int32_t c = 0; c < n; c++) {
    int32_t head = tokens[c].head;
    if (tokens[c].deprel != CS_CASE || head <= c + 3) continue;
    int32_t second = -1;
    for (int32_t t = c + 3; t < head && second < 0; t++)
      if (tokens[t].deprel == CS_CASE && tokens[t].head == head) second = t;
    for (int32_t t = c + 1; t < second; t++) {
      int32_t up = tokens[t].head;
      bool noun = tokens[t].upos == CS_NOUN || tokens[t].upos == CS_PROPN;
      if (!noun || (up > c && up < second) || up == head) continue;
      tokens[c].head = t;
      break;
    }
  }
}

/* "a meeting with officials from four states": whoever one meets is from there.
 */
static void mendorigins(const cs_mending *m) {
  cs_document *d = m->document;
  cs_token *tokens = m->tokens;
  uint32_t n = m->n;
  for (uint32_t t = 2; t < n; t++) {
    int32_t place = tokens[t].head;
    uint32_t who = t - 1;
    if (tokens[t].deprel != CS_CASE || place < (int32_t)t ||
        !cs_str_equal(cs_token_form(d, &tokens[t]), CS_STR("from")) ||
        tokens[who].upos != CS_NOUN || tokens[who].head < 0 ||
        tokens[place].head != tokens[who].head ||
        tokens[who].deprel != CS_NMOD ||
        tokens[tokens[who].head].upos != CS_NOUN)
      continue;
    for (uint32_t c = 0; c < who; c++)
      if (tokens[c].deprel == CS_CASE && tokens[c].head == (int32_t)who &&
          cs_str_equal(cs_token_form(d, &tokens[c]), CS_STR("with")))
        tokens[place].head = (int32_t)who;
  }
}

/* "released at least 19 hostages": an object, not a phrase with "at". */
static void mendleast(const cs_mending *m) {
  cs_document *d = m->document;
  cs_token *tokens = m->tokens;
  uint32_t n = m->n;
  for (uint32_t t = 0; t + 2 < n; t++) {
    cs_str next = cs_token_form(d, &tokens[t + 1]);
    int32_t noun = tokens[t].head;
    if (!cs_str_equal(cs_token_form(d, &tokens[t]), CS_STR("at")) ||
        !(cs_str_equal(next, CS_STR("least")) ||
          cs_str_equal(next, CS_STR("most"))))
      continue;
    while (noun >= 0 && noun <= (int32_t)t + 2) noun = tokens[noun].head;
    if (noun < 0 || tokens[noun].deprel != CS_OBL || tokens[noun].head < 0 ||
        tokens[tokens[noun].head].upos != CS_VERB ||
        (uint32_t)tokens[noun].head > t)
      continue;
    tokens[noun].deprel = CS_OBJ;
    if (tokens[t].head == noun) tokens[t].deprel = CS_ADVMOD;
  }
}

/* Verbs that take a guest, not a gerund. */
static bool takesguest(const cs_token *t) {
  static const char *const verbs[] = {"receive", "meet",  "tell",   "host",
                                      "welcome", "greet", "assure", "inform",
                                      "thank",   "brief", NULL};
  return t->upos == CS_VERB && cs_str_isany(t->lemma, verbs);
}

/* "visiting", and after "told" whatever people do: "told cheering crowds". */
static bool isguest(const cs_mending *m, uint32_t token) {
  const cs_token *t = &m->tokens[token];
  return cs_mend_isform(m, token, CS_STR("visiting")) ||
         (t->xpos == CS_XPOS_VBG && t->deprel == CS_XCOMP &&
          cs_str_equal(m->tokens[token - 1].lemma, CS_STR("tell")));
}

/* "held talks with visiting Kazakh lawmakers": the lawmakers visit. */
static void mendvisitors(const cs_mending *m) {
  cs_token *tokens = m->tokens;
  for (uint32_t t = 1; t + 1 < m->n; t++) {
    cs_token *visiting = &tokens[t], *before = &tokens[t - 1];
    bool with = cs_str_equal(before->lemma, CS_STR("with")) &&
                before->head == (int32_t)t;
    if (!isguest(m, t) ||
        !(with || (takesguest(before) && visiting->head == (int32_t)t - 1)))
      continue;
    uint32_t noun = cs_mend_child(tokens, m->n, t, CS_OBJ, t + 1);
    if (noun >= m->n) continue;
    tokens[noun].head = visiting->head;
    tokens[noun].deprel = with ? CS_OBL : CS_OBJ;
    visiting->head = (int32_t)noun;
    visiting->deprel = CS_AMOD;
    if (with) {
      before->head = (int32_t)noun;
      before->deprel = CS_CASE;
    }
  }
}

cs_status cs_mend_phrases(const cs_mending *m) {
  mendvisitors(m);
  mendnames(m);
  mendtags(m);
  mendpeople(m);
  mendhyphens(m);
  mendleast(m);
  mendorigins(m);
  mendcases(m);
  mendobjects(m);
  return CS_OK;
}
