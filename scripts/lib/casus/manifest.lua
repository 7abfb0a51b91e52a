-- manifest.lua: what makes a run what it is: its options and the files that it
-- uses.  `casus code --report` writes it with the results, `casus rerun` reads
-- it, and --resume compares it.

local core = require "casus.core"
local file = require "casus.file"
local input = require "casus.input"
local json = require "casus.json"
local lfs = require "lfs"

local manifest = {}

manifest.version = 1

-- Options of `casus code` that change what is written.
manifest.options = { "script", "from", "to", "set", "columns", "use", "status",
  "max_size", "uncoded", "keep_tree", "sandbox", "encoding", "map", "header",
  "include", "exclude", "shard", "errors", "no_header" }

local function text(value)
  if type(value) == "table" then return json.encode(value) end
  return tostring(value)
end

-- Files with size and time of change as one short text: a look at each, where a
-- hash would have to read them.
local function glance(kind)
  local parts = {}
  for _, one in ipairs(file.used) do
    if one.kind == kind then
      local found = lfs.attributes(one.path) or {}
      parts[#parts + 1] = ("%s %s %s"):format(one.path,
        tostring(found.size), tostring(found.modification))
    end
  end
  return core.sha256(table.concat(parts, "\n"))
end

-- What must be the same for --resume: texts by name.
function manifest.identity(args)
  local identity = { version = require "casus".version,
    input = table.concat(args.input, " ") }
  for _, name in ipairs(manifest.options) do
    local value = args[name]
    if value ~= nil and value ~= false
      and not (type(value) == "table" and next(value) == nil) then
      identity[name] = text(value)
    end
  end
  for name, kind in pairs { scripts = "script", dictionaries = "dictionary",
    plugins = "plugin", model = "model" } do
    identity[name] = glance(kind)
  end
  return identity
end

-- { path, bytes, sha256 } | nil, message
local function hashed(path, kind)
  local hash, message = core.sha256_file(path)
  if not hash then return nil, message end
  return { path = path, kind = kind, bytes = file.size(path), sha256 = hash }
end
manifest.hash = hashed

local function inputs(args)
  local list = {}
  local paths = #args.input > 0 and args.input or { "-" }
  for _, path in ipairs(input.files(paths, { from = args.from,
    output = args.output, include = args.include, exclude = args.exclude })) do
    list[#list + 1] = path ~= "-" and hashed(path) or { path = path }
  end
  return list
end

local function used()
  local list = {}
  for _, one in ipairs(file.used) do
    list[#list + 1] = hashed(one.path, one.kind)
  end
  return list
end

local function options(args)
  local list = {}
  for _, name in ipairs(manifest.options) do list[name] = args[name] end
  list.jobs, list.timeout = args.jobs, args.timeout
  return list
end

-- The manifest of a run that has ended.
function manifest.make(args, told, status)
  return {
    manifest = manifest.version, casus = require "casus".version,
    lua = _VERSION, kernel = core.kernel(),
    folder = lfs.currentdir(), input = args.input, options = options(args),
    output = args.output and file.size(args.output) and hashed(args.output)
      or nil,
    rejects = args.output and hashed(args.output .. ".rejects.jsonl") or nil,
    files = used(), inputs = inputs(args), counts = told.counts,
    refused = told.refused, status = status,
    finished = os.date "!%Y-%m-%dT%H:%M:%SZ",
    seconds = math.floor((core.clock() - told.start) * 1000) / 1000,
  }
end

-- manifest.write(path, …) -> true | nil, message
function manifest.write(path, args, told, status)
  local handle, message = io.open(path, "wb")
  if not handle then return nil, message end
  local ok
  ok, message = handle:write(
    json.pretty(manifest.make(args, told, status)), "\n")
  if not ok or not handle:close() then
    return nil, ("%s: %s"):format(path, message or "cannot be written")
  end
  return true
end

return manifest
