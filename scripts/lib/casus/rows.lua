-- rows.lua: coded events read one by one, from CSV, TSV or JSON lines, packed
-- or not, and written back with what was added.

local core = require "casus.core"
local csv = require "casus.csv"
local input = require "casus.input"
local json = require "casus.json"

local rows = {}

-- The fields of the exchange format under the names of columns.
local function flat(one)
  local row = {}
  for key, value in pairs(one) do
    if type(value) ~= "table" and type(value) ~= "userdata" then
      row[key] = value
    end
  end
  for _, name in ipairs { "source", "action", "target", "attribution" } do
    local part = one[name]
    if type(part) == "table" then
      row[name], row[name .. "_text"] = part.code, part.text
    end
  end
  return row
end

local Rows = {}
Rows.__index = Rows

local function lines(self, path)
  local handle, message = input.open(path)
  if not handle then return nil, message end
  local number = 0
  return function()
    while true do
      local line = handle:read "l"
      if not line then return nil end
      number = number + 1
      if line:find "%S" then
        local one, why = json.decode(line)
        if type(one) ~= "table" then
          error(("%s:%d: not a JSON object: %s"):format(path, number,
            why or type(one)), 0)
        end
        self.raw = line
        return flat(one)
      end
    end
  end
end

local function records(self, path, delimiter)
  local next_, message = csv.rows(path, delimiter)
  if not next_ then return nil, message end
  local names = next_() or {}
  self.columns = names
  return function()
    local row = next_()
    if not row then return nil end
    self.fields = row
    local record = {}
    for i, name in ipairs(names) do record[name] = row[i] or "" end
    return record
  end
end

-- rows.open(path) -> reader | nil, message.  reader:next() gives a row by the
-- names of columns, nil at the end; raises with file and line.
function rows.open(path)
  local _, suffix = input.stem(path)
  local self = setmetatable({ path = path,
    format = (suffix == "jsonl" or suffix == "ndjson") and "jsonl"
      or (suffix == "tsv" or suffix == "tab") and "tsv" or "csv" }, Rows)
  local delimiter = self.format == "tsv" and "\t" or ","
  local next_, message
  if self.format == "jsonl" then
    next_, message = lines(self, path)
  else
    next_, message = records(self, path, delimiter)
  end
  if not next_ then return nil, message end
  self.step, self.delimiter = next_, delimiter
  return self
end

function Rows:next() return self.step() end

-- The columns that are missing of a list: a message | nil
function Rows:misses(names)
  if not self.columns then return nil end
  local is = {}
  for _, name in ipairs(self.columns) do is[name] = true end
  for _, name in ipairs(names) do
    if not is[name] then
      return ("%s: no column '%s'; there are: %s"):format(self.path, name,
        table.concat(self.columns, ", "))
    end
  end
end

-- The header of the output, with more columns.
function Rows:header(more)
  if not self.columns then return "" end
  local list = table.move(self.columns, 1, #self.columns, 1, {})
  table.move(more, 1, #more, #list + 1, list)
  return core.csv_row(list, #list, self.delimiter)
end

-- The row last read, as it was, with more values.
function Rows:bytes(more, values)
  if self.columns then
    local n = #self.columns
    local list = table.move(self.fields, 1, n, 1, {})
    for i = 1, #more do list[n + i] = values[i] end
    return core.csv_row(list, n + #more, self.delimiter)
  end
  local parts = { (self.raw:gsub("}%s*$", "")) }
  for i, name in ipairs(more) do
    if values[i] ~= nil then
      parts[#parts + 1] = json.string(name) .. ":" .. json.encode(values[i])
    end
  end
  return table.concat(parts, ",") .. "}\n"
end

return rows
