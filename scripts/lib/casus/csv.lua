-- csv.lua: CSV files row by row.

local core = require "casus.core"

local csv = {}

-- for row in csv.rows(path [, delimiter]) do … end
-- A row is a list of strings with `line`.  Raises where the file is no CSV;
-- nil, message where it cannot be opened.
function csv.rows(path, delimiter)
  -- No article: input.open would take it for the one that is being read.
  local handle, message = core.stream(path)
  if not handle then return nil, message end
  local reader, rows, at = core.csv(delimiter), {}, 0
  local function more()
    local bytes = handle:read(65536)
    local found, why
    if bytes then
      found, why = reader:feed(bytes)
    else
      handle:close()
      handle = nil
      found, why = reader:finish()
    end
    if not found then error(("%s: %s"):format(path, why), 0) end
    return found
  end
  return function()
    at = at + 1
    while not rows[at] do
      if not handle then return nil end
      rows, at = more(), 1
    end
    return rows[at]
  end
end

-- for row in csv.records(path) do … end: rows as tables by the header's names,
-- without comments.
function csv.records(path, delimiter)
  local next_, message = csv.rows(path, delimiter)
  if not next_ then return nil, message end
  local names = next_()
  if not names then return function() end end
  if names[1] then names[1] = names[1]:gsub("^\xEF\xBB\xBF", "") end
  return function()
    local row
    repeat row = next_() until not row or (row[1] or ""):sub(1, 1) ~= "#"
    if not row then return nil end
    local record = { line = row.line }
    for i, name in ipairs(names) do record[name] = row[i] or "" end
    return record
  end, names
end

return csv
