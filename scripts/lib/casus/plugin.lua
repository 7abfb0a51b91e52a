-- plugin.lua: finds and loads plugins: a file KIND_NAME.lua, or KIND_NAME.so
-- written in C, that gives a table with kind, name and api and does nothing
-- else when loaded.

local core = require "casus.core"
local file = require "casus.file"
local hooks = require "casus.hooks"
local suggest = require "casus.suggest"

local plugin = { api = 1 }

-- Of each kind: how its files begin, the functions that it must have, and the
-- fields that it may have.
plugin.kinds = {
  reader = { prefix = "read_", needs = { "open" },
    fields = { "suffixes", "magic" } },
  writer = { prefix = "write_", needs = { "encode" },
    fields = { "suffixes", "header", "open", "columns", "document",
      "reject" } },
  enricher = { prefix = "enrich_", needs = {}, strict = true,
    -- `ordered`: it must see all documents, in the order of the input.
    fields = { "columns", "options", "ordered",
      table.unpack(hooks.joints) } },
  scheme = { prefix = "scheme_", needs = {}, strict = true,
    fields = { "codes", "compose", "actions", "operators", "dictionaries",
      "columns", "replaces", "event", "path" } },
  command = { prefix = "command_", needs = { "configure", "run" },
    fields = { "summary", "epilog", "raw" } },
}
local common = { "kind", "name", "api", "version", "help" }
local order = { "reader", "writer", "enricher", "scheme", "command" }
plugin.order = order

