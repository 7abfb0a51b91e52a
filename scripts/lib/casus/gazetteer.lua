-- gazetteer.lua: places by name.  places.csv is sorted by key and searched as
-- it is: reading it is all the time that it takes to load.

local core = require "casus.core"
local csv = require "casus.csv"
local file = require "casus.file"
local latin = require "casus.latin"

local gazetteer = {}

local Gazetteer = {}
Gazetteer.__index = Gazetteer

-- The names of our own: spellings of the news, and areas that no table has.
local function addaliases(self, path)
  for row in assert(csv.records(path)) do
    local key = latin.fold(row.name)
    local list = self.aliases[key] or {}
    self.aliases[key] = list
    list[#list + 1] = { key = latin.fold(row.place), country = row.country,
      kind = row.kind ~= "" and row.kind or nil }
  end
end

local function addareas(self, path)
  for row in assert(csv.records(path)) do
    local key = latin.fold(row.name)
    self.areas[key] = { name = row.name, kind = "area", country = row.country,
      admin1 = row.admin1, lat = row.lat, lon = row.lon,
      population = tonumber(row.population) or 1000000 }
  end
end

-- gazetteer.open([folder]) -> gazetteer
function gazetteer.open(folder)
  folder = folder or core.home .. "/data/places"
  local self = setmetatable({ aliases = {}, areas = {}, found = {},
    nfound = 0 }, Gazetteer)
  self.text = assert(file.read(folder .. "/places.csv")):gsub("^[^\n]*\n", "")
  addaliases(self, folder .. "/aliases.csv")
  addareas(self, folder .. "/areas.csv")
  return self
end

-- The start of the first line whose key is not before `key`.
local function lowerbound(text, key)
  local low, high = 1, #text + 1 -- the line is in [low, high)
  while low < high do
    local middle = (low + high) // 2
    local start = middle
    while start > low and text:byte(start - 1) ~= 10 do start = start - 1 end
    local stop = text:find("\n", middle, true) or #text
    if text:match("^[^,\n]*", start) < key then
      low = stop + 1
    else
      high = start
    end
  end
  return low
end

-- key,name,kind,country,admin1,lat,lon,population
local line = "^([^,]*),([^,]*),([^,]*),([^,]*),([^,]*),([^,]*),([^,]*),(%d+)\n"

local function rows(self, key)
  local list, text = {}, self.text
  local at = lowerbound(text, key)
  while true do
    local own, name, kind, country, admin1, lat, lon, population =
      text:match(line, at)
    if own ~= key then return list end
    list[#list + 1] = { name = name, kind = kind, country = country,
      admin1 = admin1, lat = lat, lon = lon,
      population = tonumber(population) }
    at = text:find("\n", at, true) + 1
  end
end

local function search(self, key)
  local list = rows(self, key)
  if self.areas[key] then table.insert(list, 1, self.areas[key]) end
  for _, alias in ipairs(self.aliases[key] or {}) do
    local found = rows(self, alias.key)
    if self.areas[alias.key] then found[#found + 1] = self.areas[alias.key] end
    for _, row in ipairs(found) do
      if (alias.country == "" or row.country == alias.country)
        and (not alias.kind or row.kind == alias.kind) then
        list[#list + 1] = row
      end
    end
  end
  return #list > 0 and list or false
end

-- gazetteer:find(name) -> list of { name, kind, country, admin1, lat, lon,
-- population } | nil.  kind: country, region, capital, city, area.
function Gazetteer:find(name)
  local key = latin.fold(name)
  local known = self.found[key]
  if known == nil then
    if self.nfound >= 20000 then self.found, self.nfound = {}, 0 end
    known = search(self, key)
    self.found[key], self.nfound = known, self.nfound + 1
  end
  return known or nil
end

-- The one country of a list of places, or nil.
function Gazetteer.countryof(_, list)
  for _, row in ipairs(list) do
    if row.country ~= list[1].country then return nil end
  end
  return list[1].country ~= "" and list[1].country or nil
end

-- How likely a place of a name is meant, given the countries around it:
-- context[country] is a weight.
local weight = { country = 8, capital = 4, area = 5, region = 1, city = 2 }

local function likelihood(row, context, want)
  local score = math.log(row.population + 100, 10) + (weight[row.kind] or 0)
  score = score + 3 * (context[row.country] or 0)
  if want then score = score + (row.kind == want and 6 or 0) end
  return score
end

-- gazetteer:choose(list, context, want) -> the likeliest of them
-- `want` is a kind: that of "the Kharkiv region" is "region".
function Gazetteer.choose(_, list, context, want)
  local best, most
  for _, row in ipairs(list) do
    local score = likelihood(row, context or {}, want)
    if not most or score > most then best, most = row, score end
  end
  return best
end

return gazetteer
