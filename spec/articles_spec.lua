-- The sample articles give the rows beside them.

local casus = require "casus"
local core = require "casus.core"
local csv = require "casus.csv"
local file = require "casus.file"

local folder = core.home .. "/data/articles/"
local reader = assert(casus.reader "text")

local function article(name)
  return reader.open(folder .. name .. ".txt")()
end

local function key(number, source, action, target)
  return ("%d %s %s %s"):format(number, source, action, target)
end

local names = {}
for _, name in ipairs(assert(file.list(folder))) do
  names[#names + 1] = name:match "^(.+)%.txt$"
end

describe("the sample articles", function()
  local coder = casus.coder()
  local right, given = 0, 0

  it("are eight or more", function() assert.is_true(#names >= 8) end)

  for _, name in ipairs(names) do
    it(("give their rows: %s"):format(name), function()
      local one = article(name)
      local document = assert(casus.document(one.text, one))
      assert.is_true(#document >= 9)
      local got, wanted = {}, {}
      for _, e in ipairs(coder:events(document)) do
        got[key(e.sentence.number, e.source, e.action, e.target)] = true
      end
      for row in csv.records(folder .. name .. ".rows.csv") do
        local one_ = key(tonumber(row.sentence), row.source, row.action,
          row.target)
        wanted[one_] = true
        if row.state ~= "missing" then
          assert.is_true(got[one_], "not given: " .. one_)
        end
      end
      for one_ in pairs(got) do
        given = given + 1
        if wanted[one_] then right = right + 1 end
      end
    end)
  end

  it("give few rows beside them", function()
    assert.is_true(right / given > 0.6, ("%d of %d"):format(right, given))
  end)
end)
