-- The calendar, and expressions of time without a tree.

local dates = require "casus.dates"
local daytext = require "casus.day"
local when = require "casus.when"

describe("dates", function()
  for _, case in ipairs {
    { 1970, 1, 1, 0, 4 }, { 2000, 2, 29, 11016, 2 }, { 2024, 5, 29, 19872, 3 },
    { 1969, 12, 31, -1, 3 }, { 1900, 3, 1, -25508, 4 },
    { 2100, 12, 31, 47846, 5 }, { 1600, 1, 1, -135140, 6 },
  } do
    local y, m, d, number, weekday = table.unpack(case)
    it(("counts the days to %d-%d-%d and back"):format(y, m, d), function()
      assert.equal(number, dates.number(y, m, d))
      assert.same({ y, m, d }, { dates.civil(number) })
      assert.equal(weekday, dates.weekday(number))
    end)
  end

  it("goes through four hundred years day by day", function()
    local y, m, d = dates.civil(-141428)
    for number = -141427, 4672 do
      local y2, m2, d2 = dates.civil(number)
      assert(m2 == m and d2 == d + 1 and y2 == y
        or d2 == 1 and (m2 == m % 12 + 1) and d >= 28)
      y, m, d = y2, m2, d2
    end
  end)

  for _, case in ipairs {
    { "2024-05-29", "2024-05-29" }, { "2024-05-29T10:00:00Z", "2024-05-29" },
    { "20240529", "2024-05-29" }, { "2024-05", "2024-05-01" },
    { "2024", "2024-01-01" }, { "2024-02-30" }, { "29 May 2024" }, { "" },
    { "2023-02-29" }, { "2024-13-01" },
  } do
    it(("reads %q"):format(case[1]), function()
      local number = dates.parse(case[1])
      assert.equal(case[2], number and dates.format(number))
    end)
  end

  for _, case in ipairs {
    { "week", -1, "2024-05-20" }, { "week", 0, "2024-05-27" },
    { "month", -1, "2024-04-01" }, { "month", -5, "2023-12-01" },
    { "month", 8, "2025-01-01" }, { "year", -1, "2023-01-01" },
    { "day", 3, "2024-06-01" },
  } do
    it(("finds the %s %d from 2024-05-29"):format(case[1], case[2]), function()
      local base = dates.parse "2024-05-29"
      assert.equal(case[3], dates.format(dates.period(base, case[1], case[2])))
    end)
  end
end)

describe("the date of an article", function()
  for text, date in pairs {
    ["2024-07-11"] = "2024-07-11", ["20240711"] = "2024-07-11", ["2024-07-11T22:00:00+02:00"] = "2024-07-11",
    ["2024-7-1 10:00"] = "2024-07-01", ["2024/07/11"] = "2024-07-11", ["20240711101500"] = "2024-07-11",
    ["20240711T101500Z"] = "2024-07-11", ["11 July 2024"] = "2024-07-11", ["July 11, 2024"] = "2024-07-11",
    ["Thu, 11 Jul 2024 10:00:00 GMT"] = "2024-07-11", ["Thursday, July 11th, 2024"] = "2024-07-11",
    ["Sept. 3, 2001"] = "2001-09-03", ["11-Jul-2024"] = "2024-07-11", ["11.7.2024"] = "2024-07-11",
    ["07/13/2024"] = "2024-07-13", ["13/07/2024"] = "2024-07-13", ["07/07/2024"] = "2024-07-07",
    ["1720699200"] = "2024-07-11", ["1720699200123"] = "2024-07-11", ["2024"] = "2024", ["2024-07"] = "2024-07",
    ["May 5, 2024"] = "2024-05-05", [" 2024-07-11 "] = "2024-07-11", ["Thu Jul 11, 2024"] = "2024-07-11",
    ["07/11/2024"] = false, ["2024-02-30"] = false, ["yesterday"] = false, ["11 Juli 2024"] = false,
    ["12345"] = false, ["2024-07-111"] = false, ["99999999"] = false, ["Marvel 3, 2024"] = false,
  } do
    it(("%q is %s"):format(text, date or "told"), function() assert.equal(date, daytext.read(text) or false) end)
  end
end)

