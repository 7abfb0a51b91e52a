-- progress.lua: what a run says on standard error: messages always, and on a
-- terminal one line that tells how far it is.

local core = require "casus.core"

local progress = {}

local Progress = {}
Progress.__index = Progress

-- progress.new { quiet =, where = function -> bytes, bytes of all | nil }
function progress.new(options)
  local shown = not options.quiet and core.process.terminal(2)
  return setmetatable({ shown = shown, where = options.where,
    start = core.clock(), last = 0 }, Progress)
end

local function clear(self)
  if self.line then io.stderr:write "\r\27[K" end
  self.line = nil
end

function Progress:say(message)
  clear(self)
  io.stderr:write("casus: ", message, "\n")
end

-- 75 -> "1:15", 3700 -> "1:01:40"
function progress.time(seconds)
  local s = math.floor(seconds + 0.5)
  if s < 3600 then return ("%d:%02d"):format(s // 60, s % 60) end
  return ("%d:%02d:%02d"):format(s // 3600, s % 3600 // 60, s % 60)
end

-- "1200 documents, 9000 sentences, 11000/s, 42%, 1:15 left"
function progress.line(counts, seconds, done, all)
  local sentences = counts.sentences or 0
  local text = ("%d documents, %d sentences, %.0f/s"):format(
    counts.documents or 0, sentences, sentences / math.max(seconds, 0.001))
  if not all or all == 0 then return text end
  text = ("%s, %d%%"):format(text, done * 100 // all)
  if done == 0 or seconds < 1 then return text end
  return ("%s, %s left"):format(text,
    progress.time(seconds * (all - done) / done))
end

-- Shows the counts of this run, some times a second.
function Progress:tick(counts)
  if not self.shown then return end
  local now = core.clock()
  if now - self.last < 0.25 then return end
  self.last = now
  clear(self)
  io.stderr:write("\r", progress.line(counts, now - self.start, self.where()))
  io.stderr:flush()
  self.line = true
end

function Progress:done() clear(self) end

return progress
