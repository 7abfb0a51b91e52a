#include "lemma.h"
#include "lua_bind.h"
#include "train.h"

/* The model, the parser and the training of models. */

typedef struct Model {
  cs_model *model;
} Model;

/* core.model(path) -> model | fail, message */
static int core_model(lua_State *L) {
  const char *path = luaL_checkstring(L, 1);
  Model *box = lua_newuserdatauv(L, sizeof *box, 0);
  box->model = NULL;
  luaL_setmetatable(L, MODEL);
  cs_status status = cs_model_open(path, &box->model);
  if (status == CS_OK) return 1;
  if (status != CS_EFORMAT) return bind_fail(L, status, path);
  luaL_pushfail(L);
  lua_pushfstring(L, "%s: not a model of this version of Casus", path);
  return 2;
}

static int model_gc(lua_State *L) {
  Model *box = luaL_checkudata(L, 1, MODEL);
  cs_model_close(box->model);
  box->model = NULL;
  return 0;
}

Parser *bind_checkparser(lua_State *L, int arg) {
  Parser *box = luaL_checkudata(L, arg, PARSER);
  if (box->parser == NULL) luaL_argerror(L, arg, "a closed parser");
  return box;
}

/* model:parser() -> parser */
static int model_parser(lua_State *L) {
  Model *model = luaL_checkudata(L, 1, MODEL);
  if (model->model == NULL) return luaL_argerror(L, 1, "a closed model");
  Parser *box = lua_newuserdatauv(L, sizeof *box, 1);
  box->parser = NULL;
  luaL_setmetatable(L, PARSER);
  lua_pushvalue(L, 1);
  lua_setiuservalue(L, -2, 1); /* the parser keeps its model alive */
  bind_check(L, cs_parser_new(model->model, &box->parser));
  return 1;
}

static int parser_gc(lua_State *L) {
  Parser *box = luaL_checkudata(L, 1, PARSER);
  cs_parser_free(box->parser);
  box->parser = NULL;
  return 0;
}

/* parser:parse(document [, i]) -> document; parses anew, all sentences or one
 */
static int parser_parse(lua_State *L) {
  Parser *box = bind_checkparser(L, 1);
  cs_document *d = bind_checkdocument(L, 2)->document;
  bind_tokenize(L, d);
  size_t n = d->nsentences;
  if (!lua_isnoneornil(L, 3)) {
    lua_Integer i = luaL_checkinteger(L, 3);
    luaL_argcheck(L, i >= 1 && (size_t)i <= n, 3, "out of range");
    bind_check(L, cs_parser_parse(box->parser, d, (size_t)i - 1));
  } else {
    for (size_t i = 0; i < n; i++)
      d->sentences[i].tagged = d->sentences[i].parsed = false;
    bind_check(L, cs_parser_run(box->parser, d, NULL, n, true));
  }
  lua_settop(L, 2);
  return 1;
}

/* core.lemma(form, tag) -> lemma, sure
   By the rules alone; the tag is a Penn tag.  `sure`: no model is asked. */
static int core_lemma(lua_State *L) {
  cs_str form = bind_checkstr(L, 1), tag = bind_checkstr(L, 2);
  uint8_t upos = CS_X;
  if (cs_str_starts(tag, CS_STR("NNP")))
    upos = CS_PROPN;
  else if (cs_str_starts(tag, CS_STR("NN")))
    upos = CS_NOUN;
  else if (cs_str_starts(tag, CS_STR("VB")))
    upos = CS_VERB;
  else if (cs_str_starts(tag, CS_STR("JJ")))
    upos = CS_ADJ;
  else if (cs_str_starts(tag, CS_STR("RB")))
    upos = CS_ADV;
  cs_buf *buf = bind_newbuf(L);
  bool sure;
  bind_check(L, cs_lemma_sure(buf, form, upos, cs_xpos_find(tag), &sure));
  bind_pushstr(L, cs_buf_str(buf));
  lua_pushboolean(L, sure);
  return 2;
}

/* ---- training ---- */

/* The list of strings in field `name` of the options at 1, as an array that
   the stack keeps. */
static const char **paths(lua_State *L, const char *name, size_t *n) {
  *n = 0;
  if (lua_getfield(L, 1, name) == LUA_TNIL) return NULL;
  luaL_argcheck(L, lua_istable(L, -1), 1, "train and dev are lists of files");
  size_t count = lua_rawlen(L, -1);
  const char **list = lua_newuserdatauv(L, (count + 1) * sizeof *list, 0);
  for (size_t i = 0; i < count; i++) {
    lua_rawgeti(L, -2, (lua_Integer)i + 1);
    luaL_argcheck(L, lua_type(L, -1) == LUA_TSTRING, 1,
                  "train and dev are lists of files");
    list[i] = lua_tostring(L, -1); /* the list keeps it */
    lua_pop(L, 1);
  }
  *n = count;
  return list;
}

