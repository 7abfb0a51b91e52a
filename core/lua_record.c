#include <string.h>

#include "lua_bind.h"

/* Mentions, frames and events as plain tables that anyone can print, compare
   and extend. */

static void setstr(lua_State *L, const char *name, cs_str value) {
  bind_pushstr(L, value);
  lua_setfield(L, -2, name);
}

static void setbool(lua_State *L, const char *name, bool value) {
  lua_pushboolean(L, value);
  lua_setfield(L, -2, name);
}

static void setint(lua_State *L, const char *name, size_t value) {
  lua_pushinteger(L, (lua_Integer)value);
  lua_setfield(L, -2, name);
}

static bool hasbreaks(cs_str text) {
  return text.size > 0 && (memchr(text.bytes, '\n', text.size) != NULL ||
                           memchr(text.bytes, '\r', text.size) != NULL);
}

cs_status bind_oneline(cs_buf *out, cs_str text) {
  if (!hasbreaks(text)) return cs_buf_add(out, text);
  bool blank = false;
  for (size_t i = 0; i < text.size; i++) {
    char c = text.bytes[i];
    bool space = c == ' ' || c == '\n' || c == '\r' || c == '\t';
    cs_status status = CS_OK;
    if (space && !blank) status = cs_buf_addbyte(out, ' ');
    if (!space) status = cs_buf_addbyte(out, c);
    if (status != CS_OK) return status;
    blank = space;
  }
  return CS_OK;
}

static void pushtext(lua_State *L, const cs_document *d, cs_span span) {
  cs_str text = cs_document_slice(d, span);
  if (!hasbreaks(text)) {
    bind_pushstr(L, text);
    return;
  }
  cs_buf *line = bind_newbuf(L);
  bind_check(L, bind_oneline(line, text));
  bind_pushstr(L, cs_buf_str(line));
  lua_remove(L, -2);
}

static void settext(lua_State *L, const char *name, const cs_document *d,
                    cs_span span) {
  pushtext(L, d, span);
  lua_setfield(L, -2, name);
}

static void setspan(lua_State *L, const char *first, const char *last,
                    cs_span span) {
  setint(L, first, (size_t)span.first + 1);
  setint(L, last, span.last);
}

