-- tally.lua: how many people a sentence says were killed, wounded, arrested,
-- displaced, abducted, are missing or came to protest.

local clause = require "casus.clause"
local numbers = require "casus.numbers"

local tally = {}

tally.kinds = { "killed", "wounded", "arrested", "displaced", "abducted",
  "missing", "protesters" }

local function index(groups)
  local list = {}
  for kind, words in pairs(groups) do
    for word in words:gmatch "[%a-]+" do list[word] = kind end
  end
  return list
end

-- Verbs whose object is counted, by lemma, and verbs whose subject is.
local transitive = index {
  killed = [[kill slay murder massacre execute assassinate behead lynch
    slaughter]],
  wounded = "wound injure hurt maim",
  arrested = "arrest detain apprehend",
  displaced = "displace evacuate uproot",
  abducted = "kidnap abduct",
}
local intransitive = index {
  killed = "die perish",
  displaced = "flee",
  protesters = "protest march rally demonstrate gather assemble",
}
-- What follows a number or its noun: "12 dead", "30 people wounded".
local state = index {
  killed = "dead killed slain", wounded = "wounded injured hurt",
  arrested = "arrested detained", displaced = "displaced homeless",
  missing = "missing", abducted = "kidnapped abducted hostage",
}
-- Nouns that are counted themselves, when no verb says more.
local counted = index {
  killed = "death fatality", wounded = "injury", arrested = "arrest detention",
  protesters = "protester demonstrator marcher", abducted = "hostage",
}
-- Nouns before "of 200": "a crowd of 200".
local measured = index {
  protesters = "crowd rally march demonstration protest gathering",
  killed = "toll", abducted = "abduction kidnapping",
  arrested = "arrest detention",
}
-- Nouns that are no people.
local things = index { no = [[percent year month week day hour minute time mile
  kilometre kilometer km metre meter dollar euro pound home house building
  attack raid strike blast explosion shot round bullet missile rocket drone
  tank vehicle car truck plane village town city country province state vote
  seat site location place incident point barrel ton tonne acre hectare old
  occasion front side week-end phase stage part clash bomb shell gunshot
  weekend decade century kilogram kg pm am side]] }
-- One of them is one: "a soldier was killed".
local persons = index { yes = [[soldier civilian man woman child boy girl person
  policeman officer protester demonstrator militant gunman rebel journalist
  worker driver guard teenager villager fighter commander leader activist
  student tourist official politician lawmaker doctor nurse priest pilot
  peacekeeper migrant passenger farmer suspect attacker bomber resident
  diplomat judge employee reporter businessman teacher cleric]] }
local between = index { yes = [[were was are is been have has had being others
  other more people persons civilians least at also reported feared left
  confirmed]] }

-- ---- the counted noun ----

local function isnoun(word)
  return word and (word.upos == "NOUN" or word.upos == "PROPN") or false
end

-- The noun that a number counts, or the number's own last word.
local function nounof(words, n)
  local head = words[words[n.last].head]
  if isnoun(head) and head.index > n.last and head.index <= n.last + 5 then
    return head.index
  end
  local i = n.last + 1
  if words[i] and words[i].lower == "of" then i = i + 1 end
  for k = i, i + 3 do
    local word = words[k]
    if not word then break end
    if isnoun(word) and not (isnoun(words[k + 1])) then return k end
    if word.upos ~= "ADJ" and word.upos ~= "DET" and not isnoun(word)
      and word.lower ~= "other" and word.lower ~= "more" then
      break
    end
  end
  return n.last
end

local money = { ["$"] = true, ["€"] = true, ["£"] = true, ["us$"] = true,
  ["rs"] = true, ["usd"] = true }

local function isother(words, n, noun)
  local before, after = words[n.first - 1], words[n.last + 1]
  local beside = words[n.at - 1]
  if beside and money[beside.lower] then return true end
  if after and (after.form == "%" or after.form == ":") then return true end
  if after and after.form == "-" then -- "12-year-old", but "200-strong"
    return not (words[n.last + 2] and words[n.last + 2].lower == "strong")
  end
  if before and (before.lower == "including" or before.lower == "aged"
    or before.lower == "no" or before.lower == "number") then
    return true
  end
  -- ", two of them children", but "killing two of them"
  if before and before.form == "," and after and after.lower == "of"
    and words[n.last + 2] and (words[n.last + 2].lower == "them"
      or words[n.last + 2].lower == "whom") then
    return true
  end
  -- "John Smith, 67, was arrested"
  if before and before.form == "," and after and after.form == ","
    and noun == n.last and n.value < 120 then
    return true
  end
  if words[n.at].lower == "one" and after and after.lower == "of" then
    return true
  end
  return things[words[noun].lemma] ~= nil or things[words[noun].lower] ~= nil
    or n.value < 1 or math.type(n.value) ~= "integer"
    or n.value >= 1700 and n.value < 2100 and noun == n.last and before
      and before.lower == "in"
end

-- ---- the ways to say it ----

-- "12 dead", "30 people were wounded", "12 people killed"
local function bystate(words, n, noun)
  for i = n.last + 1, noun + 4 do
    local word = words[i]
    if not word then return nil end
    local kind = state[word.lower]
    -- "12 wounded soldiers": the state of a noun that something else befalls
    if kind and i < noun then return nil end
    if kind then
      local active = word.xpos == "VBD" and words[i + 1]
        and (words[i + 1].upos == "DET" or words[i + 1].upos == "NUM")
        and words[i - 1].upos ~= "AUX"
      return not active and kind or nil, i
    end
    if i > noun and not between[word.lower] then return nil end
  end
