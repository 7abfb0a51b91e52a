-- layout.lua: what the writers of the field's layouts share: actor codes taken
-- apart, dates as numbers, names of countries and codes.

local core = require "casus.core"
local csv = require "casus.csv"

local layout = {}

local function load(name, key)
  local result = {}
  for row in assert(csv.records(core.home .. "/data/" .. name)) do
    result[row[key]] = result[row[key]] or row
  end
  return result
end

-- A table that is read when it is first asked.
local function lazy(name, key)
  local rows
  return function(value)
    rows = rows or load(name, key)
    return rows[value]
  end
end

local country = lazy("places/countries.csv", "code")
local group = lazy("cameo/actors.csv", "code")
local event = lazy("cameo/events.csv", "code")

-- FIPS 10-4 by ISO 3166 alpha-3, as GDELT's places have it.
local fips = {}
for iso, code in ([[
AFG AF ALB AL DZA AG AND AN AGO AO ATG AC ARG AR ARM AM AUS AS AUT AU AZE AJ
BHS BF BHR BA BGD BG BRB BB BLR BO BEL BE BLZ BH BEN BN BTN BT BOL BL BIH BK
BWA BC BRA BR BRN BX BGR BU BFA UV BDI BY KHM CB CMR CM CAN CA CPV CV CAF CT
TCD CD CHL CI CHN CH COL CO COM CN COG CF COD CG CRI CS CIV IV HRV HR CUB CU
CYP CY CZE EZ DNK DA DJI DJ DMA DO DOM DR ECU EC EGY EG SLV ES GNQ EK ERI ER
EST EN ETH ET FJI FJ FIN FI FRA FR GAB GB GMB GA GEO GG DEU GM GHA GH GRC GR
GRD GJ GTM GT GIN GV GNB PU GUY GY HTI HA HND HO HKG HK HUN HU ISL IC IND IN
IDN ID IRN IR IRQ IZ IRL EI ISR IS ITA IT JAM JM JPN JA JOR JO KAZ KZ KEN KE
KIR KR PRK KN KOR KS KWT KU KGZ KG LAO LA LVA LG LBN LE LSO LT LBR LI LBY LY
LIE LS LTU LH LUX LU MAC MC MKD MK MDG MA MWI MI MYS MY MDV MV MLI ML MLT MT
MHL RM MRT MR MUS MP MEX MX FSM FM MDA MD MCO MN MNG MG MNE MJ MAR MO MOZ MZ
MMR BM NAM WA NRU NR NPL NP NLD NL NZL NZ NIC NU NER NG NGA NI NOR NO OMN MU
PAK PK PLW PS PAN PM PNG PP PRY PA PER PE PHL RP POL PL PRT PO QAT QA ROU RO
RUS RS RWA RW KNA SC LCA ST VCT VC WSM WS SMR SM STP TP SAU SA SEN SG SRB RI
SYC SE SLE SL SGP SN SVK LO SVN SI SLB BP SOM SO ZAF SF SSD OD ESP SP LKA CE
SDN SU SUR NS SWZ WZ SWE SW CHE SZ SYR SY TWN TW TJK TI TZA TZ THA TH TLS TT
TGO TO TON TN TTO TD TUN TS TUR TU TKM TX TUV TV UGA UG UKR UP ARE AE GBR UK
USA US URY UY UZB UZ VUT NH VAT VT VEN VE VNM VM YEM YM ZMB ZA ZWE ZI PSE WE
ESH WI XKX KV]]):gmatch "(%u+) (%u+)" do fips[iso] = code end

layout.fips = fips

-- Groups of actors/… that GDELT calls known groups, and religions.
local known = {}
for code in ("UNO NAT EEC AFU ASN ARL IAE WBK IMF OPC WTO WHO WFP WAS IAD SAD "
  .. "EAC CEM CIS CSO GCC OAS OAU ICC ICJ IRC HCR UNF OSC NAT BIS"):gmatch "%u+"
do known[code] = true end
local religions = { MOS = true, CHR = true, JEW = true, HIN = true,
  BUD = true, CTH = true, PRO = true, SUN = true, SHI = true, SFI = true,
  DOX = true, ATH = true }

-- "RUSMIL" -> { code, country = "RUS", countryname, known, religions,
-- roles = { "MIL" }, first = "RUS" }
function layout.actor(code)
  local actor = { code = code or "", roles = {}, religions = {}, known = "",
    country = "", countryname = "", first = (code or ""):sub(1, 3) }
  for part in actor.code:gmatch "..?.?" do
    if actor.country == "" and country(part) then
      actor.country, actor.countryname = part, country(part).name
    elseif known[part] and actor.known == "" then
      actor.known = part
    elseif religions[part] then
      actor.religions[#actor.religions + 1] = part
    else
      actor.roles[#actor.roles + 1] = part
    end
  end
  return actor
end

-- "MIL" -> "military"; unknown codes stay.
function layout.groupname(code)
  local row = group(code)
  return row and row.name or code
end

-- The name of a country by its code, or "".
function layout.countryname(code)
  local row = country(code or "")
  return row and row.name or ""
end

-- "043" -> "Host a visit"
function layout.eventname(code)
  local row = event(code)
  return row and row.name or ""
end

-- The fields of an event, those of its row first: layout.get(…)("source")
function layout.get(values, columns, e)
  local own = {}
  for i, name in ipairs(columns) do own[name] = values[i] end
  return function(name)
    local value = own[name]
    if value == nil and e then value = e[name] end
    if value == nil then return "" end
    return value
  end
end

-- year, month, day as texts, "" where they are not known
function layout.date(get)
  local text = get "event_date"
  if text == "" then text = get "date" end
  local year, month, day = tostring(text):match "^(%d%d%d%d)%-(%d%d)%-(%d%d)"
  return year or "", month or "", day or ""
end

-- A number for an event that does not depend on what came before it.
function layout.number(id)
  return tonumber(core.sha256(tostring(id)):sub(1, 12), 16)
end

-- The place of the enricher `place`: city, province, country code.
function layout.place(get)
  local kind, name = get "place_kind", get "place"
  local city = (kind == "city" or kind == "capital") and name or ""
  local province = get "admin1"
  if province == "" and kind == "region" then province = name end
  return city, province, get "country"
end

local clean = { ["\t"] = " ", ["\n"] = " ", ["\r"] = " " }

-- A line with tabs; these layouts have no quotes, so tabs and ends of lines in
-- fields become blanks.
function layout.line(fields, n)
  local parts = {}
  for i = 1, n or #fields do
    local value = fields[i]
    if value == nil then value = "" end
    if math.type(value) == "float" then value = ("%.14g"):format(value) end
    parts[i] = tostring(value):gsub("[\t\n\r]", clean)
  end
  return table.concat(parts, "\t") .. "\n"
end

return layout
