-- coder.lua: a script, a dictionary and a parser that code documents.

local core = require "casus.core"
local dictionary = require "casus.dictionary"
local file = require "casus.file"
local hooks = require "casus.hooks"
local script = require "casus.script"
local suggest = require "casus.suggest"

local coder = {}

-- The default parser, opened when it is first needed.
local parser
function coder.parser()
  if parser then return parser end
  local path = os.getenv "CASUS_MODEL"
    or core.home .. "/data/models/english.casus"
  local model, message = core.model(file.use(path, "model"))
  if not model then error(message, 0) end
  parser = model:parser()
  return parser
end

local columns = {
  actors = { "name", "code", "from", "to", "note" },
  agents = { "noun", "code" },
  actions = { "pattern", "code", "example", "rows" },
  operators = { "pattern", "operator", "example", "rows" },
  compose = { "operator", "inner", "code" },
  codes = { "code", "name", "goldstein", "quad", "plover", "mode",
    "context" },
  classes = { "class", "word" },
  discards = { "phrase", "scope" },
}
local missing = { goldstein = "0", quad = "0", scope = "sentence" }

local function checknames(row, names)
  local is = {}
  for _, name in ipairs(names) do is[name] = true end
  for key in pairs(row) do
    if not is[key] then
      error(("there is no column '%s'%s"):format(tostring(key),
        suggest(tostring(key), names)), 0)
    end
  end
end

-- A row given in Lua, as a list or by column names.
local function fieldsof(kind, row)
  if type(row) ~= "table" then
    error(("a row is a table, not a %s"):format(type(row)), 0)
  end
  local names = columns[kind]
  if row[1] == nil then checknames(row, names) end
  local list = {}
  for i, name in ipairs(names) do
    local value = row[1] == nil and row[name] or row[i]
    list[i] = tostring(value == nil and missing[name] or value or "")
  end
  return list
end

-- Adds the rows of one kind that a script brings along.
local function addrows(target, kind, rows)
  for _, one in ipairs(rows or {}) do
    local name = ("%s %s"):format(one.from, kind)
    local ok, fields = pcall(fieldsof, kind, one.row)
    local added, message = nil, fields
    if ok then added, message = target:add(kind, fields, name, one.line) end
    if not added then
      error(("%s: %s, row %d: %s"):format(one.from, kind, one.line, message),
        0)
    end
  end
end

-- Tables of the data folder that make a scheme.
local ofscheme = { codes = true, compose = true, operators = true,
  actions = true }

