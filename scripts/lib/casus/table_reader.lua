-- table_reader.lua: articles in tables, for the readers csv and tsv: one row is
-- one article, its columns are told by the header or by --header.

local core = require "casus.core"
local input = require "casus.input"

local table_reader = {}

-- Spreadsheets write ; or tabs under the name of CSV: what the first line has.
local function sniff(bytes, delimiter)
  local line = (bytes or ""):match "^[^\r\n]*"
  for _, one in ipairs { delimiter, ";", "\t" } do
    if line:find(one, 1, true) then return one end
  end
  return delimiter
end

-- The rows of a handle: next() -> { field, …, line = } | nil; raises.
local function rows(handle, delimiter)
  local reader, list, at, ended = nil, {}, 0, false
  local waiting = 0 -- bytes since the last complete row
  local function more()
    local bytes = handle:read(65536)
    local found, why
    reader = reader or core.csv(sniff(bytes, delimiter))
    if bytes then
      found, why = reader:feed(bytes)
      waiting = found and #found == 0 and waiting + #bytes or 0
    else
      ended = true
      found, why = reader:finish()
    end
    if not found then error(why, 0) end
    if waiting > 2 * input.limit + 65536 then
      error("a row without end: a quotation mark is not closed, or "
        .. input.toolarge(waiting), 0)
    end
    return found
  end
  return function()
    at = at + 1
    while not list[at] do
      if ended then return nil end
      list, at = more(), 1
    end
    return list[at]
  end
end

local function has(names, name)
  for _, other in ipairs(names) do
    if other == name then return true end
  end
  return false
end

local function missing(names, options)
  local column = options.map and options.map.text or "text"
  if has(names, column) then return nil end
  return ("no column '%s'; there are: %s (--map text=COLUMN names another)")
    :format(column, table.concat(names, ", "))
end

local function record(names, row)
  local one = {}
  if row.unclosed then
    return { reject = "a quotation mark in this row is not closed",
      text = table.concat(row, ",") }
  end
  for i, name in ipairs(names) do
    if name ~= "" then one[name] = row[i] end
  end
  for i = #names + 1, #row do
    if row[i] ~= "" then
      return { reject = ("%d fields in a table of %d columns"):format(#row,
        #names), text = table.concat(row, ",") }
    end
  end
  return input.map(one)
end

local function article(names, row, path, stem)
  local one = record(names, row)
  one.place = ("%s:%d"):format(path, row.line)
  if one.reject then return one end
  if not one.text then one.reject = "no text in this row" end
  if not one.id or one.id == "" then
    one.id = ("%s-%d"):format(stem, row.line)
  end
  one.date, one.source = one.date or "", one.source or ""
  return one
end

-- The `open` of a reader for tables with this delimiter.
function table_reader.open(delimiter)
  return function(path, options)
    options = options or {}
    local handle, message = input.open(path)
    if not handle then return nil, message end
    local next_ = rows(handle, delimiter)
    local stem = path == "-" and "stdin" or (input.stem(path))
    local names, stopped, some = options.header, false, false
    local function start()
      names = names or next_()
      some = true
      if not names then return { reject = "the file is empty" } end
      local why = missing(names, options)
      if why then return { reject = why } end
    end
    return function()
      if stopped then return nil end
      local bad = not some and start()
      if bad then
        stopped = true
        return bad
      end
      local skips = input.skips()
      local row
      repeat row = next_() until not row or #row > 1 or (row[1] or "") ~= ""
      if not row then return nil end
      if skips then return { skipped = true } end
      return article(names, row, path, stem)
    end
  end
end

return table_reader
