-- script.lua: coding scripts, checked and put together with what they start
-- from.

local core = require "casus.core"
local file = require "casus.file"
local hooks = require "casus.hooks"
local must = require "casus.must"
local options = require "casus.options"
local suggest = require "casus.suggest"

local script = { joints = hooks.joints }

-- Rows of dictionaries that a script may bring along, as lists of rows.
script.tables = { "codes", "compose", "classes", "discards", "actors",
  "agents", "operators", "actions" }

local fields = {
  name = "string", help = "string", from = "string", columns = "table",
  data = "any", dictionaries = "table", uncoded = "boolean",
  status = "string", options = "table", use = "table", scheme = "any",
  without = "table", path = "string",
}
for _, joint in ipairs(script.joints) do fields[joint] = "function" end
for _, name in ipairs(script.tables) do fields[name] = "table" end

local names = {}
for name in pairs(fields) do names[#names + 1] = name end
table.sort(names)
script.fields = names

-- Raises at a level of the stack, 0 for no place.
local function check(definition, level)
  if type(definition) ~= "table" then
    error(("casus.script takes a table, not a %s"):format(type(definition)),
      level)
  end
  for key, value in pairs(definition) do
    local wanted = fields[key]
    if not wanted then
      error(("a script has no field '%s'%s"):format(tostring(key),
        suggest(tostring(key), names)), level)
    end
    if wanted ~= "any" and type(value) ~= wanted then
      error(("field '%s' of a script must be a %s, not a %s"):format(key,
        wanted, type(value)), level)
    end
  end
end

local Script = {}
Script.__index = Script

-- casus.script { … }: a checked definition.
function script.new(definition, level)
  check(definition, level or 3)
  return setmetatable(definition, Script)
end

function script.is(value) return getmetatable(value) == Script end

-- The folders of scripts, first come first served.
function script.folders()
  local list = {}
  for folder in (os.getenv "CASUS_PATH" or ""):gmatch "[^:]+" do
    list[#list + 1] = folder
  end
  local user = os.getenv "XDG_DATA_HOME"
    or (os.getenv "HOME" or "") .. "/.local/share"
  list[#list + 1] = user .. "/casus/scripts"
  list[#list + 1] = core.home .. "/scripts"
  return list
end

-- script.find(name or path [, near]) -> path | nil, message
-- A path is also looked for beside the script that names it.
function script.find(name, near)
  if name:find "/" or name:find "%.lua$" then
    local beside = near and file.join((file.split(near)), name)
    if beside and file.exists(beside) then return beside end
    if file.exists(name) then return name end
    return nil, ("no script %s"):format(name)
  end
  local known = {}
  for _, folder in ipairs(script.folders()) do
    local path = file.join(folder, name .. ".lua")
    if file.exists(path) then return path end
    for _, entry in ipairs(file.list(folder) or {}) do
      known[#known + 1] = entry:match "^(.+)%.lua$"
    end
  end
  return nil, ("no script %s%s"):format(name, suggest(name, known))
end

-- script.load(name or path [, near [, sandbox]]) -> script; raises with file
-- and line.  `sandbox` loads it as a stranger's.
function script.load(name, near, sandbox)
  local path, missing = script.find(name, near)
  if not path then error(missing, 0) end
  local result = (sandbox or file).load(file.use(path, "script"))(name)
  if type(result) ~= "table" then
    error(("%s: a script ends with `return casus.script { … }`"):format(path),
      0)
  end
  if not script.is(result) then
    local ok, why = pcall(script.new, result, 0)
    if not ok then error(("%s: %s"):format(path, why), 0) end
  end
  result.name = result.name or (file.stem(path))
  for _, column in ipairs(result.columns or {}) do
    if type(column) ~= "string" then
      error(("columns of script %s: %s is no name"):format(result.name,
        tostring(column)), 0)
    end
  end
  result.path = path
  if sandbox then sandbox.script(result) end
  return result
end

local function append(a, b)
  if not a then return b end
  if not b then return a end
  return table.move(b, 1, #b, #a + 1, table.move(a, 1, #a, 1, {}))
end

local function copy(one)
  local result = {}
  for key, value in pairs(one) do result[key] = value end
  return result
end

-- Rows with where they come from, since scripts are put together.
local function signed(one)
  local result = copy(one)
  for _, kind in ipairs(script.tables) do
    if one[kind] then
      local list = {}
      for i, row in ipairs(one[kind]) do
        list[i] = { row = row, line = i,
          from = ("script %s"):format(one.name or "?") }
      end
      result[kind] = list
    end
  end
  if one.dictionaries then
    local list = {}
    for i, path in ipairs(one.dictionaries) do
      local beside = one.path and file.join((file.split(one.path)), path)
      list[i] = beside and file.exists(beside) and beside or path
    end
    result.dictionaries = list
  end
  result.declared = { one.options }
  return result
end

local function leaveout(older, without)
  for _, name in ipairs(without) do
    if not fields[name] then
      error(("without: a script has no field '%s'%s"):format(tostring(name),
        suggest(tostring(name), names)), 0)
    end
    older[name] = nil
  end
end

-- A script with all that it starts from: its own rows come first, hooks of the
-- older one run first.
local function base(one, seen)
  local own = signed(one)
  if not one.from then return own end
  if seen[one.from] then
    error(("script '%s' starts from itself"):format(one.from), 0)
  end
  seen[one.from] = true
  local older = base(script.load(one.from, one.path), seen)
  leaveout(older, one.without or {})
  local result = copy(older)
  for key, value in pairs(own) do result[key] = value end
  for _, joint in ipairs(script.joints) do
    result[joint] = hooks.chain(older[joint], one[joint])
  end
  for _, list in ipairs(script.tables) do
    result[list] = append(own[list], older[list])
  end
  result.dictionaries = append(own.dictionaries, older.dictionaries)
  result.declared = append(own.declared, older.declared)
  result.use = append(older.use, own.use)
  result.from, result.without = nil, nil
  return result
end

-- The scheme of a script, a plugin's name or a table like one: its rows come
-- after the script's own, its event hook runs first.
local function addscheme(result)
  local scheme = result.scheme
  if scheme == nil then return end
  local plugin = require "casus.plugin"
  if type(scheme) == "string" then
    scheme = must(plugin.find("scheme", scheme))
  elseif type(scheme) == "table" then
    plugin.checkscheme(scheme, result.name or "?")
  else
    error("scheme is the name of a scheme or a table", 0)
  end
  local rows = signed { name = scheme.name or result.name,
    codes = scheme.codes, compose = scheme.compose, actions = scheme.actions,
    operators = scheme.operators, dictionaries = scheme.dictionaries,
    path = scheme.path }
  for _, list in ipairs { "codes", "compose", "actions", "operators",
    "dictionaries" } do
    result[list] = append(result[list], rows[list])
  end
  result.event = hooks.chain(scheme.event, result.event)
  result.newscheme = scheme.replaces or false
  result.more = append(scheme.columns, result.more)
end

-- The enrichers that a script uses run before its own hooks; their columns are
-- `more` columns, added to the default ones where the script names none.
local function enrich(result)
  local plugin = require "casus.plugin"
  for i = #(result.use or {}), 1, -1 do
    local name = result.use[i]:gsub("^enrich_", "")
    local enricher = must(plugin.find("enricher", name))
    for _, joint in ipairs(script.joints) do
      result[joint] = hooks.chain(enricher[joint], result[joint])
    end
    if enricher.options then
      result.declared = append(result.declared, { enricher.options })
    end
    result.more = append(enricher.columns, result.more)
  end
end

-- script.resolve(one [, use [, values]]) -> all in one: `use` names more
-- enrichers, `values` are those of the options.
function script.resolve(one, use, values)
  local result = base(one, {})
  result.use = append(result.use, use)
  result.more = {}
  addscheme(result)
  enrich(result)
  options.apply(result.declared, values or {})
  return setmetatable(result, Script)
end

return script
