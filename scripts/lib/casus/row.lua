-- row.lua: events as rows of named columns.

local suggest = require "casus.suggest"

local row = {}

row.columns = { "id", "date", "source", "action", "target", "source_text",
  "action_text", "target_text", "root", "quad", "goldstein", "plover",
  "status", "attribution", "doc", "sentence" }

-- Columns that are not fields of an event under the same name.
local made = {
  doc = function(e) return e.document.id end,
  sentence = function(e) return e.sentence.number end,
  sentence_text = function(e) return (e.sentence.text:gsub("%s+", " ")) end,
  publisher = function(e) return e.document.source end,
  why_action = function(e) return e.why.action end,
  why_source = function(e) return e.why.source end,
  why_target = function(e) return e.why.target end,
}

row.known = { "mode", "context", "nominal", "attribution_text", "place",
  "source_first", "source_last", "action_first", "action_last",
  "target_first", "target_last" }
for _, name in ipairs(row.columns) do row.known[#row.known + 1] = name end
for name in pairs(made) do row.known[#row.known + 1] = name end
table.sort(row.known)

-- Are all of these columns among row.columns?
function row.plain(columns)
  local is = {}
  for _, name in ipairs(row.columns) do is[name] = true end
  for _, name in ipairs(columns) do
    if not is[name] then return false end
  end
  return true
end

-- row.parse("date,source", more) -> list | nil, message; `more` lists columns
-- that a script adds.
function row.parse(text, more)
  local is, list, all = {}, {}, {}
  for _, names in ipairs { row.known, more or {} } do
    for _, name in ipairs(names) do
      is[name] = true
      all[#all + 1] = name
    end
  end
  for name in text:gmatch "[^,%s]+" do
    if not is[name] then
      return nil, ("there is no column '%s'%s"):format(name,
        suggest(name, all))
    end
    list[#list + 1] = name
  end
  if #list == 0 then return nil, "no columns are named" end
  return list
end

local function value(event, name)
  local make = made[name]
  if make and (event[name] == nil or type(event[name]) == "userdata") then
    return make(event)
  end
  return event[name]
end

-- The values of an event, one for each column.
function row.values(event, columns)
  local values = {}
  for i, name in ipairs(columns) do values[i] = value(event, name) end
  return values
end

-- The same as a table by name, for a script's row hook; and back.
function row.record(event, columns)
  local record = {}
  for _, name in ipairs(columns) do record[name] = value(event, name) end
  return record
end

function row.list(record, columns)
  local values = {}
  for i, name in ipairs(columns) do values[i] = record[name] end
  return values
end

return row
