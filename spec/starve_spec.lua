-- No memory, at every place where C asks for some.

local casus = require "casus"
local core = require "casus.core"

-- Runs `work` with ever more allocations until it gets through.
local function starve(work, step)
  for n = 0, 1000000, step or 1 do
    local ok, result = casus.starve(n, work)
    if ok then return n, result end
    if type(result) == "string" then
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

  it("a coding is refused and the next one is whole", function()
    local text = "Russian police arrested protesters in Moscow on Monday."
    local n = starve(function()
      return coder:events(casus.document(text))
    end, 3)
    assert.is_truthy(n)
    assert.equal(1, #coder:events(casus.document(text)))
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
end)
