-- cameo.lua: the default coder.  All dictionaries of data/, CAMEO codes with
-- PLOVER types, what happened or will happen; negated and hypothetical events
-- are left out (--status all keeps them).

local casus = require "casus"

return casus.script {
  name = "cameo",
  help = "CAMEO events with all dictionaries (the default)",
}
