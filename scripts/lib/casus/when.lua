-- when.lua: expressions of time in a sentence, as days of the calendar.
--
-- when.find(words, base) lists { first, last, precision, past, next }:
-- words first to last name the day (the first of a week, month or year)
-- `past` if the clause tells what was, `next` if it tells what will be; either
-- may be nil.  `base` is the day of the telling, or nil.

local dates = require "casus.dates"
local numbers = require "casus.numbers"

local when = {}

local function index(text)
  local list, n = {}, 0
  for group in text:gmatch "%S+" do
    n = n + 1
    for name in group:gmatch "[^/]+" do list[name] = n end
  end
  return list
end

local weekdays = index("monday/mon/mon. tuesday/tue/tues/tue./tues. "
  .. "wednesday/wed/weds/wed. thursday/thu/thurs/thur/thu./thurs. "
  .. "friday/fri/fri. saturday/sat. sunday/sun.")
local months = index("january/jan/jan. february/feb/feb. march/mar/mar. "
  .. "april/apr/apr. may june/jun/jun. july/jul/jul. august/aug/aug. "
  .. "september/sep/sept/sep./sept. october/oct/oct. november/nov/nov. "
  .. "december/dec/dec.")
local units = { day = "day", days = "day", night = "day", week = "week",
  weeks = "week", month = "month", months = "month", year = "year",
  years = "year", hour = "hour", hours = "hour", minutes = "hour",
  decade = "decade", decades = "decade" }
local ended = { last = true, past = true, previous = true }
local coming = { next = true, coming = true, following = true }
local parts = { morning = true, afternoon = true, evening = true, night = true,
  noon = true }

local function at(words, i) return words[i] and words[i].lower or "" end
local function iscapital(words, i) return words[i].form:find "^%u" ~= nil end

-- ---- weekdays ----

-- "on Wednesday", "last Friday", "next Monday", "this Sunday"
local function weekday(words, i, base)
  local day = iscapital(words, i) and weekdays[at(words, i)]
  if not day or not base then return nil end
  local back = (dates.weekday(base) - day) % 7
  local past, next_ = base - back, base + (7 - back) % 7
  local first, lead = i, at(words, i - 1)
  if ended[lead] then
    first, past, next_ = i - 1, back == 0 and base - 7 or past, nil
  elseif coming[lead] then
    first, past = i - 1, nil
    next_ = back == 0 and base + 7 or next_
  elseif lead == "this" then
    first = i - 1
  end
  local last = parts[at(words, i + 1)] and i + 1 or i
  local week = at(words, last + 1) .. " " .. at(words, last + 2)
  if week == "last week" then
    past, last = dates.period(base, "week", -1) + day - 1, last + 2
  elseif week == "next week" then
    next_, last = dates.period(base, "week", 1) + day - 1, last + 2
  end
  return { first = first, last = last, precision = "day", past = past,
    next = next_, weekday = true }
end

-- ---- months ----

-- Of the same day in the years around the base: the last that is past (a day or
-- two after the base is the clock of another place), and the next.
local function years(base, make)
  local year = dates.civil(base)
  local past, next_
  for y = year - 4, year + 4 do
    local number = make(y)
    if number and number <= base + 2 then past = number end
    if number and number >= base and not next_ then next_ = number end
  end
  return past, next_
end

local function day(form)
  local d = tonumber(form:match "^%d%d?$" or form:match "^(%d%d?)%l%l$")
  return d and d >= 1 and d <= 31 and d or nil
end

local function year(form)
  local y = tonumber(form:match "^%d%d%d%d$")
  return y and y >= 1700 and y < 2200 and y or nil
end

-- The year after word i: year, last word.  A comma may stand between.
local function yearafter(words, i)
  local skip = at(words, i + 1) == "," and 2 or 1
  local found = year(at(words, i + skip))
  if found then return found, i + skip end
  return nil, i
end

