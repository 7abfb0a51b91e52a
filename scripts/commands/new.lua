-- casus new: writes a working start of a script or a plugin.

local core = require "casus.core"
local file = require "casus.file"
local plugin = require "casus.plugin"

local starts = core.home .. "/scripts/starts/"

local function fill(text, name)
  text = text:gsub("IDENT", (name:gsub("-", "_")))
  return (text:gsub("NAME", name))
end

-- Writes a new file; raises where one is already there.
local function write(path, text)
  if file.exists(path) then
    error(("%s is already there"):format(path), 0)
  end
  local handle, message = io.open(path, "wb")
  if not handle then error(message, 0) end
  handle:write(text)
  assert(handle:close())
  print("wrote " .. path)
end

local function newscript(folder, name)
  local path = file.join(folder, name .. ".lua")
  write(path, fill(file.read(starts .. "script.lua"), name))
  print(("try it: echo 'Russia condemned France.' | casus code -s %s"):format(
    path:find "/" and path or "./" .. path))
end

local uses = {
  reader = "casus code --from %s FILE", writer = "casus code --to %s FILE",
  enricher = "casus code --use %s FILE", command = "casus %s",
  scheme = "put scheme = \"%s\" into a script",
}

local function newplugin(folder, kind, name, inc)
  local text = file.read(("%s%s.%s"):format(starts, kind, inc and "c"
    or "lua"))
  if not text then
    error(("there is no start for a %s in C; write it in Lua"):format(kind),
      0)
  end
  local stem = plugin.kinds[kind].prefix .. name
  local path = file.join(folder, stem .. (inc and ".c" or ".lua"))
  write(path, fill(text, name))
  if inc then
    print(("build it: cc -shared -fPIC $(pkg-config --cflags lua5.4) "
      .. "-o %s.so %s.c"):format(stem, stem))
  end
  print(("try it: export CASUS_PATH=%s; casus plugins; %s"):format(folder,
    uses[kind]:format(name)))
  print "to keep it, move it to ~/.local/share/casus/plugins/"
end

local function checkname(name)
  if not name:find "^%a[%w_-]*$" then
    error(("'%s' is no name: letters, digits, - and _"):format(name), 0)
  end
end

return {
  name = "new",
  summary = "Write a working start of a script or a plugin.",
  epilog = [[
Examples:
  casus new script protest-watch
  casus new plugin enricher sector
  casus new plugin writer bars --c        the same in C]],

  configure = function(parser)
    parser:argument("what", "script or plugin."):choices { "script",
      "plugin" }
    parser:argument("words", "The name; of a plugin: its kind and name.")
      :args "1-2":argname "NAME"
    parser:option("-d --directory", "Where to write it."):argname "FOLDER"
      :default "."
    parser:flag("-c --c", "A plugin in C.")
  end,

  run = function(args)
    local kind, name = args.words[1], args.words[2]
    if args.what == "script" then
      if name then error("casus new script NAME", 0) end
      checkname(kind)
      newscript(args.directory, kind)
      return 0
    end
    if not name then error("casus new plugin KIND NAME", 0) end
    if not plugin.kinds[kind] then
      error(("there is no kind '%s'%s; there are: %s"):format(kind,
        require "casus.suggest"(kind, plugin.order),
        table.concat(plugin.order, ", ")), 0)
    end
    checkname(name)
    newplugin(args.directory, kind, name, args.c)
    return 0
  end,
}