-- The dictionary of a script: dictionary, problems.  The script's own rows of a
-- kind come first, and so win; names of its own are not added to.
local function build(one)
  local data = one.data
  if data == nil or data == true then data = core.home .. "/data" end
  local files = assert(dictionary.files(data, one.dictionaries))
  local result, problems, at = core.dictionary(), {}, 1
  for _, kind in ipairs(script.tables) do
    result:fix(true)
    addrows(result, kind, one[kind])
    result:fix(false)
    local list = {}
    while files[at] and files[at].kind == kind do
      if files[at].path == files[at].name or not one.newscheme
        or not ofscheme[kind] then
        list[#list + 1] = files[at]
      end
      at = at + 1
    end
    local found, message = dictionary.read(list, result)
    if not found then error(message, 0) end
    for _, problem in ipairs(message) do
      if not one[kind] or not problem.why:find "stands there twice" then
        problems[#problems + 1] = problem
      end
    end
  end
  return result, problems
end

local Coder = {}
Coder.__index = Coder

-- Which coder a document was last given to: views ask it.
local coders = setmetatable({}, { __mode = "k" })
function coder.of(document) return coders[document] end

local known = { "script", "uncoded", "keeptree", "status", "dictionary",
  "parser", "use", "options", "sandbox" }
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
-- list of enrichers, options = values of the script's options, sandbox = true
-- for a stranger's script } or casus.coder(name).
function coder.new(options)
  options = options or {}
  if type(options) == "string" or script.is(options) then
    options = { script = options }
  end
  checkoptions(options)
  local one = options.script or "cameo"
  if type(one) == "string" then
    one = script.load(one, nil, options.sandbox and require "casus.sandbox")
  end
  if not script.is(one) then one = script.new(one) end
  one = script.resolve(one, options.use, options.options)
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

-- A document like another one, but for what `changes` says.
local function remake(document, changes)
  local fields = { id = document.id, date = document.date,
    source = document.source }
  for _, from in ipairs { document:fields(), changes } do
    for key, value in pairs(from) do fields[key] = value end
  end
  fields.text = nil
  return assert(core.document(changes.text or document.text, fields,
    coder.parser))
end

-- coder:documents(document) -> list: what the document hook makes of it
function Coder:documents(document)
  local hook = self.script.document
  if not hook then return { document } end
  self.joint, self.at = "document", nil
  local list = {}
  for i, one in ipairs(hooks.list(document, hook(document))) do
    if type(one) == "string" then one = { text = one } end
    if type(one) == "table" then one = remake(document, one) end
    list[i] = one
  end
  return list
end

-- The document with the sentences that the hook dropped or wrote anew.
local function rewrite(document, texts)
  local parts, at = {}, 1
  for _, sentence in ipairs(document:sentences()) do
    parts[#parts + 1] = document.text:sub(at, sentence.first - 1)
    parts[#parts + 1] = texts[sentence.index] or sentence.text
    at = sentence.last + 1
  end
  parts[#parts + 1] = document.text:sub(at)
  return remake(document, { text = table.concat(parts) })
end

-- What a sentence hook answered: nil keeps, else its new text.
local function newtext(sentence, answer)
  local parts = {}
  local list = hooks.list(sentence, answer)
  if list[1] == sentence and #list == 1 then return nil end
  for i, one in ipairs(list) do
    if type(one) == "table" then
      error("a sentence hook answers nil, false, a text or a list of texts", 0)
    end
    parts[i] = type(one) == "string" and one or one.text
  end
  return table.concat(parts, " ")
end

-- -> the document, or the one that takes its place
function Coder:sentencehook(document)
  local hook = self.script.sentence
  self.joint = "sentence"
  local texts, changed = {}, false
  for _, sentence in ipairs(document:sentences()) do
    self.at = sentence
    local answer = hook(sentence)
    if answer == false then
      texts[sentence.index] = ""
      sentence:skip()
    elseif answer ~= nil then
      local text = newtext(sentence, answer)
      texts[sentence.index] = text
      changed = changed or text ~= nil
    end
  end
  return changed and rewrite(document, texts) or document
end

function Coder:mentionhook()
  local hook = self.script.mention
  self.joint = "mention"
  for i, mention in ipairs(self.core:mentions()) do
    local code, why = mention.code, mention.why
    self.at = mention.sentence
    local list = hooks.list(mention, hook(mention))
    if #list == 0 then
      self.core:setmention(i, false)
    elseif #list > 1 or list[1] ~= mention or list[1].code ~= code then
      for _, record in ipairs(list) do
        if record.why == nil or record.why == why and record.code ~= code then
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
    local list = hooks.list(frame, hook(frame))
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

-- What the scheme says of a code, as fields of an event.
local ofcode = { "root", "quad", "goldstein", "plover", "mode", "context" }

local function about(words, code)
  local found
  for n = #code, 2, -1 do
    found = found or words:code(code:sub(1, n))
  end
  found = found or {}
  found.root = code:match "^%d%d" or code
  return found
end

-- An event with another code gets what the scheme says of that, unless the hook
-- said so itself.
local function follow(words, event, code)
  local was, is = about(words, code), about(words, tostring(event.action))
  for _, name in ipairs(ofcode) do
    if event[name] == was[name] or event[name] == nil then
      event[name] = is[name]
    end
  end
end

-- A record that takes an event's place has its fields where it has none.
local function inherit(record, event)
  for key, value in pairs(event) do
    if record[key] == nil then record[key] = value end
  end
end

function Coder:eventhook(events)
  local hook, kept, changed = self.script.event, {}, false
  self.joint = "event"
  for _, event in ipairs(events) do
    self.at = event.sentence
    local code = event.action
    local answer = hook(event)
    if answer == nil or answer == event then
      kept[#kept + 1] = event
      if event.action ~= code then follow(self.dictionary, event, code) end
    else
      changed = true
      for _, record in ipairs(hooks.list(event, answer)) do
        if record ~= event then inherit(record, event) end
        if record.action ~= code then
          follow(self.dictionary, record, code)
        end
        kept[#kept + 1] = record
      end
    end
  end
  return changed and renumber(kept) or kept
end

-- The joints one by one; each does those before it.
function Coder:start(document)
  local own = self.script
  if self.document == document and self.step then return end
  self.document, self.step, self.at = document, nil, nil
  coders[document] = self
  if own.sentence then document = self:sentencehook(document) end
  self.core:start(document)
  if own.mention then self:mentionhook() end
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

-- coder:lines(document, columns, delimiter) -> the rows of its events as CSV,
-- how many; only of row.columns, and only for scripts without hooks on events
-- or rows
function Coder:lines(document, list, delimiter)
  self.step = nil
  self:find(document)
  local bytes, n = self.core:lines(list, delimiter)
  self.joint, self.at = nil, nil
  return bytes, n
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