-- The day beside the month at word i: day, first word, last word.
local function daybeside(words, i)
  local d = day(at(words, i + 1))
  if d and at(words, i + 2) ~= ":" then
    local last = i + 1
    local link = at(words, i + 2)
    if (link == "-" or link == "–" or link == "to") and day(at(words, i + 3))
    then
      last = i + 3
    end
    return d, i, last
  end
  local back = at(words, i - 1) == "of" and i - 2 or i - 1
  d = day(at(words, back))
  if d then return d, back, i end
end

local function monthday(words, i, m, base)
  local d, first, last = daybeside(words, i)
  if not d then return nil end
  local y, stop = yearafter(words, last)
  local one = { first = first, last = stop, precision = "day" }
  if y then
    if not dates.isdate(y, m, d) then return nil end
    one.past = dates.number(y, m, d)
    one.next = one.past
  elseif base then
    one.past, one.next = years(base, function(other)
      return dates.isdate(other, m, d) and dates.number(other, m, d)
    end)
  end
  return one
end

local introduces = { ["in"] = true, last = true, this = true, next = true,
  since = true, early = true, late = true, mid = true, during = true,
  previous = true, past = true, from = true }

-- "in July", "last July", "July 2019", "early July"
local function month(words, i, base)
  local name = at(words, i):gsub("^mid%-", "")
  local m = iscapital(words, i) and months[name]
    or name ~= at(words, i) and months[name]
  if not m then return nil end
  local exact = monthday(words, i, m, base)
  if exact then return exact end
  local y, last = yearafter(words, i)
  local lead = at(words, i - 1)
  local first = (ended[lead] or coming[lead] or lead == "this") and i - 1 or i
  local one = { first = first, last = last, precision = "month" }
  if y then
    one.past = dates.number(y, m, 1)
    one.next = one.past
    return one
  end
  local told = introduces[lead] or lead == "-" or name ~= at(words, i)
  if not base or not told then return nil end
  one.past, one.next = years(base, function(other)
    return dates.number(other, m, 1)
  end)
  if ended[lead] then
    one.next = nil
    -- "last May", told in May, is the May before.
    if one.past == dates.period(base, "month", 0) then
      local thisyear = dates.civil(base)
      one.past = dates.number(thisyear - 1, m, 1)
    end
  elseif coming[lead] then
    one.past = nil
  end
  return one
end

-- ---- years ----

local inyear = { ["in"] = true, since = true, during = true, of = true,
  early = true, late = true, mid = true, from = true, ["the"] = true }

local function plainyear(words, i)
  local y = year(at(words, i))
  local lead = at(words, i - 1)
  if not y or not (inyear[lead] or lead == "-") then return nil end
  local number = dates.number(y, 1, 1)
  return { first = i, last = i, precision = "year", past = number,
    next = number, loose = lead == "the" or lead == "of" }
end

local function iso(words, i)
  local form = words[i].form
  if not form:find "^%d%d%d%d%-%d%d%-%d%d" then return nil end
  local number = dates.parse(form)
  return number and { first = i, last = i, precision = "day", past = number,
    next = number }
end

-- ---- relative to the day of the telling ----

local adverbs = { yesterday = -1, today = 0, tonight = 0, tomorrow = 1,
  overnight = 0, ["day before yesterday"] = -2, ["day after tomorrow"] = 2,
  ["last night"] = -1, ["this morning"] = 0, ["this afternoon"] = 0,
  ["this evening"] = 0, ["previous day"] = -1, ["day earlier"] = -1,
  ["day before"] = -1, ["earlier in the day"] = 0, ["later in the day"] = 0,
  ["same day"] = 0, ["hours ago"] = 0, ["hours earlier"] = 0 }

