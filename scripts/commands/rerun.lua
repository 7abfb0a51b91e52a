-- casus rerun: a run again from its manifest: is the output the same?

local cli = require "casus.cli"
local core = require "casus.core"
local file = require "casus.file"
local json = require "casus.json"
local lfs = require "lfs"

local function say(text, ...)
  io.stderr:write("casus: ", text:format(...), "\n")
end

local function read(path)
  local text, message = file.read(path)
  if not text then error(message, 0) end
  local one, why = json.decode(text)
  if type(one) ~= "table" or not one.manifest or type(one.options) ~= "table"
  then
    error(("%s: not a manifest of casus code --report%s"):format(path,
      why and ": " .. why or ""), 0)
  end
  return one
end

-- Says which files are not what they were; answers how many.
local function changed(list)
  local n = 0
  for _, one in ipairs(list or {}) do
    local hash = one.sha256 and core.sha256_file(one.path)
    if one.sha256 and hash ~= one.sha256 then
      n = n + 1
      say("%s: %s", one.path, hash and "is another one now" or "is gone")
    end
  end
  return n
end

-- "a/rows.csv.gz" -> "a/rows.rerun.csv.gz"
local function rerunname(path)
  local folder, name = file.split(path)
  local stem, suffixes = name:match "^([^.]+)(.*)$"
  return file.join(folder, ("%s.rerun%s"):format(stem or name, suffixes or ""))
end

local function absolute(path)
  return path:sub(1, 1) == "/" and path or file.join(lfs.currentdir(), path)
end

-- The options of the old run over the defaults of today.
local function arguments(old, output)
  local command = assert(cli.command "code")
  local args = cli.parser(command):parse {}
  for name, value in pairs(old.options) do
    args[name] = value
  end
  args.input, args.output, args.quiet = old.input, output, true
  return command, args
end

return {
  name = "rerun",
  summary = "Repeat a run from its manifest and compare the output.",
  epilog = [[
Exit status: 0 the output is the same, 1 it is not, 2 it could not be tried.
Example:
  casus code articles/ -o events.csv --report run.json
  casus rerun run.json]],

  configure = function(parser)
    parser:argument("manifest", "What casus code --report wrote.")
    parser:option("-o --output", "Where the new output goes.")
      :argname "FILE"
  end,

  run = function(given)
    local old = read(given.manifest)
    if type(old.output) ~= "table" then
      error("the run wrote no file: there is nothing to compare", 0)
    end
    local output = given.output and absolute(given.output)
    if old.folder and file.is_folder(old.folder) then lfs.chdir(old.folder) end
    output = output or rerunname(old.output.path)
    local version = require "casus".version
    if old.casus ~= version then
      say("the run was of casus %s, this is %s", old.casus, version)
    end
    local different = changed(old.files) + changed(old.inputs)
    local command, args = arguments(old, output)
    command.run(args)
    local hash = core.sha256_file(output)
    if not hash then return 2 end
    if hash == old.output.sha256 then
      say("%s is the same, byte for byte", output)
      return 0
    end
    say("%s is different%s", output, different == 0
      and "" or "; so are files that the run used")
    return 1
  end,
}
