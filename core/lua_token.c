#include <string.h>

#include "lua_bind.h"

/* Tokens: numbers and the document as a user value, as sentences are. */

/* The token at `arg`; its document is pushed. */
static cs_token *checktoken(lua_State *L, int arg, cs_document **out,
                            Token *view) {
  *view = *(Token *)luaL_checkudata(L, arg, TOKEN);
  lua_getiuservalue(L, arg, 1);
  *out = bind_checkdocument(L, lua_gettop(L))->document;
  return &(*out)->tokens[(*out)->sentences[view->sentence].first + view->i];
}

/* The same, parsed. */
static cs_token *checkparsed(lua_State *L, int arg, cs_document **out,
                             Token *view) {
  checktoken(L, arg, out, view);
  bind_parse(L, lua_gettop(L), view->sentence);
  return &(*out)->tokens[(*out)->sentences[view->sentence].first + view->i];
}

/* token:children() -> list of tokens in text order */
static int token_children(lua_State *L) {
  cs_document *d;
  Token view;
  checkparsed(L, 1, &d, &view);
  int document = lua_gettop(L);
  const cs_sentence *s = &d->sentences[view.sentence];
  lua_Integer n = 0;
  lua_newtable(L);
  for (size_t i = s->first; i < s->last; i++) {
    if (d->tokens[i].head != (int32_t)view.i) continue;
    bind_pushtoken(L, document, view.sentence, i - s->first);
    lua_rawseti(L, -2, ++n);
  }
  return 1;
}

static bool isunder(const cs_document *d, const cs_sentence *s, size_t i,
                    size_t top) {
  size_t n = s->last - s->first;
  for (size_t steps = 0; steps <= n; steps++) {
    if (i == top) return true;
    int32_t head = d->tokens[s->first + i].head;
    if (head < 0) return false;
    i = (size_t)head;
  }
  return false;
}

/* token:subtree() -> first, last: bytes from its first to its last descendant
 */
static int token_subtree(lua_State *L) {
  cs_document *d;
  Token view;
  cs_token *token = checkparsed(L, 1, &d, &view);
  const cs_sentence *s = &d->sentences[view.sentence];
  cs_span span = token->span;
  for (size_t i = s->first; i < s->last; i++) {
    if (!isunder(d, s, i - s->first, view.i)) continue;
    if (d->tokens[i].span.first < span.first)
      span.first = d->tokens[i].span.first;
    if (d->tokens[i].span.last > span.last) span.last = d->tokens[i].span.last;
  }
  lua_pushinteger(L, (lua_Integer)span.first + 1);
  lua_pushinteger(L, (lua_Integer)span.last);
  return 2;
}

static void pushfeats(lua_State *L, uint32_t feats) {
  cs_buf *buf = bind_newbuf(L);
  bind_check(L, cs_feats_write(buf, feats));
  bind_pushstr(L, cs_buf_str(buf));
  lua_remove(L, -2);
}

/* Fields that need no parse; false: no such field, nothing pushed. */
static bool plainfield(lua_State *L, const char *key, const cs_document *d,
                       const cs_token *token, const Token *view) {
  if (strcmp(key, "form") == 0 || strcmp(key, "text") == 0)
    bind_pushstr(L, cs_token_form(d, token));
  else if (strcmp(key, "first") == 0)
    lua_pushinteger(L, (lua_Integer)token->span.first + 1);
  else if (strcmp(key, "last") == 0)
    lua_pushinteger(L, (lua_Integer)token->span.last);
  else if (strcmp(key, "index") == 0)
    lua_pushinteger(L, (lua_Integer)view->i + 1);
  else if (strcmp(key, "spaced") == 0)
    lua_pushboolean(L, token->spaced);
  else
    return false;
  return true;
}

static int token_index(lua_State *L) {
  cs_document *d;
  Token view;
  if (bind_method(L)) return 1;
  cs_token *token = checktoken(L, 1, &d, &view);
  int document = lua_gettop(L);
  const char *key = luaL_checkstring(L, 2);
  if (plainfield(L, key, d, token, &view)) return 1;
  if (strcmp(key, "sentence") == 0) {
    bind_pushsentence(L, document, view.sentence);
    return 1;
  }
  token = checkparsed(L, 1, &d, &view);
  if (strcmp(key, "lemma") == 0)
    bind_pushstr(L, token->lemma);
  else if (strcmp(key, "upos") == 0)
    lua_pushstring(L, cs_upos_name((cs_upos)token->upos));
  else if (strcmp(key, "xpos") == 0)
    lua_pushstring(L, cs_xpos_name(token->xpos));
  else if (strcmp(key, "deprel") == 0)
    lua_pushstring(L, cs_deprel_name((cs_deprel)token->deprel));
  else if (strcmp(key, "feats") == 0)
    pushfeats(L, token->feats);
  else if (strcmp(key, "head") == 0 && token->head >= 0)
    bind_pushtoken(L, document, view.sentence, (size_t)token->head);
  else if (strcmp(key, "head") == 0)
    lua_pushnil(L);
  else
    return luaL_error(L, "a token has no field '%s'", key);
  return 1;
}

static int token_eq(lua_State *L) {
  Token *a = luaL_testudata(L, 1, TOKEN);
  Token *b = luaL_testudata(L, 2, TOKEN);
  if (a == NULL || b == NULL || a->i != b->i || a->sentence != b->sentence)
    return 0;
  lua_getiuservalue(L, 1, 1);
  lua_getiuservalue(L, 2, 1);
  lua_pushboolean(L, lua_rawequal(L, -1, -2));
  return 1;
}

static int token_tostring(lua_State *L) {
  cs_document *d;
  Token view;
  const cs_token *token = checktoken(L, 1, &d, &view);
  bind_pushstr(L, cs_token_form(d, token));
  return 1;
}

void bind_opentoken(lua_State *L) {
  static const luaL_Reg tokmeta[] = {{"__index", token_index},
                                     {"__eq", token_eq},
                                     {"__tostring", token_tostring},
                                     {NULL, NULL}};
  static const luaL_Reg tokmethods[] = {
      {"children", token_children}, {"subtree", token_subtree}, {NULL, NULL}};
  bind_class(L, TOKEN, "Token", tokmeta, tokmethods);
}