local function words(text)
  local list = {}
  for form in text:gmatch "%S+" do
    list[#list + 1] = { form = form, lower = form:lower() }
  end
  return list
end

-- Told on Wednesday, 2024-05-29: precision, past, next.
describe("when.find", function()
  for _, case in ipairs {
    { "on Wednesday", "day", "2024-05-29", "2024-05-29" },
    { "on Tuesday", "day", "2024-05-28", "2024-06-04" },
    { "on Thursday night", "day", "2024-05-23", "2024-05-30" },
    { "last Wednesday", "day", "2024-05-22" },
    { "next Wednesday", "day", nil, "2024-06-05" },
    { "on Monday last week", "day", "2024-05-20", "2024-06-03" },
    { "yesterday", "day", "2024-05-28", "2024-05-28" },
    { "the day before yesterday", "day", "2024-05-27", "2024-05-27" },
    { "earlier today", "day", "2024-05-29", "2024-05-29" },
    { "tomorrow", "day", "2024-05-30", "2024-05-30" },
    { "last night", "day", "2024-05-28", "2024-05-28" },
    { "last week", "week", "2024-05-20" },
    { "next month", "month", nil, "2024-06-01" },
    { "this year", "year", "2024-01-01", "2024-01-01" },
    { "last weekend", "week", "2024-05-25" },
    { "two days ago", "day", "2024-05-27" },
    { "three weeks ago", "week", "2024-05-06" },
    { "a month ago", "month", "2024-04-01" },
    { "ten years ago", "year", "2014-01-01" },
    { "five hours ago", "day", "2024-05-29", "2024-05-29" },
    { "in two weeks", "week", nil, "2024-06-10" },
    { "on July 9", "day", "2023-07-09", "2024-07-09" },
    { "on July 9 , 2019", "day", "2019-07-09", "2019-07-09" },
    { "on 9 July 2019", "day", "2019-07-09", "2019-07-09" },
    { "on the 9th of July", "day", "2023-07-09", "2024-07-09" },
    { "on Sept. 11 , 2001", "day", "2001-09-11", "2001-09-11" },
    { "on May 30", "day", "2024-05-30", "2024-05-30" },
    { "in July", "month", "2023-07-01", "2024-07-01" },
    { "last May", "month", "2023-05-01" },
    { "in July 2019", "month", "2019-07-01", "2019-07-01" },
    { "in mid-March", "month", "2024-03-01", "2025-03-01" },
    { "in 2016", "year", "2016-01-01", "2016-01-01" },
    { "on 2016-07-09", "day", "2016-07-09", "2016-07-09" },
    { "on Wednesday , May 22", "day", "2024-05-22", "2025-05-22" },
    { "Feb. 29", "day", "2024-02-29", "2028-02-29" },
  } do
    it(("reads %q"):format(case[1]), function()
      local list = when.find(words(case[1]), dates.parse "2024-05-29")
      assert.equal(1, #list)
      local one = list[1]
      assert.equal(case[2], one.precision)
      assert.equal(case[3], one.past and dates.format(one.past))
      assert.equal(case[4], one.next and dates.format(one.next))
    end)
  end

  for _, text in ipairs {
    "they may attack", "the march on Rome", "2016 soldiers", "two days of talks",
    "Monday-style", "June Smith spoke", "in the second half", "for two weeks",
    "on July 45", "the sun rose", "the last man", "next to the house",
    "within a year", "two weeks later",
  } do
    it(("finds no date in %q"):format(text), function()
      assert.same({}, when.find(words(text), dates.parse "2024-05-29"))
    end)
  end

  it("needs no date of the telling for a full date", function()
    local list = when.find(words "on July 9 , 2019", nil)
    assert.equal("2019-07-09", dates.format(list[1].past))
    assert.same({}, when.find(words "on Wednesday", nil))
  end)
end)

describe("when.dateline", function()
  for _, case in ipairs {
    { "KYIV, May 28 (Xinhua) --", "2024-05-28" },
    { "NAIROBI, 27 May 2024 (AFP) -", "2024-05-27" },
    { "GENEVA -" }, { "KABUL, Jan. 3 (Reuters) -" },
  } do
    it(("reads %q"):format(case[1]), function()
      local day = when.dateline(case[1], dates.parse "2024-05-29")
      assert.equal(case[2], day and dates.format(day))
    end)
  end
end)
