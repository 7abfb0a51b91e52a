#include <string.h>

#include "lua_bind.h"

/* Events as lines of CSV, straight from the coding: the bytes that a writer
   would make of the tables of bind_pushevent, without the tables. */

typedef struct Lines {
  lua_State *L;
  const Records *r;
  const cs_event *event;
  const cs_code *code; /* of the scheme, or NULL */
  size_t number;       /* of the event within its sentence */
  cs_buf *out, *field;
} Lines;

static void add(Lines *w, cs_str text) {
  bind_check(w->L, cs_buf_add(w->field, text));
}

static void addint(Lines *w, int number) {
  bind_check(w->L, cs_buf_addf(w->field, "%d", number));
}

static void addspan(Lines *w, cs_span span) {
  bind_check(w->L, bind_oneline(w->field, cs_document_slice(
                                              w->r->coding->document, span)));
}

static void putid(Lines *w) {
  add(w, w->r->coding->document->id);
  bind_check(w->L, cs_buf_addf(w->field, "-%d-%d", (int)w->event->sentence,
                               (int)w->number));
}

static void putdate(Lines *w) { add(w, w->r->coding->document->date); }
static void putsource(Lines *w) { add(w, w->event->source_actor.code); }
static void putaction(Lines *w) { add(w, w->event->code); }
static void puttarget(Lines *w) { add(w, w->event->target_actor.code); }
static void putsourcetext(Lines *w) { addspan(w, w->event->source_span); }
static void putactiontext(Lines *w) { addspan(w, w->event->action_span); }
static void puttargettext(Lines *w) { addspan(w, w->event->target_span); }
static void putroot(Lines *w) { add(w, bind_rootof(w->event->code)); }

static void putquad(Lines *w) {
  if (w->code != NULL) addint(w, w->code->quad);
}

/* As Lua writes numbers. */
static void putgoldstein(Lines *w) {
  if (w->code == NULL) return;
  cs_str text;
  lua_pushnumber(w->L, w->code->goldstein);
  text.bytes = lua_tolstring(w->L, -1, &text.size);
  add(w, text);
  lua_pop(w->L, 1);
}

static void putplover(Lines *w) {
  if (w->code != NULL) add(w, w->code->plover);
}

static void putstatus(Lines *w) {
  const char *name = cs_standing_name(w->event->standing);
  add(w, (cs_str){name, strlen(name)});
}

static void putattribution(Lines *w) { add(w, w->event->attribution.code); }
static void putdoc(Lines *w) { add(w, w->r->coding->document->id); }
static void putsentence(Lines *w) { addint(w, (int)w->event->sentence); }

typedef void (*Put)(Lines *w);

static Put putof(lua_State *L, const char *name) {
  static const struct {
    const char *name;
    Put put;
  } columns[] = {{"id", putid},
                 {"date", putdate},
                 {"source", putsource},
                 {"action", putaction},
                 {"target", puttarget},
                 {"source_text", putsourcetext},
                 {"action_text", putactiontext},
                 {"target_text", puttargettext},
                 {"root", putroot},
                 {"quad", putquad},
                 {"goldstein", putgoldstein},
                 {"plover", putplover},
                 {"status", putstatus},
                 {"attribution", putattribution},
                 {"doc", putdoc},
                 {"sentence", putsentence}};
  for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
    if (strcmp(columns[i].name, name) == 0) return columns[i].put;
  luaL_error(L, "no column '%s' of lines", name);
  return NULL;
}

enum { MAXCOLUMNS = 64 };

static size_t readcolumns(lua_State *L, int arg, Put *puts) {
  lua_Unsigned n = lua_rawlen(L, arg);
  if (n > MAXCOLUMNS) luaL_error(L, "more than %d columns", MAXCOLUMNS);
  for (lua_Unsigned i = 0; i < n; i++) {
    lua_rawgeti(L, arg, (lua_Integer)i + 1);
    puts[i] = putof(L, luaL_checkstring(L, -1));
    lua_pop(L, 1);
  }
  return (size_t)n;
}

static void addline(Lines *w, const Put *puts, size_t n, char delimiter) {
  for (size_t i = 0; i < n; i++) {
    cs_buf_clear(w->field);
    puts[i](w);
    if (i > 0) bind_check(w->L, cs_buf_addbyte(w->out, delimiter));
    bind_check(w->L, bind_csvfield(w->out, cs_buf_str(w->field), delimiter));
  }
  bind_check(w->L, cs_buf_addbyte(w->out, '\n'));
}

void bind_pushlines(lua_State *L, const Records *r, int columns,
                    char delimiter) {
  Put puts[MAXCOLUMNS];
  size_t ncolumns = readcolumns(L, columns, puts);
  Lines w = {.L = L, .r = r, .out = bind_newbuf(L), .field = bind_newbuf(L)};
  const cs_coding *c = r->coding;
  for (size_t i = 0; i < c->nevents; i++) {
    bool same = i > 0 && c->events[i].sentence == c->events[i - 1].sentence;
    w.event = &c->events[i];
    w.number = same ? w.number + 1 : 0;
    w.code = bind_nearestcode(r->dictionary, w.event->code);
    addline(&w, puts, ncolumns, delimiter);
  }
  bind_pushstr(L, cs_buf_str(w.out));
}