/* All codes of a mention but the first: "the four countries". */
static void setactors(lua_State *L, const cs_mention *m) {
  lua_createtable(L, (int)m->nactors, 0);
  for (uint32_t i = 0; i < m->nactors; i++) {
    lua_createtable(L, 0, 2);
    setstr(L, "code", m->actors[i].code);
    setstr(L, "why", m->actors[i].why);
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
  lua_setfield(L, -2, "actors");
}

/* {first, last, text, head, code, why, role, actors, sentence, …} */
void bind_pushmention(lua_State *L, const Records *r, size_t i) {
  const cs_coding *c = r->coding;
  const cs_mention *m = &c->mentions[i];
  cs_span span = cs_mention_span(c, m);
  lua_createtable(L, 0, 16);
  setspan(L, "first", "last", span);
  settext(L, "text", c->document, span);
  setint(L, "head", (size_t)m->head + 1);
  cs_str none = {"", 0};
  setstr(L, "code", m->nactors > 0 ? m->actors[0].code : none);
  setstr(L, "why", m->nactors > 0 ? m->actors[0].why : none);
  if (m->nactors > 1) setactors(L, m);
  if (m->role.size > 0) setstr(L, "role", m->role);
  setbool(L, "pronoun", m->pronoun);
  setbool(L, "plural", m->plural);
  setbool(L, "person", m->person);
  setbool(L, "place", m->place);
  setbool(L, "context", m->context);
  if (m->dropped) setbool(L, "dropped", true);
  bind_pushsentence(L, r->document, m->sentence);
  lua_setfield(L, -2, "sentence");
}

static cs_mention *mentionat(cs_coding *c, uint32_t sentence, uint32_t token) {
  return token == CS_NONE ? NULL : cs_mention_at(c, sentence, token);
}

/* Who stands at a token: {code, text, head, first, last}, or nothing. */
static void setrole(lua_State *L, const char *name, const Records *r,
                    const cs_frame *f, uint32_t token) {
  cs_coding *c = r->coding;
  if (token == CS_NONE) return;
  const cs_mention *m = mentionat(c, f->sentence, token);
  cs_span span = m != NULL ? cs_mention_span(c, m)
                           : cs_coding_tokenspan(c, f->sentence, token);
  bool known = m != NULL && m->nactors > 0;
  lua_createtable(L, 0, 6);
  setstr(L, "code", known ? m->actors[0].code : (cs_str){"", 0});
  setstr(L, "why", known ? m->actors[0].why : (cs_str){"", 0});
  settext(L, "text", c->document, span);
  setint(L, "head", (size_t)token + 1);
  setspan(L, "first", "last", span);
  lua_setfield(L, -2, name);
}

/* "actions/05.csv:12", with "cameo/operators.csv:3 + " before it where an
   operator composed the code. */
static void pushrule(lua_State *L, const cs_frame *f) {
  if (f->rule == NULL) {
    lua_pushliteral(L, "");
    return;
  }
  int n = 0;
  if (f->outer != NULL) {
    bind_pushstr(L, f->outer->where.file);
    lua_pushfstring(L, ":%d + ", (int)f->outer->where.line);
    n = 2;
  }
  bind_pushstr(L, f->rule->where.file);
  lua_pushfstring(L, ":%d", (int)f->rule->where.line);
  lua_concat(L, n + 2);
}

/* {verb, code, source, target, voice, tense, negated, modality, attribution,
   rule, …} */
void bind_pushframe(lua_State *L, const Records *r, size_t i) {
  cs_coding *c = r->coding;
  const cs_frame *f = &c->frames[i];
  const cs_document *d = c->document;
  const cs_token *anchor =
      &d->tokens[d->sentences[f->sentence].first + f->anchor];
  lua_createtable(L, 0, 22);
  setstr(L, "verb", anchor->lemma);
  setint(L, "head", (size_t)f->anchor + 1);
  cs_span span = cs_coding_actionspan(c, f);
  settext(L, "text", d, span);
  setspan(L, "first", "last", span);
  setstr(L, "code", f->code);
  setstr(L, "mirror", f->mirror);
  setrole(L, "source", r, f, f->source);
  setrole(L, "target", r, f, f->target);
  setrole(L, "attribution", r, f, f->attribution);
  lua_pushstring(L, f->passive ? "passive" : "active");
  lua_setfield(L, -2, "voice");
  lua_pushstring(L, f->standing == CS_FUTURE  ? "future"
                    : anchor->feats & CS_PRES ? "present"
                    : anchor->feats & CS_PAST ? "past"
                                              : "");
  lua_setfield(L, -2, "tense");
  lua_pushstring(L, f->modal ? "modal" : "");
  lua_setfield(L, -2, "modality");
  lua_pushstring(L, cs_standing_name(f->standing));
  lua_setfield(L, -2, "status");
  setbool(L, "negated", f->negated);
  setbool(L, "nominal", f->nominal);
  setbool(L, "weak", f->weak);
  setbool(L, "used", f->used);
  if (f->dropped) setbool(L, "dropped", true);
  pushrule(L, f);
  lua_setfield(L, -2, "rule");
  bind_pushsentence(L, r->document, f->sentence);
  lua_setfield(L, -2, "sentence");
}

const cs_code *bind_nearestcode(const cs_dictionary *d, cs_str code) {
  for (; code.size >= 2; code.size--) {
    const cs_code *found = cs_scheme_code(cs_dictionary_scheme(d), code);
    if (found != NULL) return found;
  }
  return NULL;
}

cs_str bind_rootof(cs_str code) {
  bool cameo = code.size > 2 && code.bytes[0] >= '0' && code.bytes[0] <= '9';
  return cameo ? cs_str_slice(code, 0, 2) : code;
}

static void setscheme(lua_State *L, const Records *r, cs_str code) {
  const cs_code *known = bind_nearestcode(r->dictionary, code);
  cs_str none = {"", 0};
  setstr(L, "root", bind_rootof(code));
  setstr(L, "plover", known != NULL ? known->plover : none);
  setstr(L, "mode", known != NULL ? known->mode : none);
  setstr(L, "context", known != NULL ? known->context : none);
  if (known == NULL) return;
  lua_pushinteger(L, known->quad);
  lua_setfield(L, -2, "quad");
  lua_pushnumber(L, known->goldstein);
  lua_setfield(L, -2, "goldstein");
}

static void setwhy(lua_State *L, const Records *r, const cs_event *e) {
  lua_createtable(L, 0, 3);
  pushrule(L, &r->coding->frames[e->frame]);
  lua_setfield(L, -2, "action");
  setstr(L, "source", e->source_actor.why);
  setstr(L, "target", e->target_actor.why);
  lua_setfield(L, -2, "why");
}

static bool isempty(cs_span span) { return span.first == span.last; }

static void setpart(lua_State *L, const cs_document *d, const char *text,
                    const char *first, const char *last, cs_span span) {
  settext(L, text, d, span);
  if (!isempty(span)) setspan(L, first, last, span);
}

/* {id, date, source, action, target, source_text, …}: all of design.md */
void bind_pushevent(lua_State *L, const Records *r, size_t i, size_t n) {
  const cs_event *e = &r->coding->events[i];
  const cs_document *d = r->coding->document;
  lua_createtable(L, 0, 30);
  bind_pushstr(L, d->id);
  lua_pushfstring(L, "-%d-%d", (int)e->sentence, (int)n);
  lua_concat(L, 2);
  lua_setfield(L, -2, "id");
  setstr(L, "date", d->date);
  setstr(L, "source", e->source_actor.code);
  setstr(L, "action", e->code);
  setstr(L, "target", e->target_actor.code);
  setpart(L, d, "source_text", "source_first", "source_last", e->source_span);
  setpart(L, d, "action_text", "action_first", "action_last", e->action_span);
  setpart(L, d, "target_text", "target_first", "target_last", e->target_span);
  setscheme(L, r, e->code);
  lua_pushstring(L, cs_standing_name(e->standing));
  lua_setfield(L, -2, "status");
  setbool(L, "nominal", e->nominal);
  setstr(L, "attribution", e->attribution.code);
  settext(L, "attribution_text", d, e->attribution_span);
  setwhy(L, r, e);
  bind_pushsentence(L, r->document, e->sentence);
  lua_setfield(L, -2, "sentence");
  lua_pushvalue(L, r->document);
  lua_setfield(L, -2, "document");
}
