#include <string.h>

#include "conllu.h"
#include "lua_bind.h"
#include "tokenize.h"
#include "utf8.h"

/* Documents, and views of their sentences and tokens.  A view is numbers and
   the document as a user value: arrays may move, and a view keeps its document
   alive.  A document is tokenised and parsed when that is first asked for. */

Document *bind_checkdocument(lua_State *L, int arg) {
  Document *box = luaL_checkudata(L, arg, DOCUMENT);
  if (box->document == NULL) luaL_argerror(L, arg, "a closed document");
  return box;
}

void bind_tokenize(lua_State *L, cs_document *document) {
  if (document->nsentences == 0) bind_check(L, cs_tokenize(document));
}

static Document *newdocument(lua_State *L) {
  Document *box = lua_newuserdatauv(L, sizeof *box, DOCUMENT_VALUES);
  box->document = NULL;
  luaL_setmetatable(L, DOCUMENT);
  return box;
}

/* Takes id, date and source from the fields, which become user value 1 of the
   document at the stack's top; `parser` (or a function that answers one) is
   used where tags or trees are asked for. */
static void setfields(lua_State *L, Document *box, int fields, int parser) {
  int document = lua_gettop(L);
  if (lua_isnoneornil(L, fields))
    lua_newtable(L);
  else
    lua_pushvalue(L, fields);
  int table = lua_gettop(L);
  bind_check(L, cs_document_set(box->document, bind_fieldstr(L, table, "id"),
                                bind_fieldstr(L, table, "date"),
                                bind_fieldstr(L, table, "source")));
  lua_setiuservalue(L, document, DOCUMENT_FIELDS);
  lua_pushvalue(L, parser);
  lua_setiuservalue(L, document, DOCUMENT_PARSER);
}

static void checkfields(lua_State *L, int fields) {
  if (!lua_isnoneornil(L, fields)) luaL_checktype(L, fields, LUA_TTABLE);
  lua_settop(L, fields + 1);
}

/* core.document(text [, fields [, parser]]) -> document | fail, message */
static int core_document(lua_State *L) {
  cs_str text = bind_checkstr(L, 1);
  checkfields(L, 2);
  Document *box = newdocument(L);
  cs_status status = cs_document_new(text, &box->document);
  if (status != CS_OK) return bind_fail(L, status, NULL);
  setfields(L, box, 2, 3);
  return 1;
}

/* core.conllu(text [, keep [, fields [, parser]]])
   -> document | fail, message, line */
static int core_conllu(lua_State *L) {
  cs_str text = bind_checkstr(L, 1);
  bool keep = lua_toboolean(L, 2);
  checkfields(L, 3);
  Document *box = newdocument(L);
  size_t line = 0;
  cs_status status = cs_conllu_read(text, keep, &box->document, &line);
  if (status != CS_OK) {
    int n = bind_fail(L, status, NULL);
    lua_pushinteger(L, (lua_Integer)line);
    return n + 1;
  }
  setfields(L, box, 3, 4);
  return 1;
}

static int document_gc(lua_State *L) {
  Document *box = luaL_checkudata(L, 1, DOCUMENT);
  cs_document_free(box->document);
  box->document = NULL;
  return 0;
}

/* document:close(): frees its memory at once; views of it raise from now on */
static int document_close(lua_State *L) { return document_gc(L); }

/* The parser of the document at `document`; a function is called once and its
   answer kept. */
static cs_parser *findparser(lua_State *L, int document) {
  lua_getiuservalue(L, document, DOCUMENT_PARSER);
  if (lua_isfunction(L, -1)) {
    lua_call(L, 0, 1);
    lua_pushvalue(L, -1);
    lua_setiuservalue(L, document, DOCUMENT_PARSER);
  }
  Parser *box = luaL_testudata(L, -1, PARSER);
  if (box == NULL || box->parser == NULL)
    luaL_error(L, "the document has no parser: casus.document gives one");
  lua_pop(L, 1); /* the document keeps it */
  return box->parser;
}

void bind_parse(lua_State *L, int document, size_t sentence) {
  cs_document *d = bind_checkdocument(L, document)->document;
  if (d->sentences[sentence].parsed) return;
  cs_parser *parser = findparser(L, document);
  bind_check(L, cs_parser_parse(parser, d, sentence));
}

/* document:parse() -> document; all sentences */
static int document_parse(lua_State *L) {
  cs_document *d = bind_checkdocument(L, 1)->document;
  bind_tokenize(L, d);
  cs_parser *parser = findparser(L, 1);
  bind_check(L, cs_parser_run(parser, d, NULL, d->nsentences, true));
  lua_settop(L, 1);
  return 1;
}

