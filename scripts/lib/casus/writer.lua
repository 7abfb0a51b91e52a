-- writer.lua: where rows go.  A writer plugin says how a row looks (header,
-- encode); it may say with `open` where the bytes go, else they go to a file.

local hooks = require "casus.hooks"
local plugin = require "casus.plugin"
local row = require "casus.row"

local writer = {}

local Sink = {}
Sink.__index = Sink

-- writer.sink(path) -> sink with write(bytes) and close() | nil, message
function writer.sink(path)
  if not path or path == "-" then
    return setmetatable({ handle = io.stdout, name = "standard output" }, Sink)
  end
  local handle, message = io.open(path, "wb")
  if not handle then return nil, message end
  return setmetatable({ handle = handle, name = path, own = true }, Sink)
end

function Sink:write(bytes)
  local ok, message = self.handle:write(bytes)
  if not ok then return nil, ("%s: %s"):format(self.name, message) end
  return true
end

function Sink:close()
  local ok, message = self.handle:flush()
  if ok and self.own then ok, message = self.handle:close() end
  if not ok then return nil, ("%s: %s"):format(self.name, message) end
  return true
end

-- The rows of events as bytes: what a worker makes.
function writer.encode(format, events, columns, hook)
  local parts = {}
  for _, event in ipairs(events) do
    if hook then
      local record = row.record(event, columns)
      for _, one in ipairs(hooks.list(record, hook(record, event))) do
        parts[#parts + 1] = format.encode(row.list(one, columns), columns,
          event)
      end
    else
      parts[#parts + 1] = format.encode(row.values(event, columns), columns,
        event)
    end
  end
  return table.concat(parts), #parts
end

local Writer = {}
Writer.__index = Writer

-- writer.open(name, path, columns) -> writer | nil, message
function writer.open(name, path, columns)
  local format, message = plugin.find("writer", name)
  if not format then return nil, message end
  columns = columns or row.columns
  local sink
  sink, message = (format.open or writer.sink)(path, columns)
  if not sink then return nil, message end
  if format.header then
    local ok, why = sink:write(format.header(columns))
    if not ok then return nil, why end
  end
  return setmetatable({ format = format, sink = sink, columns = columns },
    Writer)
end

-- writer:write(events [, row hook]) -> number of rows | nil, message
function Writer:write(events, hook)
  local bytes, n = writer.encode(self.format, events, self.columns, hook)
  local ok, message = self.sink:write(bytes)
  if not ok then return nil, message end
  return n
end

function Writer:close() return self.sink:close() end

return writer
