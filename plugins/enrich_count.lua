-- enrich_count.lua: how many were killed, wounded, arrested, displaced,
-- abducted, are missing or came to protest, as far as the text ties it to the
-- event.

local clause = require "casus.clause"
local tally = require "casus.tally"

-- Counts belong to deeds, not to words about them.
local deeds = { ["14"] = true, ["15"] = true, ["17"] = true, ["18"] = true,
  ["19"] = true, ["20"] = true }

-- Nouns that stand for an event told before: "12 people died in the blast".
local events = {}
for noun in ([[attack assault raid strike airstrike blast explosion bombing
  shooting clash clashes fighting violence battle ambush incident shelling
  bombardment massacre protest demonstration rally march riot unrest operation
  offensive crackdown siege gunfight firefight stampede siege]])
  :gmatch "%a+" do
  events[noun] = true
end

-- Is the subject of a verb somebody, not "the blast" or what is acted upon?
local function doer(words, i)
  for child in clause.children(words, i) do
    if child.relation == "nsubj" and child.deprel ~= "nsubj:pass"
      and not events[child.lemma] then
      return child
    end
  end
end

-- What it costs to lead a count over the edge above word i; nil: no way.
local function edge(words, i, rising, subject)
  local word = words[i]
  local relation = word.relation
  if relation == "ccomp" or relation == "csubj" then return nil end
  if relation == "advcl" or relation == "conj" or relation == "parataxis" then
    local other = doer(words, rising and word.head or i)
    local pronoun = other and other.upos == "PRON"
    if other and not pronoun and other.index ~= subject then
      local kind = words[rising and word.head or i]
      if kind.xpos == "VBD" or kind.xpos == "VBZ" or kind.xpos == "VBP" then
        return nil
      end
    end
    return 2
  end
  return relation == "acl" and 1.5 or 1
end

-- The way from the action to the word that says it: its cost, or nil.
local function distance(words, action, at)
  local rising, falling = clause.path(words, action, at)
  if not rising then return nil end
  local subject = doer(words, action)
  subject = subject and subject.index
  local sum = 0
  for n, list in ipairs { rising, falling } do
    for _, i in ipairs(list) do
      local price = edge(words, i, n == 1, subject)
      if not price then return nil end
      sum = sum + price
    end
  end
  return sum
end

-- The nearest count of each kind.
local function near(words, action)
  local best, least = {}, {}
  words.counts = words.counts or tally.find(words) -- once a sentence
  for _, one in ipairs(words.counts) do
    local far = distance(words, action, one.at)
    if far and far <= 7 and far < (least[one.kind] or 99) then
      best[one.kind], least[one.kind] = one, far
    end
  end
  return best
end

-- Does the next sentence go on about the event: "in the attack", "the blast"?
local function goeson(words, lemma)
  for i, word in ipairs(words) do
    local before = words[i - 1]
    if before and (before.lower == "the" or before.lower == "this")
      and (events[word.lemma] or word.lemma == lemma) then
      return true
    end
  end
  return false
end

local function following(e, lemma)
  local next_ = e.document:sentences()[e.sentence.index + 1]
  if not next_ or next_.line == "headline" then return {}, {} end
  local words, best = clause.words(next_), {}
  if not goeson(words, lemma) then return {}, words end
  for _, one in ipairs(tally.find(words)) do
    best[one.kind] = best[one.kind] or one
  end
  return best, words
end

local function fill(e, words, best)
  local texts = {}
  for _, kind in ipairs(tally.kinds) do
    local one = best[kind]
    if one then
      e[kind] = one.value
      texts[#texts + 1] = clause.text(e.document.text, words, one.first,
        one.last)
    end
  end
  e.count_text = table.concat(texts, "; ")
end

local function event(e)
  if not deeds[e.root or (e.action or ""):sub(1, 2)] then return end
  local words = clause.words(e.sentence)
  local action = clause.action(words, e)
  if not action then return end
  local best = near(words, action)
  if next(best) == nil then
    best, words = following(e, words[action].lemma)
  end
  fill(e, words, best)
end

local columns = table.move(tally.kinds, 1, #tally.kinds, 1, {})
columns[#columns + 1] = "count_text"

return {
  kind = "enricher", name = "count", api = 1,
  help = [[
How many people the text ties to the event, in its sentence or, where that has
no count, in the next one if it speaks of "the attack", "the blast" …
killed, wounded, arrested, displaced, abducted, missing, protesters
            whole numbers; "dozens" is 24, "hundreds" 200: the least it means
count_text  the words: "at least 12 people; dozens"]],
  columns = columns,
  event = event,
}
