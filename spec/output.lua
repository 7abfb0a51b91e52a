-- output.lua: the report of busted: what failed, then "N passed, N failed" as
-- the last line.  A lint that failed before (LINT=1) counts as one failure.

local pretty = require "pl.pretty"

local function message(failure)
  local text = failure.message
  if type(text) ~= "string" then text = pretty.write(text or "no message") end
  local trace = failure.trace
  local place = trace and trace.short_src
    and ("%s:%d: "):format(trace.short_src, trace.currentline or 0) or ""
  return ("\nFAILED %s\n%s%s\n"):format(failure.name or "?", place, text)
end

return function()
  local busted = require "busted"
  local handler = require "busted.outputHandlers.base"()

  function handler.suiteEnd()
    for _, list in ipairs { handler.failures, handler.errors } do
      for _, failure in ipairs(list) do io.write(message(failure)) end
    end
    local failed = handler.failuresCount + handler.errorsCount
    if os.getenv "LINT" == "1" then
      failed = failed + 1
      io.write "\nFAILED make lint\n"
    end
    if handler.pendingsCount > 0 then
      io.write(("%d pending\n"):format(handler.pendingsCount))
    end
    io.write(("%d passed, %d failed\n"):format(handler.successesCount, failed))
    io.flush()
    if failed > 0 then os.exit(1) end
    return nil, true
  end

  busted.subscribe({ "suite", "end" }, handler.suiteEnd)
  return handler
end
