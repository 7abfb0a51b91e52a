-- casus repl: code sentences, look at them, add rules, code them again.

local casus = require "casus"
local errors = require "casus.errors"
local file = require "casus.file"
local pretty = require "casus.pretty"
local suggest = require "casus.suggest"

local Session = {}
Session.__index = Session

local function say(text) print(text) end

-- The coder with all that was added so far.
function Session:build()
  self.coder = casus.coder { uncoded = true, status = "all",
    script = casus.script { name = "repl", from = self.script,
      actors = self.rows.actors, agents = self.rows.agents,
      actions = self.rows.actions } }
end

function Session:show()
  for _, e in ipairs(self.events) do
    say(pretty.event(e))
    say("  " .. pretty.why(e))
  end
  if #self.events == 0 then say "no event; :tree and :frames tell more" end
end

-- Codes a text, or the last one again.
function Session:code(text)
  self.text = text or self.text
  if not self.text then return say "there is no text yet: type a sentence" end
  self.document = assert(casus.document(self.text, { id = "repl",
    date = self.date }))
  self.events = self.coder:events(self.document)
  self:show()
end

local commands, helps, order = {}, {}, {}

local function define(name, help, run)
  commands[name], helps[name] = run, help
  order[#order + 1] = name
end

local function each(session, what)
  if not session.document then
    return say "there is no text yet: type a sentence"
  end
  what()
end

define("tree", "the tree of each sentence", function(session)
  each(session, function()
    for _, one in ipairs(session.document:sentences()) do
      say(pretty.tree(one))
    end
  end)
end)

define("mentions", "the actors found", function(session)
  each(session, function()
    for _, m in ipairs(session.coder:mentions(session.document)) do
      say(pretty.mention(m))
    end
  end)
end)

define("frames", "the predicates found, with the rules that matched",
  function(session)
    each(session, function()
      for _, f in ipairs(session.coder:frames(session.document)) do
        say(pretty.frame(f))
      end
    end)
  end)

define("events", "the events, with all their fields", function(session)
  each(session, function()
    for _, e in ipairs(session.events) do say(pretty.value(e)) end
  end)
end)

define("match", "PATTERN: does it match?", function(session, text)
  each(session, function()
    local pattern = casus.pattern(text)
    local n = 0
    for _, sentence in ipairs(session.document:sentences()) do
      for _, match in ipairs(pattern:matches(sentence)) do
        n = n + 1
        say(("%s  S = %s  T = %s"):format(match.anchor.form,
          match.source and match.source:phrase() or "-",
          match.target and match.target:phrase() or "-"))
      end
    end
    if n == 0 then say "no match" end
  end)
end)

-- Adds a row and codes the text anew; a row with a mistake is not kept.
local function adder(kind, first, second)
  return function(session, text)
    local key, code = text:match "^%s*(.-)%s*=%s*(%S+)%s*$"
    if not key then
      return say(("write :%s %s = CODE"):format(first, second))
    end
    local rows = session.rows[kind]
    rows[#rows + 1] = { key, code }
    local ok, message = pcall(session.build, session)
    if not ok then
      rows[#rows] = nil
      return say(tostring(message))
    end
    if session.text then session:code() end
  end
end

define("rule", "S outwit T = 111: adds a rule, codes again",
  adder("actions", "rule", "S outwit T"))
define("actor", "Freedonia = FRE: adds a name, codes again",
  adder("actors", "actor", "Freedonia"))
define("agent", "wizard = ELI: adds a common noun, codes again",
  adder("agents", "agent", "wizard"))
define("again", "codes the last text again", function(session)
  session:code()
end)
define("date", "YYYY-MM-DD: the date of the texts", function(session, text)
  session.date = text
  if session.text then session:code() end
end)
define("script", "NAME: codes with that script", function(session, text)
  local before = session.script
  session.script = text
  local ok, message = pcall(session.build, session)
  if ok then return session.text and session:code() end
  session.script = before
  say(tostring(message))
end)

define("save", "FILE: writes what was added as a script",
  function(session, path)
    local lines = { 'local casus = require "casus"', "",
      "return casus.script {", ("  from = %q,"):format(session.script) }
    for _, kind in ipairs { "actors", "agents", "actions" } do
      local rows = session.rows[kind]
      if #rows > 0 then
        lines[#lines + 1] = ("  %s = {"):format(kind)
        for _, row in ipairs(rows) do
          lines[#lines + 1] = ("    { %q, %q },"):format(row[1], row[2])
        end
        lines[#lines + 1] = "  },"
      end
    end
    lines[#lines + 1] = "}\n"
    if path == "" then return say(table.concat(lines, "\n")) end
    local handle, message = io.open(path, "wb")
    if not handle then return say(message) end
    handle:write(table.concat(lines, "\n"))
    handle:close()
    say("wrote " .. path)
  end)

define("help", "this list", function()
  say "a sentence       is coded"
  say "= EXPRESSION     Lua: casus, coder, document, events are at hand"
  for _, name in ipairs(order) do
    say((":%-15s %s"):format(name, helps[name]))
  end
end)
define("quit", "leaves; so does the end of input", function(session)
  session.done = true
end)

-- Lua after "=": an expression is shown, a statement run.
function Session:lua(text)
  self.env.coder, self.env.document = self.coder, self.document
  self.env.events = self.events
  self.env.sentence = self.document and self.document:sentence(1)
  local chunk = load("return " .. text, "=input", "t", self.env)
  local message
  if not chunk then chunk, message = load(text, "=input", "t", self.env) end
  if not chunk then return say(message) end
  local results = table.pack(chunk())
  for i = 1, results.n do say(pretty.value(results[i])) end
end

function Session:line(text)
  if text:find "^%s*$" then return end
  local name, rest = text:match "^:(%a*)%s*(.*)$"
  if not name then
    local code = text:match "^=%s*(.*)$"
    if code then return self:lua(code) end
    return self:code(text)
  end
  if not commands[name] then
    return say(("there is no :%s%s (:help lists them)"):format(name,
      suggest(name, order)))
  end
  commands[name](self, rest)
end

-- ---- lines from a terminal, with history and completion, or from a pipe ----

local function history()
  local home = os.getenv "HOME" or "."
  local state = os.getenv "XDG_STATE_HOME" or home .. "/.local/state"
  return file.is_folder(state) and state .. "/casus_history"
    or home .. "/.casus_history"
end

-- A function that answers the next line or nil, and one for the end.
local function editor()
  local ok, readline = pcall(require, "readline")
  if not ok then return nil end
  readline.set_readline_name "casus"
  readline.set_options { histfile = history(), keeplines = 1000,
    auto_add = true }
  local words = {}
  for _, name in ipairs(order) do words[#words + 1] = ":" .. name end
  for _, name in ipairs { "casus", "coder", "document", "events", "sentence",
    "tokens", "lemma", "deprel", "pattern", "match", "phrase", "children" } do
    words[#words + 1] = name
  end
  readline.set_complete_list(words)
  return function() return readline.readline "casus> " end,
    function() pcall(readline.save_history) end
end

local function lines()
  local core = require "casus.core"
  local terminal = core.process and core.process.terminal
    and core.process.terminal(0)
  if not terminal then
    return function() return io.read "l" end, function() end
  end
  say "type a sentence, or :help"
  local next_, finish = editor()
  if next_ then return next_, finish end
  return function()
    io.write "casus> "
    io.flush()
    return io.read "l"
  end, function() end
end

return {
  name = "repl",
  summary = "Code sentences, look at them, add rules, code them again.",
  epilog = [[
A line is coded; :help lists what else there is. History and completion need
lua-readline (apt install lua-readline).]],

  configure = function(parser)
    parser:option("-s --script", "The coding script."):argname "SCRIPT"
      :default "cameo"
  end,

  run = function(args)
    local session = setmetatable({ script = args.script, date = "",
      rows = { actors = {}, agents = {}, actions = {} }, events = {},
      env = setmetatable({ casus = casus }, { __index = _G }) }, Session)
    session:build()
    local next_, finish = lines()
    for text in next_ do
      local ok, failure = xpcall(session.line, errors.handler, session, text)
      if not ok then say(failure.message) end
      if session.done then break end
    end
    finish()
    return 0
  end,
}
