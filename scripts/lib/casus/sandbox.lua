-- sandbox.lua: runs a stranger's script with no files, processes, native
-- modules or bytecode, with string functions that cannot run away, and with
-- limits on memory, instructions and time for each call of a hook.

local core = require "casus.core"
local errors = require "casus.errors"
local file = require "casus.file"

local sandbox = {}

sandbox.memory = 64 << 20 -- bytes
sandbox.instructions = 20000000
sandbox.seconds = 20
local longest = 1 << 20 -- bytes of a string that one call may make

local running = false -- is a stranger's function on the stack?

local function finish(before, ok, ...)
  running = before
  if ok then return ... end
  local value, missed = ...
  if type(value) ~= "string" then error(value, 0) end
  local message, trace = errors.split(value)
  if missed and message:find "not enough memory$" then
    message = ("the sandbox allows no more memory (%d MB)"):format(
      sandbox.memory >> 20)
  end
  error(errors.new(message, trace), 0)
end

-- A function that calls f within the limits.
local function protect(f)
  return function(...)
    local before = running
    running = true
    return finish(before, core.guarded(sandbox.memory, sandbox.instructions,
      sandbox.seconds, f, ...))
  end
end

-- ---- string functions: they run in C, where no instruction is counted ----

local real = {}

-- How many steps a pattern may take: the length of the text to the power of
-- what can match at many lengths.
local function cost(text, pattern)
  local n, steps = #text + 1.0, #text + 1.0 -- floats: they never wrap
  for _ in real.gmatch(pattern, "[-*+?]") do steps = steps * n end
  for _ in real.gmatch(pattern, "%%[b1-9]") do steps = steps * n end
  return steps
end

local function bounded(name, native, slow)
  return function(text, pattern, ...)
    if running and type(text) == "string" and type(pattern) == "string" then
      local limit = 5e6
      local plain = name == "find" and select(2, ...)
      if plain and #text * #pattern > 1e9 then
        error("string.find: too much to search in the sandbox", 2)
      end
      if not plain and cost(text, pattern) > limit then
        return slow(text, pattern, ...)
      end
    end
    return native(text, pattern, ...)
  end
end

local started = false

-- Bounds the string functions of this process, which scripts reach through
-- every string, too.  The host's own calls stay as they are.
local function start()
  if started then return end
  started = true
  for name, f in pairs(string) do real[name] = f end
  local match = require "casus.match"
  for _, name in ipairs { "find", "match", "gmatch", "gsub" } do
    rawset(string, name, bounded(name, real[name], match[name]))
  end
  rawset(string, "rep", function(text, n, separator)
    if running and type(n) == "number"
      and (#text + #(separator or "")) * n > longest then
      error("string.rep: more than 1 MB in the sandbox", 2)
    end
    return real.rep(text, n, separator)
  end)
  rawset(string, "dump", function(...)
    if running then error("the sandbox has no 'string.dump'", 2) end
    return real.dump(...)
  end)
end

-- ---- what a stranger's script sees ----

local function copy(module)
  local result = {}
  for key, value in pairs(module) do result[key] = value end
  return result
end

local function move(from, first, last, at, to)
  if type(first) == "number" and type(last) == "number"
    and last - first > longest then
    error("table.move: too many elements in the sandbox", 2)
  end
  return table.move(from, first, last, at, to)
end

-- The library, as far as it touches no files.
local function library()
  local casus = require "casus"
  return {
    version = casus.version,
    script = casus.script,
    pattern = function(text)
      if type(text) == "string" and #text > 1000 then
        error("casus.pattern: more than 1000 bytes in the sandbox", 2)
      end
      return casus.pattern(text)
    end,
  }
end

local pure = { "casus.clause", "casus.dates", "casus.numbers" }

local function environment()
  local modules = { casus = library() }
  for _, name in ipairs(pure) do modules[name] = copy(require(name)) end
  local tables = copy(table)
  tables.move = move
  local maths = copy(math)
  maths.randomseed = nil -- the host's numbers are its own
  local env = {
    assert = assert, error = error, ipairs = ipairs, next = next,
    pairs = pairs, pcall = pcall, rawequal = rawequal, rawget = rawget,
    rawlen = rawlen, rawset = rawset, select = select, tonumber = tonumber,
    tostring = tostring, type = type, _VERSION = _VERSION,
    math = maths, string = copy(string), table = tables,
    utf8 = copy(utf8),
    os = { clock = os.clock, date = os.date, difftime = os.difftime,
      time = os.time },
  }
  function env.print(...)
    local words = table.pack(...)
    for i = 1, words.n do words[i] = tostring(words[i]) end
    io.stderr:write(table.concat(words, "\t"), "\n")
  end
  function env.require(name)
    if modules[name] then return modules[name] end
    error(("require '%s': not in the sandbox"):format(tostring(name)), 2)
  end
  env._G = env
  local forbidden = "the sandbox has no '%s'"
  return setmetatable(env, {
    __index = function(_, name)
      error(forbidden:format(tostring(name)), 2)
    end,
    __newindex = function(_, name)
      error(("global '%s' is assigned; write local"):format(tostring(name)),
        2)
    end,
    __metatable = "protected",
  })
end

-- sandbox.load(path) -> guarded function; raises with the file's name
function sandbox.load(path)
  start()
  local text, message = file.read(path)
  if not text then error(message, 0) end
  if #text > longest then error(path .. ": over 1 MB", 0) end
  local chunk, why = load(text, "@" .. path, "t", environment())
  if not chunk then error(("%s: %s"):format(path, why), 0) end
  return protect(chunk)
end

local plainname = "^[%w_-]+$"

-- What a script names is looked for by name only, so that it reads no files.
local function checknames(one)
  local function wrong(field)
    error(("script %s: '%s' is not for the sandbox"):format(one.name, field),
      0)
  end
  if one.data then wrong "data" end
  if one.dictionaries then wrong "dictionaries" end
  if one.from and not one.from:find(plainname) then wrong "from" end
  if type(one.scheme) == "string" and not one.scheme:find(plainname) then
    wrong "scheme"
  end
  if type(one.scheme) == "table" and one.scheme.dictionaries then
    wrong "scheme.dictionaries"
  end
  for _, name in ipairs(one.use or {}) do
    if type(name) ~= "string" or not name:find(plainname) then wrong "use" end
  end
end

-- Guards the hooks of a script that was loaded here.
function sandbox.script(one)
  local hooks = require "casus.hooks"
  checknames(one)
  for _, joint in ipairs(hooks.joints) do
    if one[joint] then one[joint] = protect(one[joint]) end
  end
  if type(one.scheme) == "table" and one.scheme.event then
    one.scheme.event = protect(one.scheme.event)
  end
end

return sandbox
