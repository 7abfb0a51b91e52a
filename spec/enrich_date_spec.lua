-- The day of an event, told on Wednesday, 2024-05-29.

local enricher = require "enricher"

local function cases(list)
  for _, case in ipairs(list) do
    local text, date, precision, expression = table.unpack(case)
    it(("dates %q"):format(text), function()
      local e = enricher.run("date", text, case.fields, case.action)
      assert.equal(date, e.event_date)
      assert.equal(precision, e.date_precision)
      assert.equal(expression or "", e.date_text)
    end)
  end
end

describe("an event told in the past", function()
  cases {
    { "Russia *attacked* Ukraine on Monday.", "2024-05-27", "day", "Monday" },
    { "On Friday, police *arrested* three men.", "2024-05-24", "day", "Friday" },
    { "Protesters *clashed* with police yesterday.", "2024-05-28", "day", "yesterday" },
    { "Protesters *clashed* with police last month.", "2024-04-01", "month", "last month" },
    { "The ministers *met* two days ago.", "2024-05-27", "day", "two days ago" },
    { "The two leaders *met* on May 3.", "2024-05-03", "day", "May 3" },
    { "The two leaders *met* in Paris on July 9, 2019.", "2019-07-09", "day", "July 9, 2019" },
    { "Iraq *invaded* Kuwait in 1990.", "1990-01-01", "year", "1990" },
    { "The army *seized* power in July 2023.", "2023-07-01", "month", "July 2023" },
    { "Troops *attacked* the village last week.", "2024-05-20", "week", "last week" },
    { "The president was *killed* on Sunday.", "2024-05-26", "day", "Sunday" },
    { "Troops *attacked* the town on Wednesday night.", "2024-05-29", "day", "Wednesday night" },
  }
end)

describe("an event to come", function()
  cases {
    { "The two leaders will *meet* on Monday.", "2024-06-03", "day", "Monday" },
    { "The president will *visit* China next month.", "2024-06-01", "month", "next month" },
    { "The minister plans to *visit* India on Friday.", "2024-05-31", "day", "Friday" },
    { "The minister will *meet* his colleague tomorrow.", "2024-05-30", "day", "tomorrow" },
    { "The talks are *due* on June 3.", "2024-06-03", "day", "June 3",
      action = { status = "future" } },
  }
end)

describe("the nearest clause", function()
  cases {
    { "Iran said on Tuesday that Israel *attacked* its embassy on Monday.", "2024-05-27", "day", "Monday" },
    { "Iran *said* on Tuesday that Israel attacked its embassy on Monday.", "2024-05-28", "day", "Tuesday" },
    { "Iran said on Tuesday that Israel *attacked* its embassy.", "2024-05-29", "document" },
    { "Police *arrested* two men on Monday and released them on Tuesday.", "2024-05-27", "day", "Monday" },
    { "The ministers *met* after Russia attacked Ukraine on Monday.", "2024-05-29", "document" },
    { "The council *condemned* Monday's attack.", "2024-05-29", "document" },
    { "Troops *attacked* a town held by rebels on Monday.", "2024-05-27", "day", "Monday" },
    { "Rebels *launched an attack* on the town on Monday.", "2024-05-27", "day", "Monday" },
  }
end)

describe("without an expression", function()
  cases {
    { "Russia *attacked* Ukraine.", "2024-05-29", "document" },
    { "KYIV, May 28 (Xinhua) -- Russia *attacked* Ukraine.", "2024-05-28", "document" },
    { "Russia *attacked* Ukraine.", "", "", fields = { date = "" } },
    { "Russia *attacked* Ukraine on Monday.", "", "", fields = { date = "" } },
    { "Iraq *invaded* Kuwait in 1990.", "1990-01-01", "year", "1990", fields = { date = "" } },
    { "The government must *leave* by Friday.", "2024-05-29", "document" },
  }
end)
