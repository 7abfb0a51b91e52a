-- minimal.lua: the smallest script worth having: the default coder, fewer
-- columns, and no statements.
local casus = require "casus"

return casus.script {
  from    = "cameo",
  help    = "who did what to whom in five columns",
  columns = { "date", "source", "action", "target", "source_text" },
  event   = function(e)
    if e.root == "01" then return false end
  end,
}
