-- job.lua: one article in, the bytes of its rows out.  This is all that a
-- worker does, so it keeps nothing between articles but its coder.

local core = require "casus.core"
local coder = require "casus.coder"
local errors = require "casus.errors"
local row = require "casus.row"
local writer = require "casus.writer"

local job = {}

local Job = {}
Job.__index = Job

-- job.new { coder =, format = (a writer plugin), columns =, keep = trees }
-- -> job
function job.new(options)
  local own, columns = options.coder.script, options.columns
    or options.coder:columns()
  return setmetatable({ coder = options.coder, format = options.format,
    columns = columns, keep = options.keep,
    plain = options.format.delimiter and not own.event and not own.row
      and row.plain(columns) }, Job)
end

-- Readers may give numbers.
local function words(article)
  for _, name in ipairs { "id", "date", "source", "text" } do
    if type(article[name]) == "number" then
      article[name] = tostring(article[name])
    end
  end
end

-- article -> document | nil, message
function job.document(article, keep)
  words(article)
  if article.conllu then
    local document, message, line = core.conllu(article.conllu, keep, article,
      coder.parser)
    if document then return document end
    return nil, ("line %d: %s"):format(line + (article.line or 1) - 1, message)
  end
  return core.document(article.text, article, coder.parser)
end

local function add(counts, more)
  for key, value in pairs(more) do
    if math.type(value) == "integer" then
      counts[key] = (counts[key] or 0) + value
    end
  end
end

-- The row hook, if there is one; the coder remembers where it is at work.
local function rowhook(with)
  local hook = with.script.row
  return hook and function(record, event)
    with.joint, with.at = "row", event.sentence
    return hook(record, event)
  end
end

-- -> the rows of a document as bytes, how many, of how many events
local function rows(self, document)
  local bytes, n
  if self.plain then
    bytes, n = self.coder:lines(document, self.columns, self.format.delimiter)
    return bytes, n, n
  end
  local events = self.coder:events(document)
  bytes, n = writer.encode(self.format, events, self.columns,
    rowhook(self.coder))
  return bytes, n, #events
end

local function work(self, document)
  local parts, counts = {}, { documents = 1, rows = 0, written = 0,
    replaced = document.replaced }
  for _, one in ipairs(self.coder:documents(document)) do
    local bytes, n, written = rows(self, one)
    add(counts, self.coder:counts())
    counts.written = counts.written + written
    counts.rows = counts.rows + n
    parts[#parts + 1] = bytes
  end
  return table.concat(parts), counts
end

-- Says where a hook failed: the message of the handler and the place.
local function locate(self, failure)
  local with = self.coder
  local place, message = {}, failure.message
  if with.joint then place[#place + 1] = "hook " .. with.joint end
  if with.at then
    place[#place + 1] = ("sentence %d"):format(with.at.number)
  end
  if #place == 0 then return message end
  if not message:find "^[^%s:]+:%d+:" then
    message = ("script %s: %s"):format(with.script.name or "?", message)
  end
  return ("%s (%s)"):format(message, table.concat(place, ", "))
end

-- job:article(article) -> bytes, counts | nil, message, traceback
function Job:article(article)
  local ok, document, message = pcall(job.document, article, self.keep)
  if not ok then return nil, "the reader's article: " .. tostring(document) end
  if not document then return nil, message end
  self.coder.joint, self.coder.at = nil, nil
  local bytes, counts
  ok, bytes, counts = xpcall(work, errors.handler, self, document)
  if not ok then
    if type(bytes) ~= "table" then -- no memory: Lua asks no handler then
      bytes = { message = tostring(bytes) }
    end
    local why = locate(self, bytes)
    self.coder.document = nil
    document:close()
    return nil, why, bytes.trace
  end
  self.coder.document = nil
  document:close()
  local more = self.format.document
  if more then bytes = bytes .. more(article, counts) end
  return bytes, counts
end

return job
