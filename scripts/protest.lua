-- protest.lua: protests only, with the size of the crowd as a number.
-- Shows: an event hook that drops, an enricher put to use, a column of our own.
--   casus code -s protest article.txt     -O minimum=1000 for large ones only
local casus = require "casus"

local options = { minimum = 0 }

return casus.script {
  from    = "cameo",
  help    = "protests with crowd sizes",
  use     = { "count" },
  options = options,
  columns = { "date", "source", "action", "target", "crowd", "sentence" },

  event = function(e)
    if e.root ~= "14" then return false end
    e.crowd = tonumber(e.protesters)
    if (e.crowd or 0) < options.minimum then return false end
  end,
}
