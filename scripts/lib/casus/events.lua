-- events.lua: coded events and gold standards, read back from files.

local csv = require "casus.csv"
local file = require "casus.file"
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

-- events.read(path) -> list of events in the exchange format, from JSONL or CSV
function events.read(path)
  local _, suffix = file.stem(path)
  if suffix ~= "csv" then return events.jsonl(path) end
  local list = {}
  local next_, names = csv.records(path)
  if not next_ then error(names, 0) end
  for row in next_ do list[#list + 1] = ofrow(row) end
  return list
end

return events
