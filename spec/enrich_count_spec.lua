-- How many people the text ties to an event.

local enricher = require "enricher"
local numbers = require "casus.numbers"

describe("numbers.find", function()
  for _, case in ipairs {
    { "12 people", 12 }, { "1,250 men", 1250 }, { "1,250,000 men", 1250000 },
    { "1.5 million people", 1500000 }, { "twenty-five men", 25 },
    { "twenty - five men", 25 }, { "two hundred men", 200 },
    { "two hundred and fifty men", 250 }, { "three thousand men", 3000 },
    { "a dozen men", 12 }, { "two dozen men", 24 },
    { "half a million people", 500000 }, { "a hundred people", 100 },
    { "dozens of people", 24, true }, { "scores were killed", 40, true },
    { "hundreds of people", 200, true },
    { "tens of thousands of people", 20000, true },
    { "hundreds of thousands of people", 200000, true },
    { "millions of people", 2000000, true }, { "several men", 3, true },
    { "several hundred men", 300, true }, { "12 to 15 men", 12, true },
    { "10 - 12 men", 10, true }, { "2 million people", 2000000 },
    { "one hundred twenty thousand men", 120000 },
  } do
    it(("reads %q"):format(case[1]), function()
      local words = {}
      for form in case[1]:gmatch "%S+" do
        words[#words + 1] = { form = form, lower = form:lower() }
      end
      local list = numbers.find(words)
      assert.equal(1, #list)
      assert.equal(case[2], list[1].value)
      assert.equal(case[3] or false, list[1].vague)
    end)
  end

  for _, text in ipairs { "many men", "the second man", "a man", "4th", "no" } do
    it(("finds none in %q"):format(text), function()
      local words = {}
      for form in text:gmatch "%S+" do
        words[#words + 1] = { form = form, lower = form:lower() }
      end
      assert.same({}, numbers.find(words))
    end)
  end
end)

-- "killed=12 wounded=30", in the order of the columns
local function told(e)
  local list = {}
  for _, kind in ipairs(require "casus.tally".kinds) do
    if e[kind] then list[#list + 1] = ("%s=%d"):format(kind, e[kind]) end
  end
  return table.concat(list, " ")
end

local function cases(list)
  for _, case in ipairs(list) do
    it(("counts in %q"):format(case[1]), function()
      local e = enricher.run("count", case[1], nil, case.action)
      assert.equal(case[2], told(e))
      if case[3] then assert.equal(case[3], e.count_text) end
    end)
  end
end

describe("the killed and wounded", function()
  cases {
    { "The army *killed* 12 rebels.", "killed=12", "12 rebels" },
    { "Rebels *killed* at least 12 soldiers.", "killed=12", "at least 12 soldiers" },
    { "Twelve people were *killed*.", "killed=12" },
    { "Two gunmen *killed* three policemen.", "killed=3" },
    { "Three policemen were *killed* by two gunmen.", "killed=3" },
    { "Dozens of people were *killed*.", "killed=24", "Dozens of people" },
    { "Troops *shelled* the town, killing 12 people and wounding 30.", "killed=12 wounded=30" },
    { "The *attack* killed 12 people.", "killed=12" },
    { "The *attack* left 12 people dead.", "killed=12" },
    { "Twelve people were killed in the *attack*.", "killed=12" },
    { "Twelve people were killed and 40 injured in the *attack*.", "killed=12 wounded=40" },
    { "The *bombing* claimed 45 lives.", "killed=45" },
    { "A soldier was *killed*.", "killed=1" },
    { "Gunmen *shot* dead two journalists.", "killed=2" },
    { "Rebels *killed* 12 soldiers and three civilians.", "killed=15" },
    { "Rebels *killed* 12 people, including three children.", "killed=12" },
    { "The *clashes* wounded more than 100 people.", "wounded=100" },
    { "Troops *clashed* with rebels, killing 14 of them.", "killed=14" },
  }
end)

describe("other people", function()
  cases {
    { "Police *arrested* 30 protesters.", "arrested=30", "30 protesters",
      action = { root = "17", action = "173" } },
    { "Thirty people were *detained*.", "arrested=30" },
    { "Thousands of people *protested* in Nairobi.", "protesters=2000",
      action = { root = "14", action = "141" } },
    { "About 500 demonstrators *marched* through Cairo.", "protesters=500",
      action = { root = "14", action = "141" } },
    { "Gunmen *kidnapped* 20 students.", "abducted=20",
      action = { root = "18", action = "181" } },
    { "The *fighting* displaced 40,000 people.", "displaced=40000" },
  }
end)

describe("what is no count of the event", function()
  cases {
    { "Troops *attacked* three villages.", "" },
    { "Rebels *attacked* the town in 2012.", "" },
    { "Police *arrested* a 12-year-old boy.", "" , action = { root = "17" } },
    { "The council *condemned* the attack that killed 12 people.", "",
      action = { root = "11", action = "111" } },
    { "The bank lost $12 million after the *attack*.", "" },
    { "Two gunmen *attacked* a church.", "" },
    { "A lawmaker, 67, was *arrested* on Tuesday.", "arrested=1" },
    { "Rebels *killed* 12 people, two of them children.", "killed=12" },
    { "Russia said that 12 people died, and Ukraine *attacked* a bridge.", "" },
  }
end)

describe("the next sentence", function()
  cases {
    { "Militants *attacked* a village. Twelve people were killed in the attack.", "killed=12" },
    { "A bomb *exploded* in Kabul. The blast killed 12 people.", "killed=12" },
    { "Militants *attacked* a village. Twelve people died in a flood.", "" },
    { "Militants *attacked* a village, killing two people. The attack wounded 12.", "killed=2" },
  }
end)
