-- dates.lua: calendar arithmetic on day numbers (1970-01-01 is day 0), and
-- expressions of time in a sentence.  No clock and no time zone is asked.

local dates = {}

-- ---- the calendar ----

-- dates.number(y, m, d) -> day number.  Years start in March, so that the
-- leap day is the last; 400 years are 146097 days (H. Hinnant).
function dates.number(y, m, d)
  if m <= 2 then y = y - 1 end
  local era = y // 400
  local year = y - era * 400
  local day = (153 * (m + (m > 2 and -3 or 9)) + 2) // 5 + d - 1
  return era * 146097 + year * 365 + year // 4 - year // 100 + day - 719468
end

-- dates.civil(number) -> y, m, d
function dates.civil(number)
  local z = number + 719468
  local era = z // 146097
  local day = z - era * 146097
  local year = (day - day // 1460 + day // 36524 - day // 146096) // 365
  local rest = day - (365 * year + year // 4 - year // 100)
  local shifted = (5 * rest + 2) // 153
  local m = shifted + (shifted < 10 and 3 or -9)
  local y = year + era * 400 + (m <= 2 and 1 or 0)
  return y, m, rest - (153 * shifted + 2) // 5 + 1
end

-- 1 is Monday, 7 Sunday.
function dates.weekday(number) return (number + 3) % 7 + 1 end

-- dates.isdate(y, m, d): is there such a day?
function dates.isdate(y, m, d)
  if m < 1 or m > 12 or d < 1 or d > 31 then return false end
  local y2, m2, d2 = dates.civil(dates.number(y, m, d))
  return y == y2 and m == m2 and d == d2
end

-- dates.parse("2024-05-29T10:00Z") -> day number; also "2024-05", "2024"
function dates.parse(text)
  local y, rest = (text or ""):match "^(%d%d%d%d)(.*)$"
  if not y then return nil end
  local m = rest:match "^%-?(%d%d)"
  local d = m and rest:match "^%-?%d%d%-?(%d%d)"
  y, m, d = tonumber(y), tonumber(m or 1), tonumber(d or 1)
  return dates.isdate(y, m, d) and dates.number(y, m, d) or nil
end

-- dates.format(number) -> "2024-05-29"
function dates.format(number)
  return ("%04d-%02d-%02d"):format(dates.civil(number))
end

-- dates.addmonths(number, n) -> the first day of the n-th month from there
function dates.addmonths(number, n)
  local y, m = dates.civil(number)
  local months = y * 12 + m - 1 + n
  return dates.number(months // 12, months % 12 + 1, 1)
end

-- The first day of the week (Monday), month or year n units away.
function dates.period(number, unit, n)
  if unit == "day" then return number + n end
  if unit == "week" then
    return number - dates.weekday(number) + 1 + 7 * n
  end
  if unit == "month" then return dates.addmonths(number, n) end
  local y = dates.civil(number)
  return dates.number(y + n, 1, 1)
end

return dates
