-- plover.lua: events in PLOVER terms: event type, mode and contexts.
-- Shows: another view of the same coding; a row hook that drops what PLOVER has
-- no type for.
local casus = require "casus"

return casus.script {
  from    = "cameo",
  help    = "PLOVER types, modes and contexts",
  columns = { "date", "source", "plover", "mode", "context", "target",
    "goldstein" },

  row = function(row)
    if (row.plover or "") == "" then return false end
  end,
}
