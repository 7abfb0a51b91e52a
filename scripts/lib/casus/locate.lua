-- locate.lua: the place names of a sentence and what they do there: "in Goma",
-- "near the town of X", "on the Gaza border", "shelled Kharkiv".

local clause = require "casus.clause"

local locate = {}

local function set(text)
  local list = {}
  for word in text:gmatch "%S+" do list[word] = true end
  return list
end

-- Nouns that a place name goes with, and the kind of place that they ask for.
local generic = {}
for kind, nouns in pairs {
  region = [[region province oblast governorate state county department
    prefecture district territory republic emirate provinces regions states
    krai canton]],
  city = [[city town village capital municipality suburb metropolis township
    hamlet settlement]],
  any = [[area outskirts border airport camp island coast port north south east
    west centre center countryside airbase base prison crossing checkpoint
    valley mountain mountains river bridge university hospital neighbourhood
    neighborhood quarter front frontline part parts enclave side peninsula
    square sector desert forest zone highway street streets airspace suburbs
    cities towns villages]],
} do
  for noun in nouns:gmatch "%a+" do generic[noun] = kind end
end

local at = set [[in at near inside outside across around throughout within off
  along beside]]
local to = set "to from into toward towards through via on over against onto"
local titles = set [[president minister prime secretary general king queen
  prince mr mrs ms dr senator governor mayor ambassador colonel captain judge
  pope sheikh]]
local skipped = set [[I The A An He She It We They In On At By For And But His
  Her Its Their This That These Those Of To No Mr Mrs Ms Monday Tuesday
  Wednesday Thursday Friday Saturday Sunday January February March April May
  June July August September October November December President Prime Minister
  State Police Court]]

local function isname(word)
  return word.form:find "^[%u\xC3-\xC5\xE1]" ~= nil
    and (word.upos == "PROPN" or word.upos == "NOUN" or word.upos == "ADJ"
      or word.upos == "X" or word.form:upper() ~= word.form)
end

-- The longest place name that starts at word i: last word, list of places.
local function longest(words, i, text, gazetteer)
  local most = math.min(i + 6, #words)
  for last = most, i, -1 do
    local word = words[last]
    if isname(word) and word.dateline == words[i].dateline
      and not (last == i and skipped[word.form]) then
      local name = text:sub(words[i].first, word.last)
      local list = not name:find "[,;:\"()\n]" and gazetteer:find(name)
      if list then return last, list end
    end
  end
end

local function joined(other, word)
  if not other or other.upos ~= "PROPN" or not isname(other)
    or generic[other.lower] then
    return false
  end
  local upper = word.head == other.index and word.relation
    or other.head == word.index and other.relation
  return upper == "flat" or upper == "compound"
end

-- Part of a longer name, as of a person or a firm: "Jack London"
local function ispart(words, first, last)
  local before, after = words[first - 1], words[last + 1]
  if after and after.form == "-" and words[last + 2]
    and words[last].last + 1 == after.first then
    return true -- "US-backed"
  end
  return joined(before, words[first]) or joined(after, words[last])
    or before and titles[before.lower] ~= nil
end

-- The noun that the name belongs to ("region" of "the Kharkiv region", "town"
-- of "the town of X"), else its head; and the kind that it asks for.
local function site(words, first, last)
  local head = clause.head(words, words[first].first, words[last].last)
  local after = words[last + 1]
  local kind = after and generic[after.lower]
  for _ = 1, 3 do
    local word = words[head]
    local above = words[word.head]
    local kindabove = above and (generic[above.lemma] or generic[above.lower])
    if not kindabove or word.relation ~= "compound" and word.relation ~= "nmod"
      and word.relation ~= "appos" and word.relation ~= "flat"
      and word.relation ~= "amod" then
      break
    end
    head, kind = word.head, kind or kindabove
  end
  return head, kind ~= "any" and kind or nil
end

-- The preposition of a phrase: that of the tree, else the word before it.
local function preposition(words, head, first)
  local case = clause.has(words, head, "case")
  if case and case.index < first then return case.lower end
  first = math.min(first, head)
  for i = first - 1, math.max(1, first - 5), -1 do
    local word = words[i]
    if word.upos == "ADP" then return word.lower end
    if word.upos ~= "DET" and word.upos ~= "ADJ" and not generic[word.lower]
      and word.relation ~= "amod" then
      return nil
    end
  end
end

local function role(words, head, first)
  local word = words[head]
  local lead = preposition(words, head, first)
  if lead and at[lead] then return "at", lead end
  if lead and to[lead] then return "to", lead end
  if lead then return "none", lead end
  if word.relation == "obj" or word.deprel == "nsubj:pass" then
    return "object"
  end
  if word.relation == "appos" or word.deprel == "nmod:unmarked" then
    return "within"
  end
  return "none"
end

-- locate.find(words, text, gazetteer) -> list of { first, last, head, role,
-- preposition, want, places, dateline }
-- role: at (in, near …), to (from, to, on …), object, within ("Goma, Congo"),
-- none.
function locate.find(words, text, gazetteer)
  local list, i = {}, 1
  while words[i] do
    local last, places
    if isname(words[i]) then
      last, places = longest(words, i, text, gazetteer)
    end
    if last and not ispart(words, i, last) then
      local one = { first = i, last = last, places = places,
        dateline = words[i].dateline }
      one.head, one.want = site(words, i, last)
      one.role, one.preposition = role(words, one.head, i)
      if words[last + 1] and words[last + 1].xpos == "POS" then
        one.role = "none"
      end
      list[#list + 1] = one
    end
    i = (last or i) + 1
  end
  return list
end

return locate