-- The folders, first come first served: list of { path, origin }.
function plugin.folders()
  local list = {}
  for folder in (os.getenv "CASUS_PATH" or ""):gmatch "[^:]+" do
    list[#list + 1] = { path = folder, origin = "CASUS_PATH" }
  end
  local user = os.getenv "XDG_DATA_HOME"
    or (os.getenv "HOME" or "") .. "/.local/share"
  list[#list + 1] = { path = user .. "/casus/plugins", origin = "user" }
  list[#list + 1] = { path = core.home .. "/plugins", origin = "casus" }
  return list
end

local function known(kind)
  local list = table.move(common, 1, #common, 1, {})
  local own = plugin.kinds[kind]
  table.move(own.fields, 1, #own.fields, #list + 1, list)
  table.move(own.needs, 1, #own.needs, #list + 1, list)
  return list
end

-- Functions must be functions; a field that looks like another one misspelt is
-- an error, and any unknown one where hooks or rows are at stake.
local function checkfields(one, kind, wrong)
  local names, is, own = known(kind), {}, plugin.kinds[kind]
  for _, name in ipairs(names) do is[name] = true end
  for key in pairs(one) do
    local guess = suggest(tostring(key), names)
    if not is[key] and (own.strict or guess ~= "") then
      wrong(("a %s has no field '%s'%s"):format(kind, tostring(key), guess))
    end
  end
  for _, need in ipairs(own.needs) do
    if type(one[need]) ~= "function" then
      wrong(("a %s has a function '%s'"):format(kind, need))
    end
  end
  for _, joint in ipairs(own.strict and hooks.joints or {}) do
    if one[joint] ~= nil and type(one[joint]) ~= "function" then
      wrong(("'%s' is not a function"):format(joint))
    end
  end
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
  checkfields(one, kind, wrong)
  one.path = path
  return one
end

-- A scheme that a script gives as a table; raises where it is none.
function plugin.checkscheme(one, name)
  checkfields(one, "scheme", function(why)
    error(("the scheme of script %s: %s"):format(name, why), 0)
  end)
end

-- The function that gives the plugin of a file; raises with the file's name.
local function open(path, stem)
  if not path:find "%.so$" then
    return file.load(path)
  end
  local entry = "luaopen_" .. stem:gsub("-", "_")
  local real = path:find "/" and path or "./" .. path
  local chunk, message = package.loadlib(real, entry)
  if not chunk then
    error(("%s: %s"):format(path, (message:gsub("^" .. real:gsub("%p", "%%%0")
      .. ": ", ""))), 0)
  end
  return chunk
end

-- plugin.load(path, kind, name) -> plugin; raises with the file's name
function plugin.load(path, kind, name)
  if kind == "enricher" or kind == "scheme" then file.use(path, "plugin") end
  local chunk = open(path, (file.stem(path)))
  return check(chunk(path), kind, name, path)
end

-- "read_text.lua" -> "reader", "text"; nil: no plugin
local function parse(entry)
  local stem = entry:match "^(.+)%.lua$" or entry:match "^(.+)%.so$"
  if not stem then return nil end
  for _, kind in ipairs(order) do
    local prefix = plugin.kinds[kind].prefix
    if stem:sub(1, #prefix) == prefix and #stem > #prefix then
      return kind, stem:sub(#prefix + 1)
    end
  end
end

local found -- looked for once

-- Every plugin file, in order of kind and name: list of { kind, name, path,
-- origin, hidden = path of the one that has the same name and comes first }.
function plugin.all()
  if found then return found end
  local seen = {}
  found = {}
  for _, folder in ipairs(plugin.folders()) do
    for _, entry in ipairs(file.list(folder.path) or {}) do
      local kind, name = parse(entry)
      if kind then
        local key = kind .. " " .. name
        local one = { kind = kind, name = name, origin = folder.origin,
          path = file.join(folder.path, entry), hidden = seen[key] }
        seen[key] = seen[key] or one.path
        found[#found + 1] = one
      end
    end
  end
  local rank = {}
  for i, kind in ipairs(order) do rank[kind] = i end
  for i, one in ipairs(found) do one.order = i end
  table.sort(found, function(a, b)
    if a.kind ~= b.kind then return rank[a.kind] < rank[b.kind] end
    if a.name ~= b.name then return a.name < b.name end
    return a.order < b.order
  end)
  return found
end

-- All plugins of a kind that can be used: list of { name, path }.
function plugin.list(kind)
  local list = {}
  for _, one in ipairs(plugin.all()) do
    if one.kind == kind and not one.hidden then list[#list + 1] = one end
  end
  return list
end

local function clash(kind, name, used)
  for _, one in ipairs(plugin.all()) do
    if one.kind == kind and one.name == name and one.hidden then
      io.stderr:write(("casus: two plugins are %s '%s': %s is used, %s is "
        .. "not\n"):format(kind, name, used, one.path))
    end
  end
end

local loaded = {}

-- plugin.find(kind, name) -> plugin | nil, message.  Raises where it is broken.
function plugin.find(kind, name)
  if not plugin.kinds[kind] then
    error(("there is no kind '%s'%s"):format(tostring(kind),
      suggest(tostring(kind), order)), 2)
  end
  local key = kind .. " " .. tostring(name)
  if loaded[key] then return loaded[key] end
  local names = {}
  for _, one in ipairs(plugin.list(kind)) do
    if one.name == name then
      loaded[key] = plugin.load(one.path, kind, name)
      clash(kind, name, one.path)
      return loaded[key]
    end
    names[#names + 1] = one.name
  end
  return nil, ("there is no %s '%s'%s; there are: %s"):format(kind,
    tostring(name), suggest(tostring(name), names), table.concat(names, ", "))
end

-- plugin.add(table): one that a program brings along.
function plugin.add(one)
  local kind, name = one.kind, one.name
  if not plugin.kinds[kind] then
    error(("there is no kind '%s'"):format(tostring(kind)), 2)
  end
  loaded[kind .. " " .. tostring(name)] = check(one, kind, name,
    ("%s %s"):format(kind, tostring(name)))
end

-- The plugin of a kind that claims a file's suffix, or nil.  A broken one is
-- passed by.
function plugin.bysuffix(kind, suffix)
  for _, one in ipairs(plugin.list(kind)) do
    local ok, it = pcall(plugin.find, kind, one.name)
    for _, own in ipairs(ok and it and it.suffixes or {}) do
      if own == suffix then return it end
    end
  end
end

return plugin
