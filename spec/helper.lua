-- helper.lua: what every spec needs, loaded by busted before the specs.

-- A misspelt global is an error, in the specs and in what they test.
setmetatable(_G, {
  __newindex = function(globals, name, value)
    local info = debug.getinfo(2, "S")
    if info and info.what == "main" and info.source:find "/lua/5.4/" then
      return rawset(globals, name, value)
    end
    error(("global %q is assigned"):format(tostring(name)), 2)
  end,
})

-- make check: the collector never rests, so what it frees too early is found.
if os.getenv "CASUS_GC" then collectgarbage("incremental", 0, 1000) end
