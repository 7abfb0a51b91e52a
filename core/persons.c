#include "coreference.h"

/* People whom no dictionary knows: they are what the text calls them.  "An
   Albanian hacker pleaded guilty on Friday.  Qendrim Dobruna, 27, was …": news
   tells first what somebody is, and his name in the next sentence. */

enum { BEFORE = 3 }; /* sentences that one looks back for the description */

/* The words of a name around its head, [first, last). */
static uint32_t namewords(const cs_tree *tree, const cs_mention *m) {
  uint32_t n = 0;
  for (uint32_t t = m->head; t < m->last; t++, n++)
    if (tree->tokens[t].upos != CS_PROPN) break;
  for (uint32_t t = m->head; t-- > m->first; n++)
    if (tree->tokens[t].upos != CS_PROPN) break;
  return n;
}

/* "Qendrim Dobruna, 27": how old he is. */
static bool hasage(const cs_tree *tree, const cs_mention *m) {
  for (uint32_t t = m->head + 1; t + 1 < tree->n && t < m->head + 6; t++) {
    if (tree->tokens[t].upos != CS_NUM) continue;
    cs_str form = cs_tree_form(tree, t);
    return cs_str_equal(cs_tree_form(tree, t - 1), CS_STR(",")) &&
           cs_str_equal(cs_tree_form(tree, t + 1), CS_STR(",")) &&
           form.size == 2 && form.bytes[0] >= '1' && form.bytes[0] <= '9';
  }
  return false;
}

static bool issubject(const cs_tree *tree, uint32_t token) {
  return cs_tree_deprel(tree, token) == CS_NSUBJ;
}

static bool saysthings(const cs_resolver *r, const cs_mention *m) {
  const cs_tree *tree = cs_coref_tree(r, m);
  const cs_words *speech = cs_vocabulary_class(
      cs_dictionary_vocabulary(r->dictionary), CS_STR("speech"));
  uint32_t verb = cs_tree_head(tree, m->head);
  return speech != NULL && verb != CS_NONE && issubject(tree, m->head) &&
         cs_tree_isverb(tree, verb) && cs_words_at(speech, tree, verb);
}

/* One unnamed person to whom something happens. */
static bool isdescription(const cs_resolver *r, const cs_mention *m) {
  const cs_tree *tree = cs_coref_tree(r, m);
  if (!m->agent || m->plural || m->named || m->pronoun || m->nactors != 1 ||
      !m->direct || saysthings(r, m))
    return false;
  static const char *const bodies[] = {"police", "court", "government", "army",
                                       "party",  "union", "group",      NULL};
  if (cs_tree_isany(tree, m->head, bodies)) return false;
  cs_deprel rel = cs_tree_deprel(tree, m->head);
  return rel == CS_NSUBJ || rel == CS_OBJ || rel == CS_ROOT || rel == CS_OBL ||
         rel == CS_DEP;
}

/* The one person that the nearest sentence before tells of. */
static const cs_mention *described(const cs_resolver *r, const cs_mention *m) {
  const cs_mention *found = NULL;
  for (const cs_mention *o = m; o-- > r->coding->mentions;) {
    if (o->sentence == m->sentence) continue;
    if (m->sentence - o->sentence > BEFORE) break;
    if (found != NULL && o->sentence != found->sentence) break;
    if (!isdescription(r, o)) continue;
    bool subject = issubject(cs_coref_tree(r, o), o->head);
    bool other = found != NULL &&
                 !cs_str_equal(found->actors[0].code, o->actors[0].code);
    if (other && !subject) continue;
    if (other && issubject(cs_coref_tree(r, found), found->head)) return NULL;
    found = o;
  }
  return found;
}

/* "the accused, identified as X", "the woman, X": who is named there. */
static const cs_mention *namedhere(const cs_resolver *r, const cs_mention *m) {
  static const char *const verbs[] = {"identify", "name", "call", "know", NULL};
  cs_tree *tree = cs_coref_tree(r, m);
  uint32_t head = cs_tree_head(tree, m->head);
  if (head == CS_NONE) return NULL;
  if (cs_tree_isany(tree, head, verbs)) {
    uint32_t whose = cs_tree_arguments(tree, head)->object;
    if (cs_tree_deprel(tree, head) == CS_ACL) whose = cs_tree_head(tree, head);
    head = whose;
  } else if (cs_tree_deprel(tree, m->head) != CS_APPOS) {
    return NULL;
  }
  if (head == m->head) return NULL;
  const cs_mention *o = cs_mention_at(r->coding, m->sentence, head);
  return o != NULL && o->nactors == 1 && o->agent ? o : NULL;
}

void cs_person_resolve(cs_resolver *r, cs_mention *m) {
  const cs_tree *tree = cs_coref_tree(r, m);
  if (m->pronoun || m->plural || tree->tokens[m->head].upos != CS_PROPN) return;
  uint32_t words = namewords(tree, m);
  const cs_mention *of = namedhere(r, m);
  bool age = hasage(tree, m);
  if (of == NULL && (age || (words >= 2 && issubject(tree, m->head))))
    of = described(r, m);
  if (of == NULL) return;
  cs_coref_same(r, m, of);
  m->person = m->direct = true;
  cs_names_add(r, m);
}
