-- enrich_date.lua: the day of the event, from its clause: "on Wednesday", "two
-- days ago", "last month", "in July 2019".

local clause = require "casus.clause"
local dates = require "casus.dates"
local when = require "casus.when"

-- An event noun takes the date of such a verb: "launched an attack on Monday".
local light = {}
for lemma in ([[launch carry conduct stage hold mount make pay begin start end
  resume take occur happen continue open sign organize organise have be]])
  :gmatch "%a+" do
  light[lemma] = true
end

-- "met after Russia attacked on Monday": the attack's day, not the meeting's.
local other = { after = true, before = true, since = true, ["until"] = true,
  ahead = true, once = true }
local bounds = { ["until"] = true, till = true, by = true, before = true,
  ahead = true, after = true, through = true }
local offers = {}
for lemma in ([[plan expect schedule set due intend vow aim prepare hope promise
  agree decide want threaten pledge slate likely poise ready go]])
  :gmatch "%a+" do
  offers[lemma] = true
end

local function isverb(word)
  return word.upos == "VERB" or word.xpos:find "^VB" ~= nil
end

-- What it costs to lead a date across the edge above a word; nil: no way.
local function edge(words, i, rising, it)
  local word = words[i]
  local relation = word.relation
  if word.form:find "^%u" and i > 1 and not rising then
    return 1 -- a name, whatever the parser says
  elseif relation == "acl" and not rising and it.weekday
    and (word.xpos == "VBN" or word.xpos == "VBG") then
    return 3 -- "attacked a town held by rebels on Monday"
  elseif relation == "acl" or relation == "ccomp" or relation == "csubj" then
    return nil
  elseif relation == "advcl" then
    return not clause.has(words, i, "mark", other) and 2 or nil
  elseif relation == "conj" then
    return isverb(word) and 2 or 1
  elseif relation == "parataxis" then
    return 4
  elseif relation == "xcomp" then
    return rising and 0.5 or 1
  end
  return 1
end

-- Does an event noun take the date of the verb above it?
local function shares(words, i)
  local word, above = words[i], words[words[i].head]
  if not above then return false end
  return isverb(word) or word.upos ~= "NOUN" or light[above.lemma]
    or word.relation == "nsubj" or word.relation == "compound"
    or word.relation == "conj"
end

-- A date that modifies a noun other than the action is that noun's: "after
-- Monday's attack", "the July talks".
local function owned(words, it, head, action)
  local word = words[head]
  if word.head == action or head == action then return false end
  return word.deprel == "nmod:poss" or word.relation == "compound"
    or word.relation == "amod" or word.relation == "nummod" or it.loose
end

-- The cost of giving the date to the action; nil: it is not the action's.
local function cost(words, it, action)
  local head = clause.head(words, words[it.first].first, words[it.last].last)
  if head == action then return 0 end
  if owned(words, it, head, action) then return nil end
  local rising, falling = clause.path(words, action, head)
  if not rising then return nil end
  local sum = 0
  for n, i in ipairs(rising) do
    local price = edge(words, i, true, it)
    if not price or n == 1 and not shares(words, i) then return nil end
    sum = sum + price
  end
  for _, i in ipairs(falling) do
    local price = edge(words, i, false, it)
    if not price then return nil end
    sum = sum + price
  end
  return sum + math.abs(head - action) / 1000
end

-- Is the clause of word i about what will be?
local function isfuture(words, i)
  local verb = clause.verb(words, i)
  while verb do
    local word = words[verb]
    for child in clause.children(words, verb) do
      if child.relation == "aux" and (child.lemma == "will"
        or child.lemma == "shall" or child.lower == "'ll") then
        return true
      end
    end
    local above = words[word.head]
    if word.relation ~= "xcomp" or not above then return false end
    if offers[above.lemma] then return true end
    verb = word.head
  end
  return false
end

local function choose(words, list, action, status)
  local best, least
  for _, it in ipairs(list) do
    local price = not bounds[words[it.first - 1] and words[it.first - 1].lower]
      and cost(words, it, action)
    if price and (not least or price < least) then best, least = it, price end
  end
  if not best then return nil end
  local future = status == "future" or isfuture(words, action)
    or isfuture(words, best.first)
  if future then return best.next or best.past, best end
  return best.past or best.next, best
end

-- The day of the telling: that of the document or of its dateline.
local function dayof(document)
  local base = dates.parse(document.date)
  for i, sentence in ipairs(document:sentences()) do
    if i > 3 then break end
    local line = sentence.dateline
    local day = line and line ~= "" and when.dateline(line, base)
    if day then return day end
  end
  return base
end

local bases = setmetatable({}, { __mode = "k" })

local function baseof(document)
  local base = bases[document]
  if base == nil then
    base = dayof(document) or false
    bases[document] = base
  end
  return base or nil
end

local function event(e)
  local words = clause.words(e.sentence)
  local base, action = baseof(e.document), clause.action(words, e)
  local day, it
  if action then
    words.dates = words.dates or when.find(words, base) -- once a sentence
    day, it = choose(words, words.dates, action, e.status)
  end
  e.event_date = day and dates.format(day) or base and dates.format(base) or ""
  e.date_precision = day and it.precision or base and "document" or ""
  e.date_text = day and clause.text(e.document.text, words, it.first, it.last)
    or ""
end

return {
  kind = "enricher", name = "date", api = 1,
  help = [[
The day of each event, from the expression of time in its clause.
event_date      ISO date; of a week, month or year its first day
date_precision  day, week, month, year; document: no expression, so the date
                of the document or of its dateline
date_text       the expression]],
  columns = { "event_date", "date_precision", "date_text" },
  event = event,
}
