-- The scripts that users copy: short, opening with what they show, and giving
-- the rows beside their samples.

local casus = require "casus"
local core = require "casus.core"
local csv = require "casus.csv"
local file = require "casus.file"
local support = require "support"

local folder = core.home .. "/scripts/"
local samples = folder .. "samples/"

local names = {}
for _, name in ipairs(assert(file.list(folder))) do
  names[#names + 1] = name:match "^(.+)%.lua$"
end

local sampled = {}
for _, name in ipairs(assert(file.list(samples))) do
  local stem, suffix = file.stem(name)
  if suffix == "txt" or suffix == "jsonl" then sampled[stem] = name end
end

-- The rows of a CSV text, by column names.
local function rows(text)
  local path = os.tmpname()
  support.write(path, text)
  local list = {}
  for row in csv.records(path) do
    row.line = nil
    list[#list + 1] = row
  end
  os.remove(path)
  return list
end

describe("the gallery", function()
  it("has ten scripts or more", function() assert.is_true(#names >= 10) end)

  for _, name in ipairs(names) do
    local text = file.read(folder .. name .. ".lua")

    it(("%s is short and opens with what it shows"):format(name), function()
      local _, lines = text:gsub("\n", "")
      assert.is_true(lines < 40)
      assert.equal(("-- %s.lua: "):format(name), text:sub(1, #name + 9))
    end)

    local program = not text:find "\nreturn "
    if not program then
      it(("%s says what it is for"):format(name), function()
        assert.is_string(casus.load(name).help)
      end)
    end

    if sampled[name] then
      it(("%s gives the rows of its sample"):format(name), function()
        local sample = samples .. sampled[name]
        local words = program and { "run", folder .. name .. ".lua", sample }
          or { "code", "-q", "-s", name, sample }
        local out, err, status = support.casus(words)
        assert.equal("", err)
        assert.equal(0, status)
        assert.same(rows(file.read(samples .. name .. ".csv")), rows(out))
      end)
    end
  end

  it("has a sample for each but the default", function()
    for _, name in ipairs(names) do
      assert.is_truthy(sampled[name] or name == "cameo", name)
    end
  end)

  it("works in the sandbox", function()
    for _, name in ipairs(names) do
      local path = folder .. name .. ".lua"
      if file.read(path):find "\nreturn " and sampled[name] then
        local out, err = support.casus { "code", "-q", "--sandbox", "-s", path,
          samples .. sampled[name] }
        assert.equal("", err)
        assert.same(rows(file.read(samples .. name .. ".csv")), rows(out))
      end
    end
  end)

  it("has options that can be set", function()
    local out = support.casus { "code", "-q", "-s", "monitor", "-O",
      "country=FRA", samples .. "monitor.txt" }
    assert.same({ "does", "suffers" }, (function(list)
      return { list[1].side, list[2] and list[2].side }
    end)(rows(out)))
  end)
end)
