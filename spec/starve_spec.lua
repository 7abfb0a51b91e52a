-- No memory, at every place where C asks for some.

local casus = require "casus"
local core = require "casus.core"

-- Runs `work` with ever more allocations until it gets through.
local function starve(work, step)
  for n = 0, 1000000, step or 1 do
    local ok, result = casus.starve(n, work)
    if ok then return n, result end
    if result ~= nil then
      assert.equal("string", type(result), "a failure was not told")
      assert.is_truthy(result:find("not enough memory", 1, true), result)
    end
  end
end

describe("without memory", function()
  local words = assert(casus.dictionary())
  local coder = casus.coder { dictionary = words }

  it("a document is refused, not half made", function()
    assert.is_true(starve(function()
      local doc = casus.document("Police fired. Ministers met.", { id = "a" })
      return #doc
    end) > 3)
  end)

  -- Mentions, frames and events of all kinds: agents with and without a country,
  -- lists, pronouns, groups, operators, nouns, quotations, what was told before.
  local story = "LAGOS, March 3 (AP) - Russian police arrested three protesters "
    .. "in Moscow on Monday. The foreign minister of France condemned the arrests "
    .. "and urged Russia not to attack Ukraine. \"We must talk,\" he said. The two "
    .. "countries held talks with NATO. Clashes broke out between rebels and the "
    .. "army of Nigeria. Officials from Japan, South Korea and Australia met their "
    .. "counterparts. A town held by rebels was attacked. The attack was condemned."

  local function rows(events)
    local out = {}
    for i, event in ipairs(events) do
      out[i] = table.concat({ event.source, event.why.source,
        event.action, event.target, event.why.target }, " ")
    end
    return out
  end

  it("a coding is refused and the next one is whole", function()
    local whole = rows(coder:events(casus.document(story)))
    assert.is_true(#whole > 5)
    local n, events = starve(function()
      local fresh = casus.coder { dictionary = words }
      return fresh:events(casus.document(story))
    end)
    assert.is_true(n > 100)
    assert.same(whole, rows(events))
    assert.same(whole, rows(coder:events(casus.document(story))))
  end)

  it("rows of CSV are refused", function()
    local row = require "casus.row"
    local document = casus.document(story)
    local whole = coder:lines(document, row.columns, ",")
    local _, bytes = starve(function()
      return (coder:lines(document, row.columns, ","))
    end)
    assert.equal(whole, bytes)
  end)

  it("a row of a dictionary is refused", function()
    local d = core.dictionary()
    d:add("classes", { "weapon", "gun" })
    assert.is_truthy(starve(function()
      d:add("actors", { "United Freedonia", "FRE", "", "", "country" })
      d:add("discards", { "world cup", "sentence", "" })
      d:finish()
    end))
  end)

  it("a CSV reader is refused", function()
    assert.is_truthy(starve(function()
      local reader = core.csv()
      reader:feed '"a,b",c\n'
      return reader:finish()
    end))
  end)

  it("a pattern is refused, and matches once there is memory", function()
    local sentence = casus.document("Russia condemned France."):sentence(1)
    sentence:root()
    local own = core.dictionary()
    own:finish()
    assert.is_truthy(starve(function()
      return casus.pattern("S {condemn rebuke} T", own):match(sentence)
    end))
    assert.equal("Russia", casus.pattern("S condemn T", own):match(sentence)
      .source.form)
  end)
end)
