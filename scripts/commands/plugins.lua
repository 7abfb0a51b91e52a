-- casus plugins: what extends the program, where it lies, and what is wrong.

local plugin = require "casus.plugin"

local function line(one, loaded)
  local version = tostring(loaded.version or "-")
  local help = loaded.help or loaded.summary or ""
  print(("%-9s %-12s %-8s %-11s %s"):format(one.kind, one.name, version,
    one.origin, (help:gsub("\n", "\n" .. (" "):rep(12)))))
end

-- Prints one plugin; false where it is broken.
local function show(one, paths)
  if one.hidden then
    print(("%-9s %-12s is not used: %s has the same name and comes first, "
      .. "not %s"):format(one.kind, one.name, one.hidden, one.path))
    return true
  end
  local ok, loaded = pcall(plugin.load, one.path, one.kind, one.name)
  if not ok then
    io.stdout:flush()
    io.stderr:write("casus: broken plugin: ", tostring(loaded), "\n")
    return false
  end
  line(one, loaded)
  if paths then print("          " .. one.path) end
  return true
end

return {
  name = "plugins",
  summary = "List the plugins: kind, name, version, origin, what for.",
  epilog = [[
Plugins are found in the folders of $CASUS_PATH, in
$XDG_DATA_HOME/casus/plugins (~/.local/share/casus/plugins) and in the
program's own plugins/; the first of a name is used.
casus help plugins tells how to write one.]],

  configure = function(parser)
    parser:argument("kind", "Only those of a kind: reader, writer, …")
      :args "?" :choices(plugin.order)
    parser:flag("-p --paths", "Show their files.")
  end,

  run = function(args)
    local status = 0
    for _, one in ipairs(plugin.all()) do
      if (not args.kind or one.kind == args.kind)
        and not show(one, args.paths) then
        status = 1
      end
    end
    for _, one in ipairs(plugin.list "command") do
      local core = require "casus.core"
      local file = require "casus.file"
      if file.exists(("%s/scripts/commands/%s.lua"):format(core.home,
        one.name)) then
        print(("command   %-12s is not used: casus %s is the program's own")
          :format(one.name, one.name))
      end
    end
    return status
  end,
}
