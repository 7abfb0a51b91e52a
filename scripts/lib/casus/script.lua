-- script.lua: coding scripts, checked and put together with what they start
-- from.

local core = require "casus.core"
local file = require "casus.file"
local suggest = require "casus.suggest"

local script = {}

-- The joints, in the order of the data.
script.joints = { "document", "sentence", "mention", "frame", "event", "row" }

local fields = {
  name = "string", help = "string", from = "string", columns = "table",
  data = "any", dictionaries = "table", uncoded = "boolean",
  status = "string", actors = "table", agents = "table", actions = "table",
  operators = "table", options = "table", use = "table",
}
for _, joint in ipairs(script.joints) do fields[joint] = "function" end

local names = {}
for name in pairs(fields) do names[#names + 1] = name end
table.sort(names)

local function check(definition)
  for key, value in pairs(definition) do
    local wanted = fields[key]
    if not wanted then
      error(("a script has no field '%s'%s"):format(tostring(key),
        suggest(tostring(key), names)), 3)
    end
    if wanted ~= "any" and type(value) ~= wanted then
      error(("field '%s' of a script must be a %s, not a %s"):format(key,
        wanted, type(value)), 3)
    end
  end
end

local Script = {}
Script.__index = Script

-- casus.script { … }: a checked definition.
function script.new(definition)
  check(definition)
  return setmetatable(definition, Script)
end

function script.is(value) return getmetatable(value) == Script end

-- Where scripts are looked for: as a path, in $CASUS_PATH, then our own.
local function find(name)
  if name:find "/" or name:find "%.lua$" then return name end
  for folder in (os.getenv "CASUS_PATH" or ""):gmatch "[^:]+" do
    local path = file.join(folder, name .. ".lua")
    if file.exists(path) then return path end
  end
  return ("%s/scripts/%s.lua"):format(core.home, name)
end

local function known()
  local list = {}
  for _, name in ipairs(file.list(core.home .. "/scripts") or {}) do
    list[#list + 1] = name:match "^(.+)%.lua$"
  end
  return list
end

-- script.load(name or path) -> script; raises with file and line
function script.load(name)
  local path = find(name)
  if not file.exists(path) then
    error(("no script %s%s"):format(name, suggest(name, known())), 0)
  end
  local chunk, message = loadfile(path)
  if not chunk then error(message, 0) end
  local result = chunk(name)
  if type(result) ~= "table" then
    error(("%s: a script ends with `return casus.script { … }`"):format(path),
      0)
  end
  if not script.is(result) then result = script.new(result) end
  result.name = result.name or file.stem(path)
  return result
end

-- One hook after another: each sees what the one before made of the record.
local function chain(first, second)
  if not first then return second end
  return function(record)
    local answer = first(record)
    if answer == false then return false end
    if answer == nil or answer == record then
      local next_ = second(record)
      if next_ == nil then return answer end
      return next_
    end
    local list = answer[1] ~= nil and answer or { answer }
    local results = {}
    for _, item in ipairs(list) do
      local next_ = second(item)
      if next_ == nil then next_ = item end
      if next_ and next_[1] ~= nil then
        table.move(next_, 1, #next_, #results + 1, results)
      elseif next_ then
        results[#results + 1] = next_
      end
    end
    return #results > 0 and results or false
  end
end

local function append(a, b)
  if not a then return b end
  if not b then return a end
  return table.move(b, 1, #b, #a + 1, table.move(a, 1, #a, 1, {}))
end

local lists = { "actors", "agents", "actions", "operators", "dictionaries",
  "use" }

-- The enrichers that a script uses run before its own hooks; their columns are
-- `more` columns, added to the default ones where the script names none.
local function enrich(one)
  local plugin = require "casus.plugin"
  local result, more = {}, {}
  for key, value in pairs(one) do result[key] = value end
  for i = #(one.use or {}), 1, -1 do
    local name = one.use[i]:gsub("^enrich_", "")
    local enricher = assert(plugin.find("enricher", name))
    for _, joint in ipairs(script.joints) do
      if enricher[joint] then
        result[joint] = result[joint] and chain(enricher[joint],
          result[joint]) or enricher[joint]
      end
    end
    more = append(enricher.columns, more)
  end
  result.more = more
  return setmetatable(result, Script)
end

local base

-- A script with all that it starts from (hooks of the older one run first) and
-- the enrichers that it uses; `use` names more of them.
function script.resolve(one, use)
  local result = base(one, {})
  if use then
    local copy = {}
    for key, value in pairs(result) do copy[key] = value end
    copy.use = append(result.use, use)
    result = copy
  end
  return enrich(result)
end

function base(one, seen)
  if not one.from then return one end
  if seen[one.from] then
    error(("script '%s' starts from itself"):format(one.from), 0)
  end
  seen[one.from] = true
  local older = base(script.load(one.from), seen)
  local result = {}
  for key, value in pairs(older) do result[key] = value end
  for key, value in pairs(one) do result[key] = value end
  for _, joint in ipairs(script.joints) do
    if one[joint] then result[joint] = chain(older[joint], one[joint]) end
  end
  for _, list in ipairs(lists) do
    result[list] = append(older[list], one[list])
  end
  result.from = nil
  return setmetatable(result, Script)
end

return script
