-- Every example of the README and of the page on whole archives does what it says.

local core = require "casus.core"
local examples = require "examples"
local support = require "support"

local text = support.read(core.home .. "/README.md") .. "\n"
  .. support.read(core.home .. "/scripts/help/batch.md")
local folder, remove = support.folder()
teardown(remove)

describe("the README", function()
  os.execute(("ln -s '%s/data' '%s/data'"):format(core.home, folder))
  local list = examples.read(text, folder)
  for _, one in ipairs(list) do
    it(("shows what comes out: %s"):format(one.line:sub(1, 60)), function()
      local out = examples.run(one.line, folder)
      assert.is_truthy(out:find(one.wanted), out)
    end)
  end

  it("has examples", function() assert.is_true(#list >= 8) end)
end)
