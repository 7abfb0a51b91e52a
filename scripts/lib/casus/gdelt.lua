-- gdelt.lua: rows in the columns of GDELT 1.0 and 2.0.  What Casus does not
-- know (tone, ethnic codes, places of the actors) is empty.

local layout = require "casus.layout"

local gdelt = {}

local function actor(code, text)
  local a = layout.actor(code)
  return { code, tostring(text):upper(), a.country, a.known, "",
    a.religions[1] or "", a.religions[2] or "", a.roles[1] or "",
    a.roles[2] or "", a.roles[3] or "" }
end

local function geotype(kind, country)
  if kind == "country" then return 1 end
  if kind == "city" or kind == "capital" then
    return country == "USA" and 3 or 4
  end
  return country == "USA" and 2 or 5
end

-- Type, FullName, CountryCode, ADM1Code [, ADM2Code], Lat, Long, FeatureID
local function geo(get, second)
  local name, country = get "place", get "country"
  if name == "" then return second and { n = 8 } or { n = 7 } end
  local parts = { name }
  local region, nation = get "admin1", layout.countryname(country)
  if region ~= "" and region ~= name then parts[#parts + 1] = region end
  if nation ~= "" and nation ~= name then parts[#parts + 1] = nation end
  local list = { geotype(get "place_kind", country),
    table.concat(parts, ", "), layout.fips[country] or "", "" }
  if second then list[#list + 1] = "" end
  list[#list + 1] = get "lat"
  list[#list + 1] = get "lon"
  list[#list + 1] = ""
  list.n = #list
  return list
end

local function add(row, list, n)
  for i = 1, n do row[#row + 1] = list[i] == nil and "" or list[i] end
end

-- gdelt.encode(second) -> the `encode` of a writer
function gdelt.encode(second)
  return function(values, columns, event)
    local get = layout.get(values, columns, event)
    local year, month, day = layout.date(get)
    local code = tostring(get "action")
    local date = year .. month .. day
    local fraction = year ~= "" and ("%.4f"):format(tonumber(year)
      + (tonumber(month) * 30 + tonumber(day)) / 365) or ""
    local row = { layout.number(event.id), date, year .. month, year,
      fraction }
    add(row, actor(get "source", get "source_text"), 10)
    add(row, actor(get "target", get "target_text"), 10)
    add(row, { event.sentence.number == 0 and 1 or 0, code, code:sub(1, 3),
      code:sub(1, 2), get "quad", get "goldstein", 1, 1, 1, "" }, 10)
    local nowhere = second and 8 or 7
    add(row, {}, nowhere)
    add(row, {}, nowhere)
    local where = geo(get, second)
    add(row, where, where.n)
    add(row, { second and date ~= "" and date .. "000000" or date,
      event.document.url or event.document.id }, 2)
    return layout.line(row)
  end
end

return gdelt
