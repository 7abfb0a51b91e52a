#include <string.h>

#include "lua_bind.h"

/* Patterns outside of dictionaries: casus.pattern("S condemn T").  A pattern
   borrows the words of a dictionary, which is its user value 1. */

typedef struct Pattern {
  cs_pattern pattern;
  cs_tree tree; /* of the sentence at hand; its arrays are used again */
  bool ready;
} Pattern;

static Pattern *checkpattern(lua_State *L) {
  Pattern *box = luaL_checkudata(L, 1, PATTERN);
  if (!box->ready) luaL_argerror(L, 1, "a closed pattern");
  return box;
}

/* core.pattern(text, dictionary) -> pattern; raises where it is malformed */
static int core_pattern(lua_State *L) {
  cs_str text = bind_checkstr(L, 1);
  Dictionary *dictionary = bind_checkdictionary(L, 2);
  Pattern *box = lua_newuserdatauv(L, sizeof *box, 1);
  memset(box, 0, sizeof *box);
  luaL_setmetatable(L, PATTERN);
  lua_pushvalue(L, 2);
  lua_setiuservalue(L, -2, 1);
  if (!dictionary->finished)
    bind_check(L, cs_dictionary_finish(dictionary->dictionary));
  dictionary->finished = true;
  const char *why = NULL;
  cs_status status = cs_pattern_compile(
      cs_dictionary_words(dictionary->dictionary), text, &box->pattern, &why);
  if (status == CS_EFORMAT && why != NULL)
    return luaL_error(L, "pattern '%s': %s", text.bytes, why);
  bind_check(L, status);
  box->ready = true;
  return 1;
}

static int pattern_gc(lua_State *L) {
  Pattern *box = luaL_checkudata(L, 1, PATTERN);
  cs_tree_free(&box->tree);
  memset(box, 0, sizeof *box);
  return 0;
}

static void settoken(lua_State *L, const char *name, int document,
                     size_t sentence, uint32_t token) {
  if (token == CS_NONE) return;
  bind_pushtoken(L, document, sentence, token);
  lua_setfield(L, -2, name);
}

/* {anchor, source, target, inner, last, words, weight}: tokens */
static void pushmatch(lua_State *L, int document, size_t sentence,
                      const cs_binding *b) {
  lua_createtable(L, 0, 8);
  settoken(L, "anchor", document, sentence, b->anchor);
  settoken(L, "source", document, sentence, b->source);
  settoken(L, "target", document, sentence, b->target);
  settoken(L, "inner", document, sentence, b->inner);
  settoken(L, "light", document, sentence, b->light);
  settoken(L, "last", document, sentence, b->last);
  lua_pushinteger(L, b->weight);
  lua_setfield(L, -2, "weight");
  lua_newtable(L);
  for (size_t i = 0; i < 8 && b->words[i] != CS_NONE; i++) {
    bind_pushtoken(L, document, sentence, b->words[i]);
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
  lua_setfield(L, -2, "words");
}

static lua_Integer search(lua_State *L, lua_Integer most) {
  Pattern *box = checkpattern(L);
  cs_document *d;
  size_t number = bind_checksentence(L, 2, &d);
  int document = lua_gettop(L);
  lua_getiuservalue(L, 1, 1);
  const cs_dictionary *words =
      bind_checkdictionary(L, lua_gettop(L))->dictionary;
  bind_check(L, cs_tree_build(&box->tree, d, number,
                              cs_dictionary_vocabulary(words)->lemmas));
  lua_Integer n = 0;
  lua_newtable(L);
  for (uint32_t i = 0; i < box->tree.n && n < most; i++) {
    cs_binding binding;
    if (!cs_pattern_match(&box->pattern, cs_dictionary_grammar(words),
                          &box->tree, i, &binding))
      continue;
    pushmatch(L, document, number, &binding);
    lua_rawseti(L, -2, ++n);
  }
  return n;
}

/* pattern:match(sentence) -> {anchor, source, target, …} | nil; its first */
static int pattern_match(lua_State *L) {
  if (search(L, 1) == 0) return 0;
  lua_rawgeti(L, -1, 1);
  return 1;
}

/* pattern:matches(sentence) -> list of all */
static int pattern_matches(lua_State *L) {
  search(L, LUA_MAXINTEGER);
  return 1;
}

void bind_openpattern(lua_State *L) {
  static const luaL_Reg functions[] = {{"pattern", core_pattern}, {NULL, NULL}};
  static const luaL_Reg meta[] = {{"__gc", pattern_gc}, {NULL, NULL}};
  static const luaL_Reg methods[] = {
      {"match", pattern_match}, {"matches", pattern_matches}, {NULL, NULL}};
  luaL_setfuncs(L, functions, 0);
  bind_class(L, PATTERN, "Pattern", meta, methods);
}
