#include <string.h>

#include "lua_bind.h"

/* The coder and its joints: start -> mentions -> frames -> events.  Each joint
   may be looked at and changed before the next; nothing is turned into tables
   that was not asked for. */

enum { CODER_DICTIONARY = 1, CODER_PARSER, CODER_DOCUMENT };

typedef enum stage { IDLE, STARTED, FRAMED, DONE } stage;

typedef struct Coder {
  cs_coder *coder;
  cs_coding *coding; /* of the document in user value 3 */
  stage stage;
  unsigned version; /* of the dictionary when it started */
} Coder;

static Coder *checkcoder(lua_State *L) {
  Coder *box = luaL_checkudata(L, 1, CODER);
  if (box->coder == NULL) luaL_argerror(L, 1, "a closed coder");
  return box;
}

static Dictionary *dictionaryof(lua_State *L) {
  lua_getiuservalue(L, 1, CODER_DICTIONARY);
  Dictionary *d = bind_checkdictionary(L, lua_gettop(L));
  lua_pop(L, 1); /* the coder keeps it */
  return d;
}

/* core.coder(dictionary, parser [, options]) -> coder
   options: uncoded, keeptree, allstandings (booleans) */
static int core_coder(lua_State *L) {
  Dictionary *dictionary = bind_checkdictionary(L, 1);
  Parser *parser = bind_checkparser(L, 2);
  cs_coder_options options = {0};
  if (!lua_isnoneornil(L, 3)) {
    luaL_checktype(L, 3, LUA_TTABLE);
    options.uncoded = bind_fieldbool(L, 3, "uncoded");
    options.keeptree = bind_fieldbool(L, 3, "keeptree");
    options.allstandings = bind_fieldbool(L, 3, "allstandings");
  }
  Coder *box = lua_newuserdatauv(L, sizeof *box, 3);
  memset(box, 0, sizeof *box);
  luaL_setmetatable(L, CODER);
  lua_pushvalue(L, 1);
  lua_setiuservalue(L, -2, CODER_DICTIONARY);
  lua_pushvalue(L, 2);
  lua_setiuservalue(L, -2, CODER_PARSER);
  bind_check(L, cs_coder_new(dictionary->dictionary, parser->parser, options,
                             &box->coder));
  return 1;
}

static int coder_gc(lua_State *L) {
  Coder *box = luaL_checkudata(L, 1, CODER);
  cs_coder_free(box->coder);
  box->coder = NULL;
  box->coding = NULL;
  return 0;
}

/* coder:start(document) -> coder; finds the mentions */
static int coder_start(lua_State *L) {
  Coder *box = checkcoder(L);
  cs_document *d = bind_checkdocument(L, 2)->document;
  Dictionary *dictionary = dictionaryof(L);
  if (!dictionary->finished)
    bind_check(L, cs_dictionary_finish(dictionary->dictionary));
  dictionary->finished = true;
  box->stage = IDLE;
  box->coding = NULL;
  lua_pushvalue(L, 2);
  lua_setiuservalue(L, 1, CODER_DOCUMENT); /* the coding borrows from it */
  bind_check(L, cs_coder_start(box->coder, d, &box->coding));
  box->version = dictionary->version;
  box->stage = STARTED;
  lua_settop(L, 1);
  return 1;
}

/* The coding in work, at least as far as `wanted`; its document is pushed. */
static Coder *checkcoding(lua_State *L, stage wanted, Records *r) {
  Coder *box = checkcoder(L);
  Dictionary *dictionary = dictionaryof(L);
  if (box->stage == IDLE || box->coding == NULL)
    luaL_error(L, "the coder has no document: call start first");
  if (box->version != dictionary->version)
    luaL_error(L, "the dictionary has changed: call start again");
  lua_getiuservalue(L, 1, CODER_DOCUMENT);
  int document = lua_gettop(L);
  bind_checkdocument(L, document);
  if (box->stage == STARTED && wanted >= FRAMED) {
    bind_check(L, cs_coder_frames(box->coder));
    box->stage = FRAMED;
  }
  if (box->stage == FRAMED && wanted == DONE) {
    bind_check(L, cs_coder_events(box->coder));
    box->stage = DONE;
  }
  *r = (Records){dictionary->dictionary, box->coding, document};
  return box;
}

