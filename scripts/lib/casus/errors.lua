-- errors.lua: what went wrong in a script, and where, with the traceback apart.

local errors = {}

-- The frames of the script and its modules; our own below them are left out.
local function trim(trace)
  local lines = {}
  for line in trace:gmatch "[^\n]+" do
    if line:find("/lib/casus/", 1, true) and #lines > 1
      and not os.getenv "CASUS_TRACE" then
      break
    end
    if not line:find("^\t%[C%]: in %?$") then lines[#lines + 1] = line end
  end
  return table.concat(lines, "\n")
end

local Error = {
  __tostring = function(one) return one.message end,
}

-- errors.new(message, trace) -> a value to raise
function errors.new(message, trace)
  return setmetatable({ message = tostring(message), trace = trace }, Error)
end

function errors.is(value) return getmetatable(value) == Error end

-- The message handler of xpcall: errors.handler(value) -> error
function errors.handler(value)
  if errors.is(value) then return value end
  if type(value) == "table" and not getmetatable(value) then
    value = "a table was raised as an error: write error(\"a message\")"
  end
  return errors.new(value, trim(debug.traceback("stack traceback:", 2)
    :gsub("^stack traceback:\n", "")))
end

-- A traceback made elsewhere, after a message: message, trace.
function errors.split(text)
  local message, trace = text:match "^(.-)\n(stack traceback:.*)$"
  if not message then return text end
  return message, trim(trace)
end

return errors
