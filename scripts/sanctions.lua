-- sanctions.lua: who puts sanctions on whom, as the edges of a network between
-- states and organisations: ready for igraph, networkx or Gephi.
-- Shows: rules of our own beside those of CAMEO, rows with other columns.
local casus = require "casus"

local function state(code)
  return code:match "^IGO%u+$" or code:sub(1, 3)
end

local weights = { ["163"] = 1, ["1312"] = 0.5, ["085"] = -1 }

return casus.script {
  from    = "cameo",
  help    = "a network of sanctions between states",
  columns = { "from", "to", "weight", "date" },

  actions = {
    { "S blacklist T", "163" },
    { "S put T on {blacklist}", "163" },
  },

  event = function(e)
    e.weight = weights[e.action]
    e.from, e.to = state(e.source), state(e.target)
    if not e.weight or e.from == e.to then return false end
  end,
}
