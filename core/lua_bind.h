#ifndef CS_LUA_BIND_H
#define CS_LUA_BIND_H

#include <lauxlib.h>
#include <lua.h>

#include "coding.h"

/* Between the files of the Lua binding.  C is 0-based and half-open, Lua
   1-based and inclusive: the change of numbers happens here and nowhere else.
   Any lua_ call may jump away, so whatever C allocates belongs to a userdata
   before the next one. */

#define DOCUMENT "casus.document"
#define SENTENCE "casus.sentence"
#define TOKEN "casus.token"
#define MODEL "casus.model"
#define PARSER "casus.parser"
#define DICTIONARY "casus.dictionary"
#define CODER "casus.coder"
#define PATTERN "casus.pattern"
#define CSV "casus.csv"
#define BUFFER "casus.buffer"

/* ---- the objects: NULL means closed or not yet made ---- */

typedef struct Document {
  cs_document *document;
} Document;
enum { DOCUMENT_FIELDS = 1, DOCUMENT_PARSER, DOCUMENT_VALUES = 2 };

/* Views: numbers, with the document as user value 1. */
typedef struct Sentence {
  size_t i;
} Sentence;
typedef struct Token {
  size_t sentence, i; /* i within the sentence */
} Token;

typedef struct Parser {
  cs_parser *parser; /* user value 1: the model */
} Parser;

typedef struct Dictionary {
  cs_dictionary *dictionary;
  cs_buf problems;
  unsigned version; /* counts changes, see Coder */
  bool finished;
} Dictionary;

/* Raises for no memory; else pushes fail and a message.  `path` may be NULL. */
int bind_fail(lua_State *L, cs_status status, const char *path);
/* Raises for any failure that is no fault of the world's. */
void bind_check(lua_State *L, cs_status status);
void bind_pushstr(lua_State *L, cs_str text);
cs_str bind_checkstr(lua_State *L, int arg);
/* The string field of the table at `arg`, anchored there; size 0: not there. */
cs_str bind_fieldstr(lua_State *L, int arg, const char *name);
bool bind_fieldbool(lua_State *L, int arg, const char *name);
/* Makes a class: metamethods in the metatable, methods in a table of their own
   which is also the field `name` of the module table at the stack's top. */
void bind_class(lua_State *L, const char *type, const char *name,
                const luaL_Reg *meta, const luaL_Reg *methods);
/* Pushes methods[key] of the userdata at 1 with the key at 2; false: none, and
   nothing pushed.  Methods are upvalue 1. */
bool bind_method(lua_State *L);
/* Pushes a growing string that the collector frees. */
cs_buf *bind_newbuf(lua_State *L);

Document *bind_checkdocument(lua_State *L, int arg);
Dictionary *bind_checkdictionary(lua_State *L, int arg);
Parser *bind_checkparser(lua_State *L, int arg);
/* Pushes a view of a sentence / a token; `document` is a stack index. */
void bind_pushsentence(lua_State *L, int document, size_t i);
void bind_pushtoken(lua_State *L, int document, size_t sentence, size_t i);
/* Parses the sentence if need be, with the document's parser. */
void bind_parse(lua_State *L, int document, size_t sentence);
/* The number of the sentence at `arg`, parsed; its document is pushed. */
size_t bind_checksentence(lua_State *L, int arg, cs_document **document);
/* Tokenises if need be. */
void bind_tokenize(lua_State *L, cs_document *document);

/* lua_record.c: plain tables.  `document` is the stack index of its userdata.
 */
typedef struct Records {
  const cs_dictionary *dictionary;
  cs_coding *coding;
  int document;
} Records;
void bind_pushmention(lua_State *L, const Records *r, size_t i);
void bind_pushframe(lua_State *L, const Records *r, size_t i);
/* `n` is the number of the event within its sentence. */
void bind_pushevent(lua_State *L, const Records *r, size_t i, size_t n);
/* Adds a text on one line: hard line breaks become spaces. */
cs_status bind_oneline(cs_buf *out, cs_str text);
/* The first two digits of a CAMEO code; any other code as it is. */
cs_str bind_rootof(cs_str code);
/* The code of the scheme that is next to this one, or NULL: of 1233, else 123,
   else 12. */
const cs_code *bind_nearestcode(const cs_dictionary *d, cs_str code);

/* lua_rows.c: pushes the events as lines of the columns, all of them those of
   a row by default, that are listed at a stack index. */
void bind_pushlines(lua_State *L, const Records *r, int columns,
                    char delimiter);

/* lua_csv.c: adds a field, in quotes if need be. */
cs_status bind_csvfield(cs_buf *out, cs_str field, char delimiter);
/* A delimiter given to a function of Lua. */
char bind_checkdelimiter(lua_State *L, int arg);

/* Each adds its part to the module table at the stack's top. */
void bind_opendocument(lua_State *L);
void bind_opentoken(lua_State *L);
void bind_openmodel(lua_State *L);
void bind_opendictionary(lua_State *L);
void bind_opencoder(lua_State *L);
void bind_openpattern(lua_State *L);
void bind_opensandbox(lua_State *L);
void bind_opencsv(lua_State *L);
void bind_openpack(lua_State *L);
void bind_openstream(lua_State *L);
void bind_openprocess(lua_State *L);

#endif
