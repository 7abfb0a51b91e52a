-- Hooks at every joint, scripts that start from others, their rows and options.

local casus = require "casus"
local support = require "support"

local words = assert(casus.dictionary())

local function coder(script, options)
  local with = { dictionary = words, script = casus.script(script) }
  for key, value in pairs(options or {}) do with[key] = value end
  return casus.coder(with)
end

local function triples(with, text)
  local list = {}
  for _, document in ipairs(with:documents(casus.document(text))) do
    for _, one in ipairs(support.triples(with:events(document))) do
      list[#list + 1] = one
    end
  end
  return list
end

local both = "Russia condemned France. Germany visited Poland."
local condemned = "RUS 111 FRA"

describe("a hook of documents", function()
  for _, case in ipairs {
    { "nil keeps", function() end, { condemned } },
    { "false drops", function() return false end, {} },
    { "an empty list drops", function() return {} end, {} },
    { "a document replaces",
      function() return casus.document "Spain praised Portugal." end,
      { "ESP 051 PRT" } },
    { "a table with a text replaces",
      function() return { text = "Spain praised Portugal." } end,
      { "ESP 051 PRT" } },
    { "a list splices",
      function(d) return { d, "Spain praised Portugal." } end,
      { condemned, "ESP 051 PRT" } },
  } do
    it(case[1], function()
      assert.same(case[3], triples(coder { document = case[2] },
        "Russia condemned France."))
    end)
  end

  it("keeps the fields of what it replaces", function()
    local with = coder { document = function() return { id = "new" } end }
    local one = with:documents(casus.document("A text.", { id = "old",
      date = "2024-01-02", desk = "Rome" }))[1]
    assert.same({ "new", "2024-01-02", "Rome", "A text." },
      { one.id, one.date, one.desk, one.text })
  end)
end)

describe("a hook of sentences", function()
  for _, case in ipairs {
    { "nil keeps", function() end, { condemned } },
    { "the sentence itself keeps", function(s) return s end, { condemned } },
    { "false drops", function() return false end, {} },
    { "a text replaces",
      function(s) return (s.text:gsub("France", "Italy")) end,
      { "RUS 111 ITA" } },
    { "a list splices",
      function(s) return { s, "Spain condemned Portugal." } end,
      { condemned, "ESP 111 PRT" } },
  } do
    it(case[1], function()
      assert.same(case[3], triples(coder { sentence = case[2] },
        "Russia condemned France."))
    end)
  end

  it("cannot answer a table", function()
    assert.has_error(function()
      triples(coder { sentence = function() return { text = "a" } end }, both)
    end, "a sentence hook answers nil, false, a text or a list of texts")
  end)
end)

describe("a hook of mentions", function()
  for _, case in ipairs {
    { "is named as the reason", function(m)
      if m.code == "RUS" then m.code = "XXX" end
    end, "script h" },
    { "may give a reason of its own", function(m)
      if m.code == "RUS" then m.code, m.why = "XXX", "a guess" end
    end, "a guess" },
    { "that changes nothing leaves the reason", function() end,
      "actors/rus.csv:" },
  } do
    it(case[1], function()
      local event = coder { name = "h", mention = case[2] }
        :events(casus.document "Russia condemned France.")[1]
      assert.equal(case[3], event.why.source:sub(1, #case[3]))
    end)
  end
end)

describe("a hook of events", function()
  it("may answer records with only what differs", function()
    local events = coder { event = function()
      return { { target = "ITA" }, { target = "ESP", note = "n" } }
    end }:events(casus.document("Russia condemned France.", { id = "d" }))
    assert.same({ "RUS 111 ITA", "RUS 111 ESP" }, support.triples(events))
    assert.same({ "d-0-0", "d-0-1" }, { events[1].id, events[2].id })
    assert.equal("n", events[2].note)
  end)

  it("another code brings along what the scheme says of it", function()
    local event = coder { event = function(e) e.action = "190" end }
      :events(casus.document "Russia condemned France.")[1]
    assert.same({ "19", 4, -10.0 }, { event.root, event.quad,
      event.goldstein })
  end)

  it("keeps what the hook itself said", function()
    local event = coder { event = function(e)
      e.action, e.quad = "190", 9
    end }:events(casus.document "Russia condemned France.")[1]
    assert.equal(9, event.quad)
  end)
end)

describe("a hook of rows", function()
  local writer = require "casus.writer"
  local format = assert(require "casus.plugin".find("writer", "csv"))
  local columns = { "source", "target" }

  local function rows(hook)
    local with = coder { row = hook }
    local events = with:events(casus.document "Russia condemned France.")
    return (writer.encode(format, events, columns, with.script.row))
  end

  for _, case in ipairs {
    { "nil keeps", function() end, "RUS,FRA\n" },
    { "nil keeps what was changed in place",
      function(row) row.source = "X" end, "X,FRA\n" },
    { "false drops", function() return false end, "" },
    { "a record replaces", function() return { source = "A" } end, "A,\n" },
    { "a list splices",
      function(row) return { row, { target = "B" } } end,
      "RUS,FRA\n,B\n" },
    { "the event is at hand", function(row, event)
      row.target = event.target_text
    end, "RUS,France\n" },
  } do
    it(case[1], function()
      assert.equal(case[3], (rows(case[2]):gsub("\r", "")))
    end)
  end
end)

describe("a misspelt name", function()
  for _, case in ipairs {
    { { evnet = print }, "'evnet'; did you mean 'event'?" },
    { { sentense = print }, "'sentense'; did you mean 'sentence'?" },
    { { mentions = print }, "'mentions'; did you mean 'mention'?" },
    { { colums = {} }, "'colums'; did you mean 'columns'?" },
  } do
    it("is told: " .. case[2], function()
      assert.has_error(function() casus.script(case[1]) end,
        "a script has no field " .. case[2])
    end)
  end

  it("in a row of a dictionary is told", function()
    assert.has_error(function()
      casus.coder { script = casus.script { name = "x",
        actors = { { nam = "A", code = "AAA" } } } }
    end, "script x: actors, row 1: there is no column 'nam'; did you mean "
      .. "'name'?")
  end)
end)

describe("a script", function()
  local folder, remove = support.folder()
  teardown(remove)
  local function file(name, text)
    return support.write(folder .. "/" .. name, text)
  end

  it("adds classes, agents, operators and codes in Lua", function()
    local with = casus.coder(casus.script {
      codes = { { code = "199", name = "outfox", goldstein = -9, quad = 4,
        plover = "FIGHT" } },
      classes = { { "trick", "ruse" }, { "trick", "ploy" } },
      agents = { { noun = "wizard", code = "ELI" } },
      actions = { { pattern = "S try &trick on T", code = "199" } },
      operators = { { pattern = "S dread X", operator = "deny" } },
    })
    local event = with:events(casus.document
      "French wizards tried a ploy on Russia.")[1]
    assert.same({ "FRAELI", "199", -9.0, "FIGHT" },
      { event.source, event.action, event.goldstein, event.plover })
  end)

  it("overrides rules and names of the dictionaries", function()
    local with = casus.coder(casus.script {
      actors = { { "France", "XXX", "", "", "country" } },
      actions = { { "S condemn T", "112" } },
    })
    assert.same({ "RUS 112 XXX" }, triples(with, "Russia condemned France."))
    assert.same({}, with.problems)
  end)

  it("reads CSV that lies beside it", function()
    file("mine.csv", "name,code,from,to,note\nFreedonia,FRE,,,country\n")
    file("own.lua", [[
      local casus = require "casus"
      return casus.script { from = "cameo", dictionaries = { "mine.csv" } }]])
    assert.same({ "FRE 111 FRA" }, triples(casus.coder(folder .. "/own.lua"),
      "Freedonia condemned France."))
  end)

  it("starts from a script beside it and leaves out its hooks", function()
    file("first.lua", [[
      local casus = require "casus"
      return casus.script { from = "cameo", help = "first",
        columns = { "source", "target" },
        event = function() return false end }]])
    file("second.lua", [[
      local casus = require "casus"
      return casus.script { from = "first.lua", without = { "event" } }]])
    local with = casus.coder(folder .. "/second.lua")
    assert.same({ condemned }, triples(with, "Russia condemned France."))
    assert.same({ "source", "target" }, with:columns())
    assert.equal("first", with.script.help)
  end)

  it("must exist", function()
    assert.has_error(function() casus.coder "./nowhere.lua" end,
      "no script ./nowhere.lua")
  end)
end)

describe("options", function()
  local function script()
    return casus.script {
      options = { size = 10, who = "USA", loud = false, list = {} },
      event = function() end,
    }
  end

  for _, case in ipairs {
    { "size", "25", 25 }, { "size", "2.5", 2.5 }, { "who", "FRA", "FRA" },
    { "loud", "yes", true }, { "loud", "", true }, { "loud", "false", false },
    { "size", 7, 7 },
  } do
    it(("-O %s=%s"):format(case[1], tostring(case[2])), function()
      local one = script()
      casus.coder { script = one, dictionary = words,
        options = { [case[1]] = case[2] } }
      assert.equal(case[3], one.options[case[1]])
    end)
  end

  it("may be lists", function()
    local one = script()
    casus.coder { script = one, dictionary = words,
      options = { list = "FRA, DEU" } }
    assert.same({ "FRA", "DEU" }, one.options.list)
  end)

  for _, case in ipairs {
    { { sise = 1 }, "the script has no option 'sise'; did you mean 'size'?; "
      .. "there are: list, loud, size, who" },
    { { size = "many" }, "option 'size' is a number, not 'many'" },
    { { loud = "perhaps" }, "option 'loud' is a boolean, not 'perhaps'" },
  } do
    it("refuse: " .. case[2], function()
      assert.has_error(function()
        casus.coder { script = script(), dictionary = words,
          options = case[1] }
      end, case[2])
    end)
  end

  it("are refused where none are declared", function()
    assert.has_error(function()
      casus.coder { script = casus.script {}, dictionary = words,
        options = { size = 1 } }
    end, "the script has no option 'size'; it declares none")
  end)

  it("are those of the script that it starts from, too", function()
    local folder, remove = support.folder()
    support.write(folder .. "/a.lua", [[
      local casus = require "casus"
      local options = { who = "USA" }
      return casus.script { from = "cameo", options = options,
        event = function(e) e.target = options.who end }]])
    support.write(folder .. "/b.lua", [[
      local casus = require "casus"
      return casus.script { from = "a.lua" }]])
    local with = casus.coder { script = folder .. "/b.lua",
      options = { who = "FRA" } }
    assert.same({ "RUS 111 FRA" }, triples(with, "Russia condemned Italy."))
    remove()
  end)
end)
