-- outfile.lua: the output of the commands that make files from files: there
-- under its name when it is complete.

local batch = require "casus.batch"
local store = require "casus.store"

local outfile = {}

-- outfile.write(path or nil, produce): produce(put) calls put(bytes); raises.
function outfile.write(path, produce)
  local sink, message = store.open(path, { pack = batch.packing(path) })
  if not sink then error(message, 0) end
  local function put(bytes)
    local ok, why = sink:write(bytes)
    if not ok then error(why, 0) end
  end
  local ok, why = pcall(produce, put)
  if ok then ok, why = sink:close() else sink:discard() end
  if not ok then error(why, 0) end
end

return outfile
