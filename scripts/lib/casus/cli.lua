-- cli.lua: the command line.  A command is a file of scripts/commands/ or a
-- plugin; it returns a table: name, summary, configure(parser), run(args).
-- Exit status: 0 done, 1 some input was refused, 2 usage, a broken script or an
-- output that cannot be written.

local core = require "casus.core"
local file = require "casus.file"
local suggest = require "casus.suggest"

local cli = {}

function cli.names()
  local names = {}
  for _, name in ipairs(file.list(core.home .. "/scripts/commands") or {}) do
    names[#names + 1] = name:match "^(.+)%.lua$"
  end
  local plugin = require "casus.plugin"
  for _, one in ipairs(plugin.list "command") do
    names[#names + 1] = one.name
  end
  table.sort(names)
  return names
end

-- cli.command(name) -> command | nil, message
function cli.command(name)
  local path = ("%s/scripts/commands/%s.lua"):format(core.home, name)
  if name:find "^%w+$" and file.exists(path) then
    local chunk = assert(loadfile(path))
    return chunk()
  end
  local plugin = require "casus.plugin"
  for _, one in ipairs(plugin.list "command") do
    if one.name == name then return assert(plugin.find("command", name)) end
  end
  return nil, ("there is no command '%s'%s"):format(name,
    suggest(name, cli.names()))
end

-- "-o, --output FILE" in help, where argparse takes a line for each name.
local function oneline(option)
  local lines_of = option._get_label_lines
  option._get_label_lines = function(self)
    local lines = lines_of(self)
    if #lines ~= 2 then return lines end
    return { ("%s, %s"):format(lines[1]:match "^%s*(%S+)", lines[2]) }
  end
end

-- The argparse parser of a command.
function cli.parser(command)
  local argparse = require "argparse"
  local parser = argparse("casus " .. command.name, command.summary)
  parser:usage_max_width(79):help_max_width(79)
  if command.epilog then parser:epilog(command.epilog) end
  command.configure(parser)
  for _, option in ipairs(parser._options) do oneline(option) end
  return parser
end

function cli.fail(message)
  io.stdout:flush()
  io.stderr:write("casus: ", message, "\n")
  return 2
end

-- A misspelt global of a script is an error; the libraries of the system may do
-- as they like.
local function strict()
  local function foreign()
    local info = debug.getinfo(3, "S")
    return not info or info.what == "C"
      or info.source:find("/lua/5.4/", 1, true)
  end
  setmetatable(_G, {
    __newindex = function(globals, name, value)
      if foreign() then return rawset(globals, name, value) end
      error(("global '%s' is assigned; write local"):format(name), 2)
    end,
    __index = function(_, name)
      if foreign() then return nil end
      error(("global '%s' does not exist"):format(tostring(name)), 2)
    end,
  })
end

local function trace(message)
  if type(message) ~= "string" then return message end
  if os.getenv "CASUS_TRACE" then return debug.traceback(message, 2) end
  return message
end

local function run(command, words)
  if command.raw then return command.run(words) end
  strict()
  local ok, args = cli.parser(command):pparse(words)
  if not ok then
    return cli.fail(("%s\ncasus help %s tells how"):format(args, command.name))
  end
  return command.run(args)
end

-- cli(arg) -> exit status
local function main(_, words)
  local name = words[1] or "help"
  if name == "--help" or name == "-h" then name = "help" end
  if name == "--version" or name == "-V" then
    print("casus " .. require "casus".version)
    return 0
  end
  local command, message = cli.command(name)
  if not command then return cli.fail(message .. "\ncasus help lists them") end
  local rest = table.move(words, 2, #words, 1, {})
  local ok, status = xpcall(run, trace, command, rest)
  if not ok then return cli.fail(tostring(status)) end
  return status or 0
end

return setmetatable(cli, { __call = main })
