-- A writer: the layout of PETRARCH2: date, source, target, code, issues, id,
-- story source; --- is what is missing.

local layout = require "casus.layout"

local function some(value) return value ~= "" and value or "---" end

return {
  kind = "writer", name = "petrarch", api = 1,
  help = "as PETRARCH2: tabs, no header",

  encode = function(values, columns, event)
    local get = layout.get(values, columns, event)
    local year, month, day = layout.date(get)
    return layout.line { year .. month .. day, some(get "source"),
      some(get "target"), some(get "action"), get "issues",
      ("%s_%d"):format(event.document.id, event.sentence.number),
      event.document.source or "" }
  end,
}
