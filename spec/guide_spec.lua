-- Every example of the guide does what it says.

local core = require "casus.core"
local examples = require "examples"
local support = require "support"

local folder, remove = support.folder()
teardown(remove)

describe("the guide", function()
  local list = examples.read(support.read(core.home .. "/scripts/GUIDE.md"),
    folder)

  it("has many examples", function() assert.is_true(#list >= 25) end)

  for _, one in ipairs(list) do
    it("shows what comes out: " .. one.line:sub(1, 70), function()
      local out = examples.run(one.line, folder)
      assert.is_truthy(out:find(one.wanted), ("printed\n%s\nwanted\n%s")
        :format(out, one.text))
    end)
  end
end)

describe("casus help", function()
  for _, topic in ipairs { "hooks", "records", "patterns", "plugins" } do
    it("tells about " .. topic, function()
      local out, _, status = support.casus { "help", topic }
      assert.is_truthy(out:find "^# ")
      assert.equal(0, status)
      assert.is_truthy(support.casus { "help" }:find(topic, 1, true))
    end)
  end

  -- The table of patterns: each is right about its own examples.
  local text = support.read(core.home .. "/scripts/help/patterns.md")
  local casus = require "casus"
  for pattern, cell in text:match "| pattern | matches |\n.-\n(.-)\n\n"
    :gmatch "| `([^`]+)` | ([^|]+) |" do
    for sentence in cell:gmatch "%s*([^.]+%.)" do
      it(("is right: %s matches %q"):format(pattern, sentence), function()
        local one = casus.document(sentence):sentence(1)
        local match = casus.pattern(pattern):match(one)
        assert.is_truthy(match and match.source and match.target)
      end)
    end
  end
end)
