#include "vocabulary.h"

#include <string.h>

cs_status cs_vocabulary_init(cs_vocabulary *vocabulary) {
  memset(vocabulary, 0, sizeof *vocabulary);
  vocabulary->lemmas = cs_pool_new();
  vocabulary->classes = cs_pool_new();
  if (vocabulary->lemmas != NULL && vocabulary->classes != NULL) return CS_OK;
  cs_vocabulary_free(vocabulary);
  return CS_ENOMEM;
}

void cs_vocabulary_free(cs_vocabulary *vocabulary) {
  size_t n = vocabulary->classes != NULL && vocabulary->members != NULL
                 ? cs_pool_count(vocabulary->classes)
                 : 0;
  for (size_t i = 0; i < n; i++) cs_free(vocabulary->members[i].numbers);
  cs_free(vocabulary->members);
  cs_pool_free(vocabulary->lemmas);
  cs_pool_free(vocabulary->classes);
  cs_arena_free(&vocabulary->arena);
  memset(vocabulary, 0, sizeof *vocabulary);
}

/* Words are joined by '_'; hyphens part them too, as the tokenizer does, but
   for the prefixes that it leaves on. */
static bool parts(cs_str text, size_t first, size_t at) {
  static const char *const prefixes[] = {"anti", "non",  "pro", "ex", "co",
                                         "pre",  "post", "re",  NULL};
  if (text.bytes[at] == '_') return true;
  if (text.bytes[at] != '-') return false;
  cs_str before = cs_str_slice(text, first, at);
  for (size_t i = 0; prefixes[i] != NULL; i++)
    if (cs_str_equal(before, (cs_str){prefixes[i], strlen(prefixes[i])}))
      return false;
  return true;
}

cs_status cs_words_add(cs_vocabulary *vocabulary, cs_words *words,
                       cs_str text) {
  cs_buf buf = {0};
  cs_status status = CS_OK;
  size_t at = words->n;
  uint32_t length = 0;
  for (size_t i = 0; i <= text.size && status == CS_OK;) {
    size_t end = i;
    while (end < text.size && !parts(text, i, end)) end++;
    status = cs_lemma_normal(&buf, cs_str_slice(text, i, end));
    uint32_t lemma = CS_NONE;
    if (status == CS_OK)
      lemma = cs_pool_add(vocabulary->lemmas, cs_buf_str(&buf));
    uint32_t *numbers =
        cs_grow(words->numbers, &words->cap, at + length + 2, sizeof *numbers);
    if (numbers != NULL) words->numbers = numbers;
    if (lemma == CS_NONE || numbers == NULL) {
      status = CS_ENOMEM;
      break;
    }
    numbers[at + ++length] = lemma;
    i = end + 1;
  }
  cs_buf_free(&buf);
  if (status != CS_OK) return status;
  words->numbers[at] = length;
  words->n = at + length + 1;
  words->heads = NULL; /* of what was there before */
  return CS_OK;
}

cs_status cs_vocabulary_add(cs_vocabulary *vocabulary, cs_str class_,
                            cs_str word) {
  uint32_t number = cs_pool_find(vocabulary->classes, class_);
  if (number == CS_NONE) {
    size_t n = cs_pool_count(vocabulary->classes);
    cs_words *members = cs_grow(vocabulary->members, &vocabulary->capmembers,
                                n + 1, sizeof *members);
    if (members == NULL) return CS_ENOMEM;
    vocabulary->members = members;
    members[n] = (cs_words){.numbers = NULL};
    number = cs_pool_add(vocabulary->classes, class_);
    if (number == CS_NONE) return CS_ENOMEM;
  }
  return cs_words_add(vocabulary, &vocabulary->members[number], word);
}

cs_status cs_words_index(cs_vocabulary *vocabulary, cs_words *words) {
  size_t phrases = 0, bits = 64;
  for (size_t i = 0; i < words->n; i += words->numbers[i] + 1) phrases++;
  while (bits < phrases * 8) bits *= 2;
  uint64_t *heads =
      cs_arena_alloc(&vocabulary->arena, bits / 64 * sizeof *heads);
  if (heads == NULL) return CS_ENOMEM;
  memset(heads, 0, bits / 64 * sizeof *heads);
  words->heads = heads;
  words->mask = (uint32_t)bits - 1;
  for (size_t i = 0; i < words->n; i += words->numbers[i] + 1) {
    uint32_t first = words->numbers[i + 1] & words->mask;
    uint32_t last = words->numbers[i + words->numbers[i]] & words->mask;
    heads[first / 64] |= UINT64_C(1) << first % 64;
    heads[last / 64] |= UINT64_C(1) << last % 64;
  }
  return CS_OK;
}