end

-- "killed 12", "the arrest of 30", "shot dead three", "toll rose to 45"
local function bybefore(words, n)
  local i = n.first - 1
  local word = words[i]
  if not word then return nil end
  if transitive[word.lemma] and word.upos == "VERB"
    and not clause.has(words, i, "aux", { be = true }) then
    return transitive[word.lemma], i
  end
  if word.lower == "dead" then return "killed", i end
  if word.lower == "of" and words[i - 1] then
    local noun = words[i - 1].lemma
    if measured[noun] then return measured[noun], i - 1 end
    if noun == "killing" or noun == "death" or noun == "murder"
      or noun == "massacre" then
      return "killed", i - 1
    end
  end
  if word.lower == "to" or word.lower == "at" then
    for k = i - 1, math.max(1, i - 6), -1 do
      if words[k].lower == "toll" then return "killed", k end
    end
  end
end

local blocked = { obl = true, nmod = true }

-- The verb above the counted noun, if the noun is what it is done to.
local function bytree(words, n, noun)
  local i = noun
  -- "thousands of people": the number is above its noun.
  local number = words[i].head
  if number >= n.at and number <= n.last then i = number end
  for _ = 1, 4 do
    local word = words[i]
    local above = words[word.head]
    if not above then return nil end
    local does, happens = transitive[above.lemma], intransitive[above.lemma]
    local subject = word.relation == "nsubj"
    if above.upos == "VERB" and happens and subject then
      return happens, above.index
    end
    if above.upos == "VERB" and does then
      local undergone = word.relation == "obj" or word.deprel == "nsubj:pass"
        or subject and above.xpos == "VBN"
          and not clause.has(words, above.index, "obj")
      return undergone and does or nil, above.index
    end
    if blocked[word.relation] and clause.has(words, i, "case") then
      return nil
    end
    if subject or word.relation == "obj" and above.upos == "VERB" then
      -- "claimed 12 lives", "took 30 people into custody"
      return nil, above.index
    end
    i = above.index
  end
end

-- Verbs that say it together with a noun: "claimed 12 lives".
local function byphrase(words, noun, verb)
  local word, above = words[noun], verb and words[verb]
  if not above then return nil end
  local lemma = above.lemma
  if word.lemma == "life" and (lemma == "claim" or lemma == "lose"
    or lemma == "cost" or lemma == "take") then
    return "killed", verb
  end
  for child in clause.children(words, verb) do
    if lemma == "take" and child.lemma == "custody" then
      return "arrested", verb
    elseif lemma == "take" and child.lemma == "street" then
      return "protesters", verb
    elseif (lemma == "force" or lemma == "drive") and child.lemma == "home" then
      return "displaced", verb
    elseif lemma == "take" and child.lower == "hostage" then
      return "abducted", verb
    end
  end
end

local function bynoun(words, n, noun)
  local kind = counted[words[noun].lemma]
  if kind then return kind, noun end
  local strong = words[n.last + 2]
  if strong and strong.lower == "strong" then
    return "protesters", words[strong.head] and strong.head or strong.index
  end
end

local function kindof(words, n, noun)
  local kind, at = bybefore(words, n)
  if kind then return kind, at end
  kind, at = bystate(words, n, noun)
  if kind then return kind, at end
  local verb
  kind, verb = bytree(words, n, noun)
  if kind then return kind, verb end
  kind, at = byphrase(words, noun, verb)
  if kind then return kind, at end
  return bynoun(words, n, noun)
end

-- "a soldier": numbers that are articles.
local function articles(words, list)
  for i, word in ipairs(words) do
    local head = words[word.head]
    if (word.lower == "a" or word.lower == "an") and head
      and head.index > i and head.index <= i + 4 and persons[head.lemma]
      and head.lower == head.lemma then
      list[#list + 1] = { first = i, at = i, last = i, value = 1,
        vague = false, article = true, noun = head.index }
    end
  end
end

-- "12 soldiers and three civilians": the second adds to the first.
local function isadded(words, before, one)
  return before and before.kind == one.kind
    and words[one.noun].relation == "conj"
    and words[one.noun].head == before.noun
end

local function keep(words, list, one)
  local before = list[#list]
  if isadded(words, before, one) then
    before.value = before.value + one.value
    before.vague = before.vague or one.vague
    before.last = one.last
    return
  end
  list[#list + 1] = one
end

-- tally.find(words) -> list of { kind, value, vague, first, last, at }
-- Words first to last are the number and its noun, `at` is the word that says
-- what happened to them.  A vague number ("dozens") is the least that it means.
function tally.find(words)
  local found, list = numbers.find(words), {}
  articles(words, found)
  table.sort(found, function(a, b) return a.at < b.at end)
  for _, n in ipairs(found) do
    local noun = n.noun or nounof(words, n)
    if not words[n.at].dateline and not isother(words, n, noun) then
      local kind, at = kindof(words, n, noun)
      if kind and not (n.article and at == noun) then
        keep(words, list, { kind = kind, value = n.value, vague = n.vague,
          first = n.first, last = math.max(n.last, noun), noun = noun,
          at = at })
      end
    end
  end
  return list
end

return tally