static size_t checkindex(lua_State *L, int arg, size_t n) {
  lua_Integer i = luaL_checkinteger(L, arg);
  luaL_argcheck(L, i >= 1 && (size_t)i <= n, arg, "out of range");
  return (size_t)i - 1;
}

void bind_pushsentence(lua_State *L, int document, size_t i) {
  Sentence *view = lua_newuserdatauv(L, sizeof *view, 1);
  view->i = i;
  luaL_setmetatable(L, SENTENCE);
  lua_pushvalue(L, document);
  lua_setiuservalue(L, -2, 1);
}

void bind_pushtoken(lua_State *L, int document, size_t sentence, size_t i) {
  Token *view = lua_newuserdatauv(L, sizeof *view, 1);
  view->sentence = sentence;
  view->i = i;
  luaL_setmetatable(L, TOKEN);
  lua_pushvalue(L, document);
  lua_setiuservalue(L, -2, 1);
}

/* document:sentences() -> list of sentences */
static int document_sentences(lua_State *L) {
  cs_document *d = bind_checkdocument(L, 1)->document;
  bind_tokenize(L, d);
  lua_createtable(L, (int)d->nsentences, 0);
  for (size_t i = 0; i < d->nsentences; i++) {
    bind_pushsentence(L, 1, i);
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
  return 1;
}

/* document:sentence(i) -> sentence */
static int document_sentence(lua_State *L) {
  cs_document *d = bind_checkdocument(L, 1)->document;
  bind_tokenize(L, d);
  bind_pushsentence(L, 1, checkindex(L, 2, d->nsentences));
  return 1;
}

static int document_len(lua_State *L) {
  cs_document *d = bind_checkdocument(L, 1)->document;
  bind_tokenize(L, d);
  lua_pushinteger(L, (lua_Integer)d->nsentences);
  return 1;
}

/* document:conllu([i]) -> text of all sentences or of one */
static int document_conllu(lua_State *L) {
  cs_document *d = bind_checkdocument(L, 1)->document;
  bind_tokenize(L, d);
  size_t first = 0, last = d->nsentences;
  if (!lua_isnoneornil(L, 2)) {
    first = checkindex(L, 2, d->nsentences);
    last = first + 1;
  }
  cs_buf *buf = bind_newbuf(L);
  for (size_t i = first; i < last; i++) {
    bind_parse(L, 1, i);
    bind_check(L, cs_conllu_write(buf, d, i));
  }
  bind_pushstr(L, cs_buf_str(buf));
  cs_buf_free(buf);
  memset(buf, 0, sizeof *buf);
  return 1;
}

/* document:codepoint(byte) -> code points before that byte (from 1) */
static int document_codepoint(lua_State *L) {
  cs_document *d = bind_checkdocument(L, 1)->document;
  lua_Integer byte = luaL_checkinteger(L, 2);
  luaL_argcheck(L, byte >= 1 && (size_t)byte <= d->text.size + 1, 2,
                "out of range");
  lua_pushinteger(L, (lua_Integer)cs_utf8_count(d->text, (size_t)byte - 1));
  return 1;
}

/* document:fields() -> the table of all fields but id, date, source, text */
static int document_fields(lua_State *L) {
  bind_checkdocument(L, 1);
  lua_getiuservalue(L, 1, DOCUMENT_FIELDS);
  return 1;
}

static int document_index(lua_State *L) {
  luaL_checkudata(L, 1, DOCUMENT);
  if (bind_method(L)) return 1;
  cs_document *d = bind_checkdocument(L, 1)->document;
  if (lua_type(L, 2) == LUA_TSTRING) {
    const char *key = lua_tostring(L, 2);
    if (strcmp(key, "text") == 0) return bind_pushstr(L, d->text), 1;
    if (strcmp(key, "id") == 0) return bind_pushstr(L, d->id), 1;
    if (strcmp(key, "date") == 0) return bind_pushstr(L, d->date), 1;
    if (strcmp(key, "source") == 0) return bind_pushstr(L, d->source), 1;
    if (strcmp(key, "replaced") == 0)
      return lua_pushinteger(L, (lua_Integer)d->replaced), 1;
    if (strcmp(key, "tokenized") == 0)
      return lua_pushboolean(L, d->nsentences > 0), 1;
  }
  lua_getiuservalue(L, 1, DOCUMENT_FIELDS);
  lua_pushvalue(L, 2);
  lua_rawget(L, -2);
  return 1;
}

/* document.field = value: id, date and source, or any field of the script's */
static int document_newindex(lua_State *L) {
  cs_document *d = bind_checkdocument(L, 1)->document;
  const char *key = luaL_checkstring(L, 2);
  cs_str id = d->id, date = d->date, source = d->source, *own = NULL;
  if (strcmp(key, "id") == 0) own = &id;
  if (strcmp(key, "date") == 0) own = &date;
  if (strcmp(key, "source") == 0) own = &source;
  if (own != NULL) {
    *own = bind_checkstr(L, 3);
    bind_check(L, cs_document_set(d, id, date, source));
    return 0;
  }
  if (strcmp(key, "text") == 0 || strcmp(key, "replaced") == 0 ||
      strcmp(key, "tokenized") == 0)
    return luaL_error(L, "a document's %s cannot be set", key);
  lua_getiuservalue(L, 1, DOCUMENT_FIELDS);
  lua_insert(L, 2);
  lua_rawset(L, 2);
  return 0;
}

static int document_tostring(lua_State *L) {
  cs_document *d = bind_checkdocument(L, 1)->document;
  bind_pushstr(L, d->id);
  lua_pushfstring(L, "document %s (%d bytes)", lua_tostring(L, -1),
                  (int)d->text.size);
  return 1;
}

/* ---- sentences ---- */

/* The sentence at `arg`; its document is pushed. */
static cs_sentence *checksentence(lua_State *L, int arg, cs_document **out,
                                  size_t *number) {
  Sentence *view = luaL_checkudata(L, arg, SENTENCE);
  lua_getiuservalue(L, arg, 1);
  cs_document *d = bind_checkdocument(L, lua_gettop(L))->document;
  *number = view->i;
  *out = d;
  return &d->sentences[view->i];
}

size_t bind_checksentence(lua_State *L, int arg, cs_document **document) {
  size_t number;
  checksentence(L, arg, document, &number);
  bind_parse(L, lua_gettop(L), number);
  return number;
}

/* sentence:tokens() -> list of tokens */
static int sentence_tokens(lua_State *L) {
  cs_document *d;
  size_t number;
  cs_sentence *s = checksentence(L, 1, &d, &number);
  int document = lua_gettop(L);
  size_t n = s->last - s->first;
  lua_createtable(L, (int)n, 0);
  for (size_t i = 0; i < n; i++) {
    bind_pushtoken(L, document, number, i);
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
  return 1;
}

/* sentence:token(i) -> token */
static int sentence_token(lua_State *L) {
  cs_document *d;
  size_t number;
  cs_sentence *s = checksentence(L, 1, &d, &number);
  size_t i = checkindex(L, 2, s->last - s->first);
  bind_pushtoken(L, lua_gettop(L), number, i);
  return 1;
}

static int sentence_len(lua_State *L) {
  cs_document *d;
  size_t number;
  cs_sentence *s = checksentence(L, 1, &d, &number);
  lua_pushinteger(L, (lua_Integer)(s->last - s->first));
  return 1;
}

/* sentence:root() -> token | nil */
static int sentence_root(lua_State *L) {
  cs_document *d;
  size_t number;
  cs_sentence *s = checksentence(L, 1, &d, &number);
  int document = lua_gettop(L);
  bind_parse(L, document, number);
  s = &d->sentences[number];
  for (size_t i = s->first; i < s->last; i++)
    if (d->tokens[i].head < 0)
      return bind_pushtoken(L, document, number, i - s->first), 1;
  return 0;
}

/* sentence:skip(): the coder passes it over */
static int sentence_skip(lua_State *L) {
  cs_document *d;
  size_t number;
  checksentence(L, 1, &d, &number)->line = CS_BYLINE;
  return 0;
}

static cs_str dateline(const cs_document *d, const cs_sentence *s) {
  if (s->dateline == 0) return (cs_str){"", 0};
  cs_span span = d->tokens[s->first].span;
  span.last = d->tokens[s->first + s->dateline - 1].span.last;
  return cs_document_slice(d, span);
}

static cs_str tail(const cs_document *d, const cs_sentence *s) {
  if (s->tail == 0) return (cs_str){"", 0};
  cs_span span = d->tokens[s->last - s->tail].span;
  span.last = d->tokens[s->last - 1].span.last;
  return cs_document_slice(d, span);
}

static int sentence_index(lua_State *L) {
  static const char *const lines[] = {"body", "headline", "byline"};
  cs_document *d;
  size_t number;
  if (bind_method(L)) return 1;
  cs_sentence *s = checksentence(L, 1, &d, &number);
  const char *key = luaL_checkstring(L, 2);
  if (strcmp(key, "text") == 0)
    bind_pushstr(L, cs_document_slice(d, s->span));
  else if (strcmp(key, "document") == 0)
    return 1; /* checksentence has pushed it */
  else if (strcmp(key, "number") == 0)
    lua_pushinteger(L, (lua_Integer)number);
  else if (strcmp(key, "index") == 0)
    lua_pushinteger(L, (lua_Integer)number + 1);
  else if (strcmp(key, "first") == 0)
    lua_pushinteger(L, (lua_Integer)s->span.first + 1);
  else if (strcmp(key, "last") == 0)
    lua_pushinteger(L, (lua_Integer)s->span.last);
  else if (strcmp(key, "line") == 0)
    lua_pushstring(L, lines[s->line]);
  else if (strcmp(key, "quoted") == 0)
    lua_pushboolean(L, s->quoted);
  else if (strcmp(key, "parsed") == 0)
    lua_pushboolean(L, s->parsed);
  else if (strcmp(key, "dateline") == 0)
    bind_pushstr(L, dateline(d, s));
  else if (strcmp(key, "tail") == 0)
    bind_pushstr(L, tail(d, s));
  else
    return luaL_error(L, "a sentence has no field '%s'", key);
  return 1;
}

static int sentence_eq(lua_State *L) {
  Sentence *a = luaL_testudata(L, 1, SENTENCE);
  Sentence *b = luaL_testudata(L, 2, SENTENCE);
  if (a == NULL || b == NULL || a->i != b->i) return 0;
  lua_getiuservalue(L, 1, 1);
  lua_getiuservalue(L, 2, 1);
  lua_pushboolean(L, lua_rawequal(L, -1, -2));
  return 1;
}

static int sentence_tostring(lua_State *L) {
  cs_document *d;
  size_t number;
  cs_sentence *s = checksentence(L, 1, &d, &number);
  bind_pushstr(L, cs_document_slice(d, s->span));
  return 1;
}

/* core.phrase(text) -> its words with spaces between, as the dictionaries read
   a name */
static int core_phrase(lua_State *L) {
  cs_str text = bind_checkstr(L, 1);
  cs_buf *buf = bind_newbuf(L);
  cs_span *spans = NULL;
  size_t n = 0, cap = 0;
  cs_status status = cs_tokenize_phrase(text, &spans, &n, &cap);
  for (size_t i = 0; i < n && status == CS_OK; i++) {
    if (i > 0) status = cs_buf_addbyte(buf, ' ');
    if (status == CS_OK)
      status =
          cs_buf_add(buf, cs_str_slice(text, spans[i].first, spans[i].last));
  }
  cs_free(spans);
  bind_check(L, status);
  bind_pushstr(L, cs_buf_str(buf));
  return 1;
}

void bind_opendocument(lua_State *L) {
  static const luaL_Reg functions[] = {{"document", core_document},
                                       {"conllu", core_conllu},
                                       {"phrase", core_phrase},
                                       {NULL, NULL}};
  static const luaL_Reg docmeta[] = {{"__gc", document_gc},
                                     {"__index", document_index},
                                     {"__newindex", document_newindex},
                                     {"__len", document_len},
                                     {"__tostring", document_tostring},
                                     {NULL, NULL}};
  static const luaL_Reg docmethods[] = {
      {"sentences", document_sentences}, {"sentence", document_sentence},
      {"parse", document_parse},         {"conllu", document_conllu},
      {"codepoint", document_codepoint}, {"close", document_close},
      {"fields", document_fields},       {NULL, NULL}};
  static const luaL_Reg senmeta[] = {{"__index", sentence_index},
                                     {"__len", sentence_len},
                                     {"__eq", sentence_eq},
                                     {"__tostring", sentence_tostring},
                                     {NULL, NULL}};
  static const luaL_Reg senmethods[] = {{"tokens", sentence_tokens},
                                        {"token", sentence_token},
                                        {"root", sentence_root},
                                        {"skip", sentence_skip},
                                        {NULL, NULL}};
  luaL_setfuncs(L, functions, 0);
  bind_class(L, DOCUMENT, "Document", docmeta, docmethods);
  bind_class(L, SENTENCE, "Sentence", senmeta, senmethods);
  bind_opentoken(L);
}
