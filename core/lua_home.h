#ifndef CS_LUA_HOME_H
#define CS_LUA_HOME_H

#include "lua_bind.h"

/* Makes `require "casus"` and `require "casus.core"` work in this state:
   finds the folder of scripts/ and data/ ($CASUS_HOME, or near `program`: a
   checkout, or PREFIX/share/casus).  Raises where there is none. */
void bind_home(lua_State *L, const char *program);

int luaopen_casus_core(lua_State *L);

#endif
