-- The coder, its records and its hooks.

local casus = require "casus"
local support = require "support"

local words = assert(casus.dictionary())

local function code(script, text, options)
  local with = { dictionary = words, script = casus.script(script) }
  for key, value in pairs(options or {}) do with[key] = value end
  local coder = casus.coder(with)
  return coder:events(casus.document(text, { id = "d", date = "2024-07-11" })),
    coder
end

describe("an event", function()
  local event = code({}, "Russia condemned France on Monday.")[1]

  for _, case in ipairs {
    { "id", "d-0-0" }, { "date", "2024-07-11" }, { "source", "RUS" },
    { "action", "111" }, { "target", "FRA" }, { "source_text", "Russia" },
    { "action_text", "condemned" }, { "target_text", "France" },
    { "root", "11" }, { "quad", 3 }, { "plover", "ACCUSE" },
    { "status", "actual" }, { "nominal", false }, { "source_first", 1 },
    { "source_last", 6 }, { "attribution", "" },
  } do
    it(("has %s = %s"):format(case[1], tostring(case[2])), function()
      assert.equal(case[2], event[case[1]])
    end)
  end

  it("tells why", function()
    assert.is_truthy(event.why.source:find "^actors/rus%.csv:%d+")
    assert.is_truthy(event.why.action:find "actions/11%.csv:%d+")
  end)

  it("leads back to its sentence and document", function()
    assert.equal("Russia condemned France on Monday.", event.sentence.text)
    assert.equal("d", event.document.id)
  end)
end)

describe("a view", function()
  it("answers its mentions, frames and events", function()
    local coder = casus.coder { dictionary = words }
    local doc = casus.document "France met Germany. Russia condemned Italy."
    doc.coder = coder
    local second = doc:sentence(2)
    local mentions, frames = second:mentions(), second:frames()
    assert.equal("RUS", mentions[1].code)
    assert.equal("Russia", mentions[1].text)
    assert.equal("condemn", frames[1].verb)
    assert.equal("RUS", frames[1].source.code)
    assert.equal("active", frames[1].voice)
    assert.same({ "RUS 111 ITA" }, support.triples(second:events()))
    assert.equal(3, #doc:events())
  end)
end)

describe("a hook", function()
  local text = "Russia condemned France. Germany met Poland."

  for _, case in ipairs {
    { "event: nil keeps", { event = function() end },
      { "RUS 111 FRA", "DEU 040 POL", "POL 040 DEU" } },
    { "event: false drops",
      { event = function(e) if e.root == "04" then return false end end },
      { "RUS 111 FRA" } },
    { "event: a record replaces",
      { event = function(e)
        if e.root == "11" then e.action = "112" return e end
      end },
      { "RUS 112 FRA", "DEU 040 POL", "POL 040 DEU" } },
    { "event: a list splices",
      { event = function(e) if e.root == "11" then return { e, e } end end },
      { "RUS 111 FRA", "RUS 111 FRA", "DEU 040 POL", "POL 040 DEU" } },
    { "event: an empty list drops",
      { event = function() return {} end }, {} },
    { "sentence: false drops",
      { sentence = function(s) if s.number == 0 then return false end end },
      { "DEU 040 POL", "POL 040 DEU" } },
    { "mention: another code",
      { mention = function(m) if m.code == "RUS" then m.code = "XXX" end end },
      { "XXX 111 FRA", "DEU 040 POL", "POL 040 DEU" } },
    { "mention: a list",
      { mention = function(m)
        if m.code == "RUS" then
          return { { code = "RUS" }, { code = "BLR" } }
        end
      end },
      { "RUS 111 FRA", "BLR 111 FRA", "DEU 040 POL", "POL 040 DEU" } },
    { "mention: false drops",
      { mention = function(m) if m.code == "RUS" then return false end end },
      { "DEU 040 POL", "POL 040 DEU" } },
    { "frame: false drops",
      { frame = function(f) if f.verb == "meet" then return false end end },
      { "RUS 111 FRA" } },
    { "frame: changed in place",
      { frame = function(f) if f.verb == "condemn" then f.code = "112" end end },
      { "RUS 112 FRA", "DEU 040 POL", "POL 040 DEU" } },
    { "frame: source and target change places",
      { frame = function(f)
        if f.verb == "condemn" then f.source, f.target = f.target, f.source end
      end },
      { "FRA 111 RUS", "DEU 040 POL", "POL 040 DEU" } },
  } do
    it(case[1], function()
      assert.same(case[3], support.triples((code(case[2], text))))
    end)
  end

  it("that drops an actor leaves the event uncoded", function()
    local events = code({ mention = function(m)
      if m.code == "RUS" then return { code = "" } end
    end }, text, { uncoded = true })
    assert.equal("", events[1].source)
  end)

  it("that is misspelt raises with a suggestion", function()
    assert.has_error(function() casus.script { evnt = print } end,
      "a script has no field 'evnt'; did you mean 'event'?")
  end)

  it("that is no function raises", function()
    assert.has_error(function() casus.script { event = 1 } end,
      "field 'event' of a script must be a function, not a number")
  end)

  it("that answers nonsense raises", function()
    assert.has_error(function()
      code({ event = function() return 7 end }, text)
    end, "a hook answers nil, false, a record or a list, not a number")
  end)

  it("cannot give a status that is none", function()
    assert.has_error(function()
      code({ frame = function(f) f.status = "perhaps" end }, text)
    end, "there is no status 'perhaps'")
  end)
end)

describe("a script", function()
  it("adds actors and rules of its own", function()
    local coder = casus.coder(casus.script {
      actors = { { name = "Freedonia", code = "FRE", note = "country" } },
      actions = { { pattern = "S outfox T", code = "190" } },
    })
    assert.same({ "FRE 190 RUS" }, support.triples(
      coder:events(casus.document "Freedonia outfoxed Russia.")))
    assert.same({ "script ? actors:1" },
      { coder:events(casus.document "Freedonia outfoxed Russia.")[1]
        .why.source })
  end)

  it("starts from another: hooks run one after the other", function()
    local events = code({ from = "minimal", event = function(e)
      e.action = "11"
    end }, "Russia said hello. Russia condemned France.")
    assert.same({ "RUS 11 FRA" }, support.triples(events))
  end)

  it("runs the enrichers that it uses before its own hooks", function()
    local seen
    local _, coder = code({ use = { "date" }, event = function(e)
      seen = e.event_date
    end }, "Russia condemned France on Monday.")
    assert.equal("2024-07-08", seen)
    local columns = coder:columns()
    assert.equal("event_date", columns[17])
  end)

  it("that starts from nothing known raises", function()
    assert.has_error(function() code({ from = "cameoo" }, "a") end,
      "no script cameoo; did you mean 'cameo'?")
  end)

  it("can let all events through", function()
    local text = "Russia did not attack Ukraine."
    assert.same({}, code({}, text))
    local events = code({ status = "all" }, text)
    assert.equal("negated", events[1].status)
  end)
end)