cs_status cs_vocabulary_index(cs_vocabulary *vocabulary) {
  size_t n = cs_pool_count(vocabulary->classes);
  cs_status status = CS_OK;
  for (size_t i = 0; i < n && status == CS_OK; i++)
    if (vocabulary->members[i].heads == NULL)
      status = cs_words_index(vocabulary, &vocabulary->members[i]);
  return status;
}

const cs_words *cs_vocabulary_class(const cs_vocabulary *vocabulary,
                                    cs_str class_) {
  uint32_t number = cs_pool_find(vocabulary->classes, class_);
  return number != CS_NONE ? &vocabulary->members[number] : NULL;
}

static bool hyphen(const cs_tree *tree, uint32_t token) {
  return cs_str_equal(cs_tree_form(tree, token), CS_STR("-"));
}

/* A noun phrase: the words before the head stand before it, hyphens apart. */
static bool nounphrase(const uint32_t *words, uint32_t length,
                       const cs_tree *tree, uint32_t token) {
  uint32_t at = token;
  for (uint32_t i = length - 1; i-- > 0;) {
    if (at == 0) return false;
    at--;
    if (hyphen(tree, at) && at > 0) at--;
    if (tree->lemmas[at] != words[i]) return false;
  }
  return true;
}

/* "state of emergency", "crime against humanity": the head comes first. */
static bool ofphrase(const uint32_t *words, uint32_t length,
                     const cs_tree *tree, uint32_t token) {
  if (length < 3 || token + length > tree->n) return false;
  for (uint32_t i = 0; i < length; i++)
    if (tree->lemmas[token + i] != words[i]) return false;
  return true;
}

/* A verb phrase: the words after the verb are its children. */
static bool verbphrase(const uint32_t *words, uint32_t length,
                       const cs_tree *tree, uint32_t token) {
  for (uint32_t i = 1; i < length; i++) {
    bool found = false;
    CS_EACH_CHILD (tree, child, token)
      if (child > token && child <= token + 4 &&
          tree->lemmas[child] == words[i])
        found = true;
    /* the parser may have taken the particle for a preposition */
    if (token + i < tree->n && tree->lemmas[token + i] == words[i])
      found = true;
    if (!found) return false;
  }
  return true;
}

/* Does no phrase begin or end with this lemma? */
static bool foreign(const cs_words *words, uint32_t lemma) {
  uint32_t at = lemma & words->mask;
  return words->heads != NULL && !(words->heads[at / 64] >> at % 64 & 1);
}

bool cs_words_within(const cs_words *words, const cs_tree *tree) {
  for (size_t i = 0; i < words->n; i += words->numbers[i] + 1)
    if (cs_tree_mayhave(tree, words->numbers[i + 1]) &&
        cs_tree_mayhave(tree, words->numbers[i + words->numbers[i]]))
      return true;
  return false;
}

uint32_t cs_words_length(const cs_words *words, const cs_tree *tree,
                         uint32_t token) {
  uint32_t lemma = tree->lemmas[token], longest = 0;
  if (lemma == CS_NONE || foreign(words, lemma)) return 0;
  for (size_t i = 0; i < words->n;) {
    uint32_t length = words->numbers[i];
    const uint32_t *phrase = words->numbers + i + 1;
    i += length + 1;
    if (length <= longest ||
        (phrase[0] != lemma && phrase[length - 1] != lemma))
      continue;
    bool noun =
        phrase[length - 1] == lemma && nounphrase(phrase, length, tree, token);
    noun = noun || ofphrase(phrase, length, tree, token);
    if (noun || (length > 1 && phrase[0] == lemma &&
                 verbphrase(phrase, length, tree, token)))
      longest = length;
  }
  return longest;
}

bool cs_words_at(const cs_words *words, const cs_tree *tree, uint32_t token) {
  return cs_words_length(words, tree, token) > 0;
}
