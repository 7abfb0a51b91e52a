-- report.lua: what a run did, for standard error.

local core = require "casus.core"

local report = {}

local Report = {}
Report.__index = Report

function report.new()
  -- The rate counts from here on, so start-up is no part of it.
  return setmetatable({ counts = {}, refused = 0, before = {},
    start = core.clock() }, Report)
end

function Report:add(counts)
  for key, value in pairs(counts) do
    self.counts[key] = (self.counts[key] or 0) + value
  end
end

-- One input was refused.
function Report:reject() self.refused = self.refused + 1 end

-- What a run that goes on must know, and back.
function Report:state()
  return { counts = self.counts, refused = self.refused }
end

function Report:restore(state)
  self.counts, self.refused = state.counts, state.refused
  for key, value in pairs(self.counts) do self.before[key] = value end
end

-- Counts of what this process has done.
function Report:own()
  local own = {}
  for key, value in pairs(self.counts) do
    own[key] = value - (self.before[key] or 0)
  end
  return own
end

local function plural(n, one, many)
  return ("%d %s"):format(n, n == 1 and one or many or one .. "s")
end

local function left(c)
  local parts = {}
  local function say(n, text)
    if n > 0 then parts[#parts + 1] = text:format(n) end
  end
  say(c.uncoded, "%d with actors that no dictionary knows (--uncoded)")
  say(c.targetless, "%d without a source or target")
  say(c.unreal, "%d negated or hypothetical (--status all)")
  return #parts > 0 and "left out: " .. table.concat(parts, ", ") or nil
end

-- Why there are no rows although there was input.
local function why(c)
  if c.sentences == 0 then return "no sentence was found in the input" end
  if c.discarded == c.sentences then
    return "every sentence holds a phrase of data/words/discards.csv"
  end
  if c.withactors == 0 then
    return "no sentence names an actor that a dictionary knows"
  end
  if c.withactions == 0 then
    return "no sentence has an action that a rule knows"
  end
  if c.events > 0 and c.written == 0 then
    return "the script's hooks dropped every event"
  end
  return "no action has both actors (--uncoded keeps unknown ones)"
end

local keys = { "documents", "sentences", "withactors", "withactions",
  "discarded", "events", "written", "rows", "uncoded", "targetless", "unreal",
  "undated" }

-- The lines of the report.
function Report:lines()
  local c, lines = {}, {}
  for _, key in ipairs(keys) do c[key] = self.counts[key] or 0 end
  local seconds = core.clock() - self.start
  lines[#lines + 1] = ("%s, %s: %d with actors, %d with actions, %d discarded")
    :format(plural(c.documents, "document"), plural(c.sentences, "sentence"),
      c.withactors, c.withactions, c.discarded)
  lines[#lines + 1] = ("%s, %s, %.2f s, %.0f sentences/s"):format(
    plural(c.written, "event"), plural(c.rows, "row"), seconds,
    (self:own().sentences or 0) / math.max(seconds, 1e-6))
  lines[#lines + 1] = left(c)
  if c.undated > 0 then
    lines[#lines + 1] = ("%s not understood"):format(plural(c.undated,
      "date was", "dates were"))
  end
  if c.documents > 0 and c.rows == 0 then
    lines[#lines + 1] = "no rows: " .. why(c)
  end
  if self.refused > 0 then
    lines[#lines + 1] = ("%s refused"):format(plural(self.refused,
      "input was", "inputs were"))
  end
  return lines
end

return report