local function adverb(words, i, base)
  for n = 4, 1, -1 do
    local list = {}
    for k = i, i + n - 1 do list[#list + 1] = at(words, k) end
    local shift = adverbs[table.concat(list, " ")]
    if shift and base then
      if n > 1 and at(words, i + n) == "yesterday" then shift, n = -2, 3 end
      return { first = i, last = i + n - 1, precision = "day",
        past = base + shift, next = base + shift }
    end
  end
end

-- "last week", "this month", "next year", "the past week", "last weekend"
local function period(words, i, base)
  local lead, name = at(words, i), at(words, i + 1)
  local unit = units[name]
  local shift = ended[lead] and -1 or coming[lead] and 1 or lead == "this" and 0
  if not shift or not base then return nil end
  local one = { first = i, last = i + 1, precision = unit }
  if name == "weekend" then
    local monday = dates.period(base, "week", 0)
    one.precision, one.past, one.next = "week", monday - 2, monday + 5
    if shift == 0 and dates.weekday(base) >= 6 then one.past = monday + 5 end
  elseif unit == "week" or unit == "month" or unit == "year" then
    one.past = dates.period(base, unit, shift)
    one.next = one.past
  else
    return nil
  end
  if shift < 0 then one.next = nil end
  if shift > 0 then one.past = nil end
  return one
end

-- The number of "two days ago", "a week ago"; "last" for "years ago".
local function amount(words, i, found)
  for _, number in ipairs(found) do
    if number.last == i then return number.value, number.at, number.vague end
  end
  local lower = at(words, i)
  if lower == "a" or lower == "an" or lower == "one" then return 1, i end
end

local after = { ago = -1, earlier = -1, previously = -1, later = 1 }

-- "two days ago", "a week earlier", "in two weeks"
local function steps(words, i, base, found)
  local unit = units[at(words, i)]
  if not unit or not base then return nil end
  local n, first, loose = amount(words, i - 1, found)
  local sign = after[at(words, i + 1)]
  if not n or loose or sign == 1 or n ~= math.floor(n) or n > 1000 then
    return nil
  end
  if unit == "decade" then unit, n = "year", n * 10 end
  if unit == "hour" then unit, n = "day", n // 24 end
  local one = { first = first, last = i, precision = unit }
  if sign then
    one.last, one.past = i + 1, dates.period(base, unit, -n)
  elseif at(words, first - 1) == "in" then
    one.first, one.next = first - 1, dates.period(base, unit, n)
  else
    return nil
  end
  return one
end

-- ---- all of them ----

local function one(words, i, base, found)
  return iso(words, i) or adverb(words, i, base) or period(words, i, base)
    or steps(words, i, base, found) or weekday(words, i, base)
    or month(words, i, base) or plainyear(words, i)
end

-- Do both name the same day of the week, one of them without more?
local function agree(a, b)
  local first = a.past or a.next
  return first and (b.past and (b.past - first) % 7 == 0
    or b.next and (b.next - first) % 7 == 0)
end

-- "Wednesday, July 9": the second says it better.
local function merge(list)
  for i = #list, 2, -1 do
    local a, b = list[i - 1], list[i]
    if b.first - a.last <= 2 and a.precision == "day" and b.precision == "day"
      and a.weekday and agree(a, b) then
      b.first = a.first
      table.remove(list, i - 1)
    end
  end
  return list
end

function when.find(words, base)
  local list, found, i = {}, numbers.find(words), 1
  while words[i] do
    local it = not words[i].dateline and one(words, i, base, found)
    if it and it.precision and (it.past or it.next) then
      list[#list + 1] = it
      i = math.max(i, it.last)
    end
    i = i + 1
  end
  return merge(list)
end

-- when.dateline("KYIV, May 28 (Xinhua) --", base) -> day number | nil
-- Of a dateline within ten days of the base, or with a year.
function when.dateline(text, base)
  local words = {}
  for form in text:gmatch "%w+%.?" do
    words[#words + 1] = { form = form, lower = form:lower() }
  end
  for i = 1, #words do
    local name = words[i].lower
    local m = iscapital(words, i) and months[name]
    local it = m and monthday(words, i, m, base)
    if it then
      for _, number in ipairs { it.past or false, it.next or false } do
        if number and (not base or math.abs(number - base) <= 10) then
          return number
        end
      end
    end
  end
end

return when
