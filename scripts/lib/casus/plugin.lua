-- plugin.lua: finds and loads plugins: a file KIND_NAME.lua that returns a
-- table with kind, name and api and does nothing else.

local core = require "casus.core"
local file = require "casus.file"
local suggest = require "casus.suggest"

local plugin = { api = 1 }

local prefix = { reader = "read_", writer = "write_", enricher = "enrich_",
  scheme = "scheme_", command = "command_" }

-- The functions that a kind must have.
local needs = {
  reader = { "open" }, writer = { "encode" }, enricher = {}, scheme = {},
  command = { "configure", "run" },
}

-- The folders, first come first served.
function plugin.folders()
  local list = {}
  for folder in (os.getenv "CASUS_PATH" or ""):gmatch "[^:]+" do
    list[#list + 1] = folder
  end
  local user = os.getenv "XDG_DATA_HOME"
    or (os.getenv "HOME" or "") .. "/.local/share"
  list[#list + 1] = user .. "/casus/plugins"
  list[#list + 1] = core.home .. "/plugins"
  return list
end

local function check(one, kind, name, path)
  local function wrong(why) error(("%s: %s"):format(path, why), 0) end
  if type(one) ~= "table" then wrong "a plugin returns a table" end
  if one.kind ~= kind then wrong(("its kind is not '%s'"):format(kind)) end
  if one.name ~= name then wrong(("its name is not '%s'"):format(name)) end
  if one.api ~= plugin.api then
    wrong(("it is for api %s, this is %d"):format(tostring(one.api),
      plugin.api))
  end
  for _, need in ipairs(needs[kind]) do
    if type(one[need]) ~= "function" then
      wrong(("a %s has a function '%s'"):format(kind, need))
    end
  end
  return one
end

-- plugin.load(path, kind, name) -> plugin; raises with the file's name
function plugin.load(path, kind, name)
  local chunk, message = loadfile(path)
  if not chunk then error(message, 0) end
  return check(chunk(), kind, name, path)
end

-- All plugins of a kind: list of { name, path }.
function plugin.list(kind)
  local found, seen = {}, {}
  for _, folder in ipairs(plugin.folders()) do
    for _, entry in ipairs(file.list(folder) or {}) do
      local name = entry:match("^" .. prefix[kind] .. "(.+)%.lua$")
      if name and not seen[name] then
        seen[name] = true
        found[#found + 1] = { name = name, path = file.join(folder, entry) }
      end
    end
  end
  return found
end

local loaded = {}

-- plugin.find(kind, name) -> plugin | nil, message
function plugin.find(kind, name)
  local key = kind .. " " .. name
  if loaded[key] then return loaded[key] end
  for _, folder in ipairs(plugin.folders()) do
    local path = ("%s/%s%s.lua"):format(folder, prefix[kind], name)
    if file.exists(path) then
      loaded[key] = plugin.load(path, kind, name)
      return loaded[key]
    end
  end
  local names = {}
  for _, one in ipairs(plugin.list(kind)) do names[#names + 1] = one.name end
  return nil, ("there is no %s '%s'%s; there are: %s"):format(kind, name,
    suggest(name, names), table.concat(names, ", "))
end

-- The plugin of a kind that claims a file's suffix, or nil.
function plugin.bysuffix(kind, suffix)
  for _, one in ipairs(plugin.list(kind)) do
    local ok, it = pcall(plugin.find, kind, one.name)
    for _, own in ipairs(ok and it and it.suffixes or {}) do
      if own == suffix then return it end
    end
  end
end

return plugin