static unsigned number(lua_State *L, const char *name) {
  lua_getfield(L, 1, name);
  lua_Integer value = luaL_optinteger(L, -1, 0);
  lua_pop(L, 1);
  luaL_argcheck(L, value >= 0 && value <= INT32_MAX, 1, "a number too large");
  return (unsigned)value;
}

/* The training goes on when the callback fails; its first error is raised at
   the end, since C must not be jumped over. */
typedef struct Report {
  lua_State *L;
  bool failed;
} Report;

static int tellprogress(lua_State *L) {
  const cs_train_progress *p = lua_touserdata(L, 2);
  lua_settop(L, 1);
  lua_createtable(L, 0, 8);
  lua_pushinteger(L, p->teacher);
  lua_setfield(L, -2, "teacher");
  lua_pushinteger(L, p->epoch);
  lua_setfield(L, -2, "epoch");
  lua_pushinteger(L, p->epochs);
  lua_setfield(L, -2, "epochs");
  lua_pushnumber(L, p->loss);
  lua_setfield(L, -2, "loss");
  lua_pushnumber(L, p->seconds);
  lua_setfield(L, -2, "seconds");
  lua_pushnumber(L, p->upos);
  lua_setfield(L, -2, "upos");
  lua_pushnumber(L, p->uas);
  lua_setfield(L, -2, "uas");
  lua_pushnumber(L, p->las);
  lua_setfield(L, -2, "las");
  lua_call(L, 1, 0);
  return 0;
}

static void onprogress(void *context, const cs_train_progress *progress) {
  Report *report = context;
  lua_State *L = report->L;
  if (report->failed || !lua_isfunction(L, 2)) return;
  cs_train_progress copy = *progress;
  lua_pushcfunction(L, tellprogress);
  lua_pushvalue(L, 2);
  lua_pushlightuserdata(L, &copy);
  if (lua_pcall(L, 2, 0, 0) != LUA_OK) {
    report->failed = true;
    lua_replace(L, 2); /* the message */
  }
}

static const char *optstring(lua_State *L, const char *name) {
  lua_getfield(L, 1, name);
  return luaL_optstring(L, -1, NULL); /* the options keep it */
}

/* core.train(options [, progress]) -> true | fail, message
   options: train, dev (lists of files), output, vectors, seed, epochs,
   teachers, width, words, parts, batch, rate. */
static int core_train(lua_State *L) {
  luaL_checktype(L, 1, LUA_TTABLE);
  if (!lua_isnoneornil(L, 2)) luaL_checktype(L, 2, LUA_TFUNCTION);
  lua_settop(L, 2);
  cs_train_options options = {0};
  options.train = paths(L, "train", &options.ntrain);
  options.dev = paths(L, "dev", &options.ndev);
  options.vectors = optstring(L, "vectors");
  options.output = optstring(L, "output");
  luaL_argcheck(L, options.ntrain > 0 && options.output != NULL, 1,
                "train and output are needed");
  options.seed = number(L, "seed");
  options.epochs = number(L, "epochs");
  options.teachers = number(L, "teachers");
  options.width = number(L, "width");
  options.words = number(L, "words");
  options.parts = number(L, "parts");
  options.batch = number(L, "batch");
  lua_getfield(L, 1, "rate");
  options.rate = (float)luaL_optnumber(L, -1, 0);
  luaL_checkstack(L, LUA_MINSTACK, NULL);
  Report report = {L, false};
  const char *path = NULL;
  cs_status status = cs_train(&options, onprogress, &report, &path);
  if (report.failed) {
    lua_settop(L, 2);
    return lua_error(L);
  }
  if (status != CS_OK) return bind_fail(L, status, path);
  lua_pushboolean(L, 1);
  return 1;
}

void bind_openmodel(lua_State *L) {
  static const luaL_Reg functions[] = {{"model", core_model},
                                       {"lemma", core_lemma},
                                       {"train", core_train},
                                       {NULL, NULL}};
  static const luaL_Reg modelmeta[] = {{"__gc", model_gc}, {NULL, NULL}};
  static const luaL_Reg modelmethods[] = {{"parser", model_parser},
                                          {NULL, NULL}};
  static const luaL_Reg parsermeta[] = {{"__gc", parser_gc}, {NULL, NULL}};
  static const luaL_Reg parsermethods[] = {{"parse", parser_parse},
                                           {NULL, NULL}};
  luaL_setfuncs(L, functions, 0);
  bind_class(L, MODEL, "Model", modelmeta, modelmethods);
  bind_class(L, PARSER, "Parser", parsermeta, parsermethods);
}
