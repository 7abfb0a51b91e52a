-- The enrichers in the program: --use NAME,…

local support = require "support"

local text = "Police arrested 30 protesters in Cairo on Monday."
local articles = ""
for id in ("ab"):gmatch "." do
  articles = ('%s{"id":"%s","date":"2024-05-29","text":%q}\n'):format(articles,
    id, text)
end

local function code(...)
  local out, err, status = support.casus({ "code", "--from", "jsonl", "-q",
    ... }, articles)
  assert.equal("", err)
  assert.equal(0, status)
  return out
end

describe("casus code --use", function()
  for _, case in ipairs {
    { "date", "2024-05-27,day,Monday" }, { "place", "Cairo,EGY" },
    { "count", "30" }, { "issue", "PROTEST,1" }, { "repeat", "a-0-0,1" },
  } do
    it(("adds the columns of %s"):format(case[1]), function()
      local out = code("--use", case[1])
      assert.truthy(out:find(case[2], 1, true), out)
    end)
  end

  it("drops later tellings with -O one_a_day", function()
    local out = code("--use", "repeat", "-O", "one_a_day")
    assert.truthy(out:find("a-0-0,1", 1, true), out)
    assert.falsy(out:find(",a-0-0,2", 1, true), out)
  end)

  it("adds those of all", function()
    local out = code("--use", "date,place,count,issue,repeat", "--columns",
      "event_date,place,country,arrested,issue,telling")
    assert.truthy(out:find('2024-05-27,Cairo,EGY,30,"PROTEST,1",1', 1, true),
      out)
    assert.truthy(out:find('"PROTEST,1",2', 1, true), out)
  end)
end)