/* coder:mentions() -> list of mentions */
static int coder_mentions(lua_State *L) {
  Records r;
  checkcoding(L, STARTED, &r);
  lua_createtable(L, (int)r.coding->nmentions, 0);
  for (size_t i = 0; i < r.coding->nmentions; i++) {
    bind_pushmention(L, &r, i);
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
  return 1;
}

/* coder:frames() -> list of frames */
static int coder_frames(lua_State *L) {
  Records r;
  checkcoding(L, FRAMED, &r);
  lua_createtable(L, (int)r.coding->nframes, 0);
  for (size_t i = 0; i < r.coding->nframes; i++) {
    bind_pushframe(L, &r, i);
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
  return 1;
}

/* coder:events() -> list of events */
static int coder_events(lua_State *L) {
  Records r;
  checkcoding(L, DONE, &r);
  const cs_coding *c = r.coding;
  lua_createtable(L, (int)c->nevents, 0);
  size_t n = 0;
  for (size_t i = 0; i < c->nevents; i++) {
    bool same = i > 0 && c->events[i].sentence == c->events[i - 1].sentence;
    n = same ? n + 1 : 0;
    bind_pushevent(L, &r, i, n);
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
  return 1;
}

/* coder:lines(columns [, delimiter]) -> the events as lines of CSV, how many */
static int coder_lines(lua_State *L) {
  luaL_checktype(L, 2, LUA_TTABLE);
  char delimiter = bind_checkdelimiter(L, 3);
  Records r;
  checkcoding(L, DONE, &r);
  bind_pushlines(L, &r, 2, delimiter);
  lua_pushinteger(L, (lua_Integer)r.coding->nevents);
  return 2;
}

static size_t checknumber(lua_State *L, int arg, size_t n) {
  lua_Integer i = luaL_checkinteger(L, arg);
  luaL_argcheck(L, i >= 1 && (size_t)i <= n, arg, "out of range");
  return (size_t)i - 1;
}

/* A field of the record at `arg`, copied into the coding. */
static cs_str copyfield(lua_State *L, int arg, const char *name, cs_coding *c) {
  cs_str copy = cs_str_copy(&c->arena, bind_fieldstr(L, arg, name));
  if (copy.bytes == NULL) luaL_error(L, "not enough memory");
  return copy;
}

/* coder:setmention(i, false): drops it
   coder:setmention(i, list of {code, why}): these are its actors */
static int coder_setmention(lua_State *L) {
  Records r;
  checkcoding(L, STARTED, &r);
  cs_mention *m = &r.coding->mentions[checknumber(L, 2, r.coding->nmentions)];
  if (!lua_toboolean(L, 3)) {
    m->dropped = true;
    m->nactors = 0;
    return 0;
  }
  luaL_checktype(L, 3, LUA_TTABLE);
  m->nactors = 0;
  lua_Integer n = (lua_Integer)lua_rawlen(L, 3);
  for (lua_Integer i = 1; i <= n; i++) {
    lua_rawgeti(L, 3, i);
    luaL_argcheck(L, lua_istable(L, -1), 3, "a list of records");
    int record = lua_gettop(L);
    cs_str code = copyfield(L, record, "code", r.coding);
    cs_str why = copyfield(L, record, "why", r.coding);
    if (code.size > 0)
      bind_check(L, cs_mention_addactor(r.coding, m, code, why));
    lua_pop(L, 1);
  }
  return 0;
}

/* The head token of record[name], or CS_NONE. */
static uint32_t rolehead(lua_State *L, int record, const char *name,
                         const cs_coding *c, const cs_frame *f) {
  uint32_t head = CS_NONE;
  const cs_sentence *s = &c->document->sentences[f->sentence];
  if (lua_getfield(L, record, name) == LUA_TTABLE) {
    lua_getfield(L, -1, "head");
    lua_Integer at = luaL_checkinteger(L, -1);
    if (at < 1 || at > (lua_Integer)(s->last - s->first))
      luaL_error(L, "%s.head is not a token of the sentence", name);
    head = (uint32_t)at - 1;
    lua_pop(L, 1);
  }
  lua_pop(L, 1);
  return head;
}

static cs_standing standing(lua_State *L, int record) {
  cs_str name = bind_fieldstr(L, record, "status");
  for (int i = CS_ACTUAL; i <= CS_PAST_; i++) {
    const char *known = cs_standing_name((cs_standing)i);
    if (cs_str_equal(name, (cs_str){known, strlen(known)}))
      return (cs_standing)i;
  }
  luaL_error(L, "there is no status '%s'", name.bytes);
  return CS_ACTUAL;
}

static void changeframe(lua_State *L, int record, cs_coding *c,
                        cs_frame *frame) {
  cs_frame f = *frame; /* all or nothing */
  f.code = copyfield(L, record, "code", c);
  f.mirror = copyfield(L, record, "mirror", c);
  f.source = rolehead(L, record, "source", c, &f);
  f.target = rolehead(L, record, "target", c, &f);
  f.attribution = rolehead(L, record, "attribution", c, &f);
  f.standing = standing(L, record);
  f.negated = bind_fieldbool(L, record, "negated");
  *frame = f;
}

static void checkframed(lua_State *L, const Coder *box) {
  if (box->stage != FRAMED)
    luaL_error(L, "frames can be changed before events are made only");
}

/* coder:setframe(i, record | false): changes or drops a frame */
static int coder_setframe(lua_State *L) {
  Records r;
  checkframed(L, checkcoding(L, FRAMED, &r));
  cs_frame *f = &r.coding->frames[checknumber(L, 2, r.coding->nframes)];
  if (!lua_toboolean(L, 3)) {
    f->dropped = true;
    return 0;
  }
  luaL_checktype(L, 3, LUA_TTABLE);
  changeframe(L, 3, r.coding, f);
  return 0;
}

/* coder:addframe(i, record): a copy of frame i, changed, right after it */
static int coder_addframe(lua_State *L) {
  Records r;
  checkframed(L, checkcoding(L, FRAMED, &r));
  cs_coding *c = r.coding;
  size_t i = checknumber(L, 2, c->nframes);
  luaL_checktype(L, 3, LUA_TTABLE);
  cs_frame copy = c->frames[i];
  copy.dropped = false;
  changeframe(L, 3, c, &copy);
  cs_frame *frames =
      cs_grow(c->frames, &c->capframes, c->nframes + 1, sizeof *frames);
  if (frames == NULL) return luaL_error(L, "not enough memory");
  c->frames = frames;
  memmove(frames + i + 2, frames + i + 1,
          (c->nframes - i - 1) * sizeof *frames);
  frames[i + 1] = copy;
  c->nframes++;
  return 0;
}

/* coder:counts() -> {sentences =, withactors =, withactions =, events =, …} of
   the document in work */
static int coder_counts(lua_State *L) {
  Records r;
  checkcoding(L, DONE, &r);
  const cs_coding *c = r.coding;
  const struct {
    const char *name;
    size_t value;
  } counts[] = {{"sentences", c->document->nsentences},
                {"tokens", c->document->ntokens},
                {"mentions", c->nmentions},
                {"frames", c->nframes},
                {"events", c->nevents},
                {"withactors", c->withactors},
                {"withactions", c->withactions},
                {"discarded", c->discarded},
                {"targetless", c->targetless},
                {"uncoded", c->uncoded},
                {"unreal", c->unreal}};
  lua_createtable(L, 0, sizeof counts / sizeof *counts);
  for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
    lua_pushinteger(L, (lua_Integer)counts[i].value);
    lua_setfield(L, -2, counts[i].name);
  }
  bind_pushstr(L, c->country);
  lua_setfield(L, -2, "country");
  bind_pushstr(L, c->countrywhy);
  lua_setfield(L, -2, "countrywhy");
  return 1;
}

/* ---- why a sentence is coded as it is ---- */

typedef struct try {
  const cs_rule *rule;
  cs_binding binding;
  bool matched;
}
try;

typedef struct tries {
  cs_buf *buf;
  const cs_dictionary *dictionary;
  cs_tree *tree;
  uint32_t token;
  cs_status status;
} tries;

static bool tryrule(void *self, const cs_rule *rule) {
  tries *t = self;
  try one = {.rule = rule};
  one.matched =
      cs_pattern_match(&rule->pattern, cs_dictionary_grammar(t->dictionary),
                       t->tree, t->token, &one.binding);
  t->status = cs_buf_add(t->buf, (cs_str){(const char *)&one, sizeof one});
  return t->status == CS_OK;
}

static void settoken(lua_State *L, const char *name, uint32_t token) {
  if (token == CS_NONE) return;
  lua_pushinteger(L, (lua_Integer)token + 1);
  lua_setfield(L, -2, name);
}

static bool isframe(const cs_coding *c, size_t sentence, uint32_t anchor,
                    const cs_rule *rule) {
  for (size_t i = 0; i < c->nframes; i++) {
    const cs_frame *f = &c->frames[i];
    if (f->sentence == sentence && (f->rule == rule || f->outer == rule) &&
        (f->anchor == anchor || f->outer == rule))
      return true;
  }
  return false;
}

static void pushtry(lua_State *L, const cs_coding *c, size_t sentence,
                    uint32_t token, const try *one) {
  lua_createtable(L, 0, 8);
  bind_pushstr(L, one->rule->where.file);
  lua_setfield(L, -2, "file");
  lua_pushinteger(L, one->rule->where.line);
  lua_setfield(L, -2, "line");
  bind_pushstr(L, one->rule->code);
  lua_setfield(L, -2, "code");
  lua_pushboolean(L, one->rule->operator_);
  lua_setfield(L, -2, "operator");
  lua_pushinteger(L, one->rule->pattern.weight);
  lua_setfield(L, -2, "weight");
  settoken(L, "anchor", token);
  lua_pushboolean(L, one->matched);
  lua_setfield(L, -2, "matched");
  if (!one->matched) return;
  settoken(L, "source", one->binding.source);
  settoken(L, "target", one->binding.target);
  settoken(L, "inner", one->binding.inner);
  lua_pushboolean(L, isframe(c, sentence, token, one->rule));
  lua_setfield(L, -2, "used");
}

/* coder:tries(i) -> list of {file, line, code, operator, weight, anchor,
   matched, source, target, inner, used}: every rule that has a word of sentence
   i as its anchor; numbers of tokens from 1 */
static int coder_tries(lua_State *L) {
  Records r;
  checkcoding(L, DONE, &r);
  size_t sentence = checknumber(L, 2, r.coding->document->nsentences);
  cs_tree *tree = &r.coding->trees[sentence];
  tries t = {.dictionary = r.dictionary, .tree = tree};
  lua_Integer n = 0;
  t.buf = bind_newbuf(L);
  lua_newtable(L);
  for (uint32_t i = 0; i < tree->n; i++) {
    if (tree->lemmas[i] == CS_NONE) continue;
    cs_buf_clear(t.buf);
    t.token = i;
    t.status = CS_OK;
    cs_dictionary_rules(r.dictionary, tree->lemmas[i], tryrule, &t);
    bind_check(L, t.status);
    for (size_t at = 0; at < t.buf->size; at += sizeof(try)) {
      try one;
      memcpy(&one, t.buf->bytes + at, sizeof one);
      pushtry(L, r.coding, sentence, i, &one);
      lua_rawseti(L, -2, ++n);
    }
  }
  return 1;
}

void bind_opencoder(lua_State *L) {
  static const luaL_Reg functions[] = {{"coder", core_coder}, {NULL, NULL}};
  static const luaL_Reg meta[] = {{"__gc", coder_gc}, {NULL, NULL}};
  static const luaL_Reg methods[] = {{"start", coder_start},
                                     {"mentions", coder_mentions},
                                     {"frames", coder_frames},
                                     {"events", coder_events},
                                     {"setmention", coder_setmention},
                                     {"setframe", coder_setframe},
                                     {"addframe", coder_addframe},
                                     {"counts", coder_counts},
                                     {"tries", coder_tries},
                                     {"lines", coder_lines},
                                     {NULL, NULL}};
  luaL_setfuncs(L, functions, 0);
  bind_class(L, CODER, "Coder", meta, methods);
}
