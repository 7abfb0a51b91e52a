-- dictionary.lua: which files make a dictionary, and in which order they are
-- read.  A table's kind is told by its header, so a file may lie anywhere.

local core = require "casus.core"
local file = require "casus.file"

local dictionary = {}

-- In the order of reading: patterns need their word classes and codes.
local kinds = {
  { "codes",     "code,name,goldstein" },
  { "compose",   "operator,inner,code" },
  { "classes",   "class,word" },
  { "discards",  "phrase,scope" },
  { "actors",    "name,code" },
  { "agents",    "noun,code" },
  { "operators", "pattern,operator" },
  { "actions",   "pattern,code" },
}
local rank = {}
for i, kind in ipairs(kinds) do rank[kind[1]] = i end

-- The kind of a table: "actors", … | nil, message
function dictionary.kind(path)
  local handle, message = io.open(path, "rb")
  if not handle then return nil, message end
  local header = handle:read "l"
  handle:close()
  header = (header or ""):gsub("^\xEF\xBB\xBF", ""):gsub("[\r\" ]", "")
  for _, kind in ipairs(kinds) do
    if header:sub(1, #kind[2]) == kind[2] then return kind[1] end
  end
  return nil, ("%s:1: the header is that of no dictionary; "
    .. "data/README.md tells them"):format(path)
end

-- The tables below a folder: list of { path, name, kind }.
local function tables(folder)
  local list = {}
  for _, part in ipairs { "cameo", "words", "actors", "actions" } do
    for _, name in ipairs(file.list(file.join(folder, part)) or {}) do
      local path = file.join(file.join(folder, part), name)
      local kind = name:match "%.csv$" and dictionary.kind(path)
      if kind then
        list[#list + 1] = { path = path, name = part .. "/" .. name,
          kind = kind }
      end
    end
  end
  return list
end

local function before(a, b)
  if a.kind ~= b.kind then return rank[a.kind] < rank[b.kind] end
  return a.order < b.order
end

-- dictionary.files(data, more) -> list of { path, name, kind } | nil, message
-- `data` is a folder like data/ or false for none; `more` lists further files.
function dictionary.files(data, more)
  local list = data and tables(data) or {}
  if data and #list == 0 then
    return nil, ("%s: no dictionaries there"):format(data)
  end
  for _, path in ipairs(more or {}) do
    local kind, message = dictionary.kind(path)
    if not kind then return nil, message end
    list[#list + 1] = { path = path, name = path, kind = kind }
  end
  for i, item in ipairs(list) do item.order = i end
  table.sort(list, before)
  return list
end

-- dictionary.read(files [, into]) -> dictionary, problems | nil, message
-- Rows with mistakes are left out and told in `problems`.
function dictionary.read(files, into)
  local result, problems = into or core.dictionary(), {}
  for _, item in ipairs(files) do
    local found, message = result:read(item.kind,
      file.use(item.path, "dictionary"), item.name)
    if not found then return nil, message end
    table.move(found, 1, #found, #problems + 1, problems)
  end
  return result, problems
end

return dictionary
