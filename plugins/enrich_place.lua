-- enrich_place.lua: where the event happened, from the place names of its
-- clause and an offline gazetteer (data/places).

local clause = require "casus.clause"
local gazetteer = require "casus.gazetteer"
local locate = require "casus.locate"

local places -- opened for the first event

-- What it costs to lead a place to the action over the edge above a word; nil:
-- no way.  Where something was said is not where it happened.
local function edge(words, i, rising)
  local word = words[i]
  local relation = word.relation
  if relation == "ccomp" or relation == "csubj" then return nil end
  if relation == "acl" and rising and clause.has(words, i, "mark") then
    return nil
  end
  if relation == "acl" or relation == "advcl" or relation == "parataxis" then
    return 3
  end
  if relation == "conj" and word.upos == "VERB" then return 3 end
  return 1
end

-- The way from the action to a word: its cost, and whether it only leads down,
-- within the clause; nil: no way.
local function distance(words, action, head)
  local rising, falling = clause.path(words, action, head)
  if not rising then return nil end
  local sum = 0
  for n, list in ipairs { rising, falling } do
    for _, i in ipairs(list) do
      local price = edge(words, i, n == 1)
      if not price then return nil end
      sum = sum + price
    end
  end
  return sum, #rising == 0 and sum == #falling
end

local violent = { ["18"] = true, ["19"] = true, ["20"] = true }
local vague = { country = 3, region = 2, area = 1, city = 0, capital = 0 }

-- The actor itself: "sent tanks to Ukraine", not "in Ukraine".
local function isactor(it, e, words)
  local at = words[it.first].first
  return e.source_first and at >= e.source_first and at <= e.source_last
    or e.target_first and at >= e.target_first and at <= e.target_last
end

-- What a role costs: 0 for "in Goma"; nil: it does not say where.
local function prefer(it, e, words, place, below)
  if it.role == "at" then return 0 end
  local root = e.root or (e.action or ""):sub(1, 2)
  if violent[root] and below and (it.role == "object"
    or it.preposition == "on" or it.preposition == "against") then
    return 1
  end
  if isactor(it, e, words) then return nil end
  -- To a capital or a country: to its government, more often than not.
  if it.role == "to" and place.kind ~= "country" and place.kind ~= "capital"
  then
    return 2
  end
  -- "Goma, eastern Congo": the first name has the preposition.
  if it.role == "within" and words[it.first - 1]
    and words[it.first - 1].form == "," then
    return 4
  end
end

-- ---- which of several places of one name ----

local function add(context, country, weight)
  if country and country ~= "" then
    context[country] = (context[country] or 0) + weight
  end
end

local function wide(document)
  local context = {}
  add(context, document.country, 1)
  local seen = {}
  for name in document.text:gmatch "%f[%a]%u[%a'-]+" do
    local list = not seen[name] and places:find(name)
    seen[name] = true
    if list and list[1].kind == "country" then
      add(context, list[1].country, 0.7)
    end
  end
  return context
end

local contexts = setmetatable({}, { __mode = "k" })

-- "Tripoli, Lebanon", "Atlanta, Georgia": the second holds the first.
local function container(context, list)
  for _, row in ipairs(list) do
    if row.kind == "country" or row.kind == "region" then
      add(context, row.country, 3)
    end
  end
end

-- The countries around a name: those of the actors, of other names of the
-- sentence, and those that the document names.
local function contextof(e, found, it)
  local base = contexts[e.document]
  if not base then
    base = wide(e.document)
    contexts[e.document] = base
  end
  local context = {}
  for country, weight in pairs(base) do context[country] = weight end
  add(context, (e.source or ""):match "^%u%u%u", 0.8)
  add(context, (e.target or ""):match "^%u%u%u", 0.8)
  for _, other in ipairs(found) do
    if it and other.first == it.last + 2 then
      container(context, other.places)
    elseif other ~= it then
      add(context, places:countryof(other.places), 1)
    end
  end
  return context
end

-- ---- the event ----

local function best(words, found, e, action)
  local choice, least, row
  for _, it in ipairs(found) do
    local far, below
    if not it.dateline then far, below = distance(words, action, it.head) end
    local place = far
      and places:choose(it.places, contextof(e, found, it), it.want)
    local price = place and prefer(it, e, words, place, below)
    if price then
      price = price + far + vague[place.kind]
      if not least or price < least then
        choice, least, row = it, price, place
      end
    end
  end
  return choice, row, least
end

-- The dateline's place, where it lies in the country of one of the actors.
local function ofdateline(e)
  for i, sentence in ipairs(e.document:sentences()) do
    if i > 3 then return nil end
    local line = sentence.dateline or ""
    local name = line:match "^%s*([^,(:]+)"
    name = name and name:gsub("%s[-\xE2].*$", ""):gsub("%s+$", "")
    local list = name and places:find(name)
    if list then
      local row = places:choose(list, contextof(e, {}, nil))
      local own = row.country
      if (e.source or ""):sub(1, 3) == own or (e.target or ""):sub(1, 3) == own
      then
        return row
      end
      return nil
    end
  end
end

local function fill(e, row, from)
  e.place, e.country = row.name or "", row.country or ""
  e.admin1, e.lat, e.lon = row.admin1 or "", row.lat or "", row.lon or ""
  e.place_kind, e.place_from = row.kind or "", from
end

local function event(e)
  places = places or gazetteer.open()
  local words = clause.words(e.sentence)
  local action = clause.action(words, e)
  local found = words.places
    or locate.find(words, e.document.text, places)
  words.places = found -- once a sentence
  local choice, row, price
  if action then choice, row, price = best(words, found, e, action) end
  if choice then
    local from = choice.role == "object" and "object"
      or price < 6 and "clause" or "sentence"
    return fill(e, row, from)
  end
  row = ofdateline(e)
  fill(e, row or {}, row and "dateline" or "")
end

return {
  kind = "enricher", name = "place", api = 1,
  help = [[
Where the event happened: the place that its clause names, else the sentence,
else the dateline if that is in the country of an actor; empty if none.
place       name        country    ISO 3166 alpha-3      admin1   region
lat, lon    degrees     place_kind city, capital, region, area or country
place_from  clause, object (the thing attacked), sentence, dateline
Data: GeoNames, CC BY 4.0; spellings and areas of your own go to
data/places/aliases.csv and areas.csv.]],
  columns = { "place", "country", "admin1", "lat", "lon", "place_kind",
    "place_from" },
  event = event,
}
