-- coder.lua: a script, a dictionary and a parser that code documents.

local core = require "casus.core"
local dictionary = require "casus.dictionary"
local script = require "casus.script"
local suggest = require "casus.suggest"

local coder = {}

-- The default parser, opened when it is first needed.
local parser
function coder.parser()
  if parser then return parser end
  local path = os.getenv "CASUS_MODEL"
    or core.home .. "/data/models/english.casus"
  local model, message = core.model(path)
  if not model then error(message, 0) end
  parser = model:parser()
  return parser
end

local columns = {
  actors = { "name", "code", "from", "to", "note" },
  agents = { "noun", "code" },
  actions = { "pattern", "code", "example", "rows" },
  operators = { "pattern", "operator", "example", "rows" },
}

-- A row given in Lua, as a list or by column names.
local function fieldsof(kind, row)
  if type(row) ~= "table" then error("a row is a table", 0) end
  if row[1] then return row end
  local list = {}
  for i, name in ipairs(columns[kind]) do list[i] = row[name] or "" end
  return list
end

local function addrows(target, one)
  for _, kind in ipairs { "actors", "agents", "operators", "actions" } do
    for i, row in ipairs(one[kind] or {}) do
      local ok, message = target:add(kind, fieldsof(kind, row),
        ("script %s %s"):format(one.name or "?", kind), i)
      if not ok then
        error(("script %s: %s, row %d: %s"):format(one.name or "?", kind, i,
          message), 0)
      end
    end
  end
end

-- The dictionary of a script: dictionary, problems.
local function build(one)
  local data = one.data
  if data == nil or data == true then data = core.home .. "/data" end
  local files = assert(dictionary.files(data, one.dictionaries))
  local result, problems = dictionary.read(files)
  if not result then error(problems, 0) end
  addrows(result, one)
  return result, problems
end

local Coder = {}
Coder.__index = Coder

local known = { "script", "uncoded", "keeptree", "status", "dictionary",
  "parser", "use" }
local isknown = {}
for _, name in ipairs(known) do isknown[name] = true end

local function checkoptions(options)
  for key in pairs(options) do
    if not isknown[key] then
      error(("casus.coder has no option '%s'%s"):format(tostring(key),
        suggest(tostring(key), known)), 3)
    end
  end
  local status = options.status
  if status and status ~= "all" and status ~= "real" then
    error(("status is 'real' or 'all', not '%s'"):format(status), 3)
  end
end

-- casus.coder { script = name or script, uncoded =, keeptree =, status =, use =
-- list of enrichers } or casus.coder(name).
function coder.new(options)
  options = options or {}
  if type(options) == "string" or script.is(options) then
    options = { script = options }
  end
  checkoptions(options)
  local one = options.script or "cameo"
  if type(one) == "string" then one = script.load(one) end
  if not script.is(one) then one = script.new(one) end
  one = script.resolve(one, options.use)
  local problems
  local words = options.dictionary
  if not words then words, problems = build(one) end
  local uncoded = options.uncoded
  if uncoded == nil then uncoded = one.uncoded end
  local engine = core.coder(words, options.parser or coder.parser(), {
    uncoded = uncoded, keeptree = options.keeptree,
    allstandings = (options.status or one.status) == "all",
  })
  return setmetatable({ core = engine, script = one, dictionary = words,
    problems = problems or {}, joint = nil }, Coder)
end

function coder.is(value) return getmetatable(value) == Coder end

-- What a hook answered, as a list: nil keeps, false drops, a record replaces, a
-- list splices.
local function answers(record, answer)
  if answer == nil then return { record } end
  if answer == false then return {} end
  if type(answer) ~= "table" then
    error(("a hook answers nil, false, a record or a list, not a %s")
      :format(type(answer)), 0)
  end
  if answer[1] ~= nil or next(answer) == nil then return answer end
  return { answer }
end

function Coder:sentencehook(document)
  local hook = self.script.sentence
  self.joint = "sentence"
  for _, sentence in ipairs(document:sentences()) do
    self.at = sentence
    if hook(sentence) == false then sentence:skip() end
  end
end

function Coder:mentionhook()
  local hook = self.script.mention
  self.joint = "mention"
  for i, mention in ipairs(self.core:mentions()) do
    local code = mention.code
    self.at = mention.sentence
    local list = answers(mention, hook(mention))
    if #list == 0 then
      self.core:setmention(i, false)
    elseif #list > 1 or list[1] ~= mention or list[1].code ~= code then
      for _, record in ipairs(list) do
        if record.why == nil or record.code ~= code then
          record.why = "script " .. (self.script.name or "?")
        end
      end
      self.core:setmention(i, list)
    end
  end
end

function Coder:framehook()
  local hook, added = self.script.frame, 0
  self.joint = "frame"
  for i, frame in ipairs(self.core:frames()) do
    self.at = frame.sentence
    local list = answers(frame, hook(frame))
    self.core:setframe(i + added, list[1] or false)
    for n = 2, #list do
      self.core:addframe(i + added, list[n])
      added = added + 1
    end
  end
end

local function renumber(events)
  local counts = {}
  for _, event in ipairs(events) do
    local number = event.sentence.number
    local n = counts[number] or 0
    counts[number] = n + 1
    event.id = ("%s-%d-%d"):format(event.document.id, number, n)
  end
  return events
end

function Coder:eventhook(events)
  local hook, kept = self.script.event, {}
  self.joint = "event"
  for _, event in ipairs(events) do
    self.at = event.sentence
    for _, record in ipairs(answers(event, hook(event))) do
      kept[#kept + 1] = record
    end
  end
  return renumber(kept)
end

-- The joints one by one; each does those before it.
function Coder:start(document)
  local hooks = self.script
  if self.document == document and self.step then return end
  self.document, self.step, self.at = document, nil, nil
  if hooks.sentence then self:sentencehook(document) end
  self.core:start(document)
  if hooks.mention then self:mentionhook() end
  self.step = "mentions"
end

-- coder:mentions(document) -> list of mentions
function Coder:mentions(document)
  self:start(document)
  return self.core:mentions()
end

function Coder:find(document)
  self:start(document)
  if self.step == "mentions" and self.script.frame then self:framehook() end
  self.step = "frames"
end

-- coder:frames(document) -> list of frames
function Coder:frames(document)
  self:find(document)
  return self.core:frames()
end

-- coder:events(document) -> list of events.  Codes anew.
function Coder:events(document)
  self.step = nil
  self:find(document)
  local events = self.core:events()
  if self.script.event then events = self:eventhook(events) end
  self.joint, self.at = nil, nil
  return events
end

-- coder:columns() -> the columns of its rows: those of the script, or the
-- default ones and those of the enrichers in use
function Coder:columns()
  if self.script.columns then return self.script.columns end
  local row = require "casus.row"
  local list = table.move(row.columns, 1, #row.columns, 1, {})
  return table.move(self.script.more, 1, #self.script.more, #list + 1, list)
end

-- coder:counts() -> what the last document had and what was left out
function Coder:counts() return self.core:counts() end

return coder
