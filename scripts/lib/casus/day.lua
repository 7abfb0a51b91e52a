-- day.lua: the date of an article as archives write it -> 2024-07-11.

local dates = require "casus.dates"

local day = {}

local months = {}
for i, name in ipairs { "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug",
  "sep", "oct", "nov", "dec" } do
  months[name] = i
end

local full = { jan = "uary", feb = "ruary", mar = "ch", apr = "il", may = "",
  jun = "e", jul = "y", aug = "ust", sep = "tember", oct = "ober",
  nov = "ember", dec = "ember" }

-- "July", "Jul", "jul.", "Sept" -> 7, 7, 7, 9
local function month(word)
  word = word:lower()
  local short, rest = word:sub(1, 3), word:sub(4)
  local known = rest == "" or rest == full[short] or word == "sept"
  return known and months[short] or nil
end

local function iso(y, m, d)
  y, m, d = tonumber(y), tonumber(m), tonumber(d)
  if not (y and m and d) or not dates.isdate(y, m, d) then return nil end
  return ("%04d-%02d-%02d"):format(y, m, d)
end

-- The hour may follow: "2024-07-11T10:00:00Z", "2024-07-11 10:00".
local function ends(rest) return rest == "" or rest:find "^[%sT,]" ~= nil end

local function byyear(text)
  local y, m, d, rest = text:match "^(%d%d%d%d)[-/.](%d%d?)[-/.](%d%d?)(.*)$"
  if y and ends(rest) then return iso(y, m, d) end
  y, m, d, rest = text:match "^(%d%d%d%d)(%d%d)(%d%d)(.*)$"
  if y and (ends(rest) or rest:find "^%d%d%d%d%d%d$") then
    return iso(y, m, d)
  end
end

local weekdays = {}
for _, name in ipairs { "mon", "tue", "wed", "thu", "fri", "sat", "sun" } do
  weekdays[name] = true
end

-- "11 July 2024", "Thu, 11 Jul 2024 10:00:00 GMT", "July 11th, 2024"
local function byname(text)
  local first, after = text:match "^(%a+)%.?,?%s+(.*)$"
  if first and weekdays[first:lower():sub(1, 3)] then text = after end
  local d, name, y, rest = text:match
    "^(%d%d?)%a*%.?[%s-]+(%a+)%.?,?[%s-]+(%d%d%d%d)(.*)$"
  if not d then
    name, d, y, rest = text:match "^(%a+)%.?%s+(%d%d?)%a*,?%s+(%d%d%d%d)(.*)$"
  end
  if name and ends(rest) then return iso(y, month(name), d) end
end

-- "11.7.2024" has the day first.  "11/7/2024" is understood where only one
-- order can be meant.
local function byplace(text)
  local d, m, y, rest = text:match "^(%d%d?)%.(%d%d?)%.(%d%d%d%d)(.*)$"
  if d and ends(rest) then return iso(y, m, d) end
  d, m, y, rest = text:match "^(%d%d?)[/-](%d%d?)[/-](%d%d%d%d)(.*)$"
  if not d or not ends(rest) then return nil end
  local one, other = iso(y, m, d), iso(y, d, m)
  if one and other and one ~= other then return nil end
  return one or other
end

-- Seconds or milliseconds since 1970.
local function bycount(text)
  local seconds = text:match "^(%d%d%d%d%d%d%d%d%d%d)$"
    or text:match "^(%d%d%d%d%d%d%d%d%d%d)%d%d%d$"
  return seconds and dates.format(tonumber(seconds) // 86400)
end

-- day.read(text) -> "2024-07-11", or "2024" or "2024-07" as they are | nil
function day.read(text)
  text = text:match "^%s*(.-)%s*$"
  if text:find "^%d%d%d%d$" or text:find "^%d%d%d%d%-%d%d$" then
    return dates.parse(text) and text
  end
  return byyear(text) or byname(text) or byplace(text) or bycount(text)
end

return day
