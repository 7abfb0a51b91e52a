-- events.lua: coded events and gold standards, read back from files.

local csv = require "casus.csv"
local input = require "casus.input"
local json = require "casus.json"

local events = {}

local function lines(path)
  local handle, message = input.open(path)
  if not handle then error(message, 0) end
  local number = 0
  return function()
    while true do
      local line = handle:read "l"
      if not line then
        if path ~= "-" then handle:close() end
        return nil
      end
      number = number + 1
      if line:find "%S" then return line, number end
    end
  end
end

-- The objects of a JSONL file; raises with file:line.
function events.jsonl(path)
  local list = {}
  for line, number in lines(path) do
    local one, message = json.decode(line)
    if type(one) ~= "table" then
      error(("%s:%d: not a JSON object: %s"):format(path, number,
        message or type(one)), 0)
    end
    one.line = number
    list[#list + 1] = one
  end
  return list
end

-- A CSV row in the shape of the exchange format.
local function ofrow(row)
  local function part(name)
    return { code = row[name] or "", text = row[name .. "_text"] or "" }
  end
  return { id = row.id, doc = row.doc, date = row.date,
    sentence = tonumber(row.sentence), status = row.status,
    source = part "source", action = part "action", target = part "target",
    line = row.line }
end

local delimiters = { csv = ",", tsv = "\t" }

-- The rows of a table as records; raises where a column is missing.
local function records(path, delimiter, needed)
  local next_, names = csv.records(path, delimiter)
  if not next_ then error(names, 0) end
  local has = {}
  for _, name in ipairs(names or {}) do has[name] = true end
  for _, name in ipairs(needed) do
    if not has[name] then
      error(("%s: no column '%s'; there are: %s"):format(path, name,
        table.concat(names or {}, ", ")), 0)
    end
  end
  return next_
end

-- events.read(path) -> list of events in the exchange format, from JSONL, CSV
-- or TSV, packed or not
function events.read(path)
  local _, suffix = input.stem(path)
  local delimiter = delimiters[suffix]
  if not delimiter then return events.jsonl(path) end
  local list = {}
  for row in records(path, delimiter, { "source", "action", "target" }) do
    list[#list + 1] = ofrow(row)
  end
  return list
end

-- events.gold(path) -> rows of a gold standard, from JSONL or from a table of
-- events with doc, sentence, source, action, target; a table makes `sparse`
-- rows: sentences without events are not in it.
function events.gold(path)
  local _, suffix = input.stem(path)
  local delimiter = delimiters[suffix]
  if not delimiter then return events.jsonl(path) end
  local gold, byplace = { sparse = true }, {}
  for row in records(path, delimiter, { "doc", "sentence", "source", "action",
    "target" }) do
    local key = row.doc .. "\0" .. row.sentence
    local one = byplace[key]
    if not one then
      one = { doc = row.doc, sentence = tonumber(row.sentence), events = {},
        text = row.sentence_text, line = row.line }
      byplace[key], gold[#gold + 1] = one, one
    end
    table.insert(one.events, { source = row.source, action = row.action,
      target = row.target })
  end
  return gold
end

return events
