-- The same event told again.

local repeats

-- A plugin that remembers nothing yet.
local function start(values)
  repeats = dofile "plugins/enrich_repeat.lua"
  for key, value in pairs(values or {}) do repeats.options[key] = value end
end

local number

-- "2024-05-29 RUSMIL 190 UKR" with an id of its own
local function event(text)
  local date, source, action, target = text:match "^(%S*) (%S+) (%S+) (%S+)$"
  number = number + 1
  local function code(word) return word:find "^%u" and word or "" end
  return { id = "e" .. number, date = date, action = action,
    root = action:sub(1, 2), source = code(source), target = code(target),
    source_text = source, target_text = target, document = { id = "d" } }
end

local function clusters(list, options)
  number = 0
  start(options)
  local ids = {}
  for i, text in ipairs(list) do
    local e = event(text)
    local answer = repeats.event(e)
    ids[i] = ("%s:%d%s"):format(e.cluster, e.telling,
      answer == false and "-" or "")
  end
  return table.concat(ids, " ")
end

describe("enrich_repeat", function()
  for _, case in ipairs {
    { "one telling", { "2024-05-29 RUS 190 UKR" }, "e1:1" },
    { "the same on the same day",
      { "2024-05-29 RUS 190 UKR", "2024-05-29 RUS 190 UKR" }, "e1:1 e1:2" },
    { "the next day",
      { "2024-05-29 RUS 190 UKR", "2024-05-30 RUS 190 UKR" }, "e1:1 e1:2" },
    { "the day before",
      { "2024-05-29 RUS 190 UKR", "2024-05-28 RUS 190 UKR" }, "e1:1 e1:2" },
    { "two days later",
      { "2024-05-29 RUS 190 UKR", "2024-05-31 RUS 190 UKR" }, "e1:1 e2:1" },
    { "over the end of a month",
      { "2024-02-29 RUS 190 UKR", "2024-03-01 RUS 190 UKR" }, "e1:1 e1:2" },
    { "over the end of a year",
      { "2023-12-31 RUS 190 UKR", "2024-01-01 RUS 190 UKR" }, "e1:1 e1:2" },
    { "another code of the same root",
      { "2024-05-29 RUS 190 UKR", "2024-05-29 RUS 195 UKR" }, "e1:1 e1:2" },
    { "another root",
      { "2024-05-29 RUS 190 UKR", "2024-05-29 RUS 180 UKR" }, "e1:1 e2:1" },
    { "the other way round",
      { "2024-05-29 RUS 190 UKR", "2024-05-29 UKR 190 RUS" }, "e1:1 e2:1" },
    { "the other way round within a state",
      { "2024-05-29 COL 057 COLREB", "2024-05-29 COLREB 057 COL",
        "2024-05-29 COLREB 057 COLGOV" }, "e1:1 e2:1 e2:2" },
    { "a more exact source",
      { "2024-05-29 RUS 190 UKR", "2024-05-29 RUSMIL 190 UKR" }, "e1:1 e1:2" },
    { "a less exact target",
      { "2024-05-29 RUS 190 UKRMIL", "2024-05-29 RUS 190 UKR" }, "e1:1 e1:2" },
    { "two roles of one state",
      { "2024-05-29 RUSGOV 190 UKR", "2024-05-29 RUSMIL 190 UKR" },
      "e1:1 e2:1" },
    { "another state",
      { "2024-05-29 RUS 190 UKR", "2024-05-29 BLR 190 UKR" }, "e1:1 e2:1" },
    { "unknown actors of the same name",
      { "2024-05-29 farmers 145 UKR", "2024-05-29 farmers 145 UKR" },
      "e1:1 e1:2" },
    { "unknown actors of other names",
      { "2024-05-29 farmers 145 UKR", "2024-05-29 miners 145 UKR" },
      "e1:1 e2:1" },
    { "three tellings among others",
      { "2024-05-29 RUS 190 UKR", "2024-05-29 USA 111 RUS",
        "2024-05-29 RUS 190 UKR", "2024-05-29 USA 111 RUS",
        "2024-05-30 RUS 190 UKR" }, "e1:1 e2:1 e1:2 e2:2 e1:3" },
    { "events without a date of one document",
      { " RUS 190 UKR", " RUS 190 UKR" }, "e1:1 e1:2" },
    { "an event with a date after one without",
      { " RUS 190 UKR", "2024-05-29 RUS 190 UKR" }, "e1:1 e2:1" },
  } do
    it("tells apart: " .. case[1], function()
      assert.equal(case[3], clusters(case[2]))
    end)
  end

  local twice = { "2024-05-29 RUS 190 UKR", "2024-05-29 RUS 190 UKR",
    "2024-06-29 RUS 190 UKR" }

  it("drops later tellings with one_a_day", function()
    assert.equal("e1:1 e1:2- e3:1", clusters(twice, { one_a_day = true }))
  end)

  it("keeps them without", function()
    assert.equal("e1:1 e1:2 e3:1", clusters(twice, { one_a_day = false }))
  end)

  it("forgets what is outside the window", function()
    local list = { "2024-05-29 RUS 190 UKR", "2024-06-29 USA 111 RUS",
      "2024-05-29 RUS 190 UKR" }
    assert.equal("e1:1 e2:1 e3:1", clusters(list, { window = 10 }))
    assert.equal("e1:1 e2:1 e1:2", clusters(list, { window = 60 }))
  end)

  it("goes by the day of the event where that is known", function()
    number = 0
    start()
    local a, b = event "2024-05-29 RUS 190 UKR", event "2024-06-05 RUS 190 UKR"
    a.event_date, a.date_precision = "2024-05-27", "day"
    b.event_date, b.date_precision = "2024-05-27", "day"
    repeats.event(a)
    repeats.event(b)
    assert.equal("e1", b.cluster)
  end)

  it("does not go by a month", function()
    number = 0
    start()
    local a, b = event "2024-05-29 RUS 190 UKR", event "2024-06-05 RUS 190 UKR"
    a.event_date, a.date_precision = "2024-05-01", "month"
    b.event_date, b.date_precision = "2024-05-01", "month"
    repeats.event(a)
    repeats.event(b)
    assert.equal("e2", b.cluster)
  end)

  it("stays small however long the input is", function()
    number = 0
    start { window = 3 }
    local dates = require "casus.dates"
    local function fill(first, last)
      for day = first, last do
        for i = 1, 20 do
          local code = ("%c%c%c"):format(65 + i, 65 + day % 26, 65)
          repeats.event(event(("%s RUS 190 %s"):format(dates.format(day),
            code)))
        end
      end
      collectgarbage()
      collectgarbage()
      return collectgarbage "count"
    end
    local before = fill(10000, 10100)
    assert.is_true(fill(10101, 10600) < before + 50)
  end)
end)
