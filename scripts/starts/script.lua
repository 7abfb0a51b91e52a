-- NAME.lua: what this script shows.
-- casus code -s ./NAME.lua article.txt
local casus = require "casus"

-- What users may set: casus code -O least=5
local options = { least = -10 }

return casus.script {
  from    = "cameo",
  help    = "one line about NAME",
  options = options,
  columns = { "date", "source", "action", "target", "length" },

  -- Names, agents and rules of your own; they win over those of data/.
  actors  = { { name = "Freedonia", code = "FRE", note = "country" } },
  actions = { { pattern = "S outwit T", code = "111" } },

  -- nil keeps, false drops, a record replaces, a list splices.
  event = function(e)
    if e.goldstein < options.least then return false end
    e.length = #e.sentence:tokens()
  end,
}
