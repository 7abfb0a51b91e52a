-- clause.lua: a sentence as plain tables, and ways through its tree, for
-- enrichers that tie a date, a place or a number to an action.

local clause = {}

-- Words of the sentences of documents that are still in use.
local cache = setmetatable({}, { __mode = "k" })

-- How many bytes at the start of a sentence are a dateline.
local function dateline(sentence)
  return (sentence.first or 1) - 1 + #(sentence.dateline or "")
end

local function read(sentence)
  local words, past = {}, dateline(sentence)
  for i, token in ipairs(sentence:tokens()) do
    local head = token.head
    if type(head) ~= "number" then head = head and head.index or 0 end
    words[i] = { index = i, form = token.form, lower = token.form:lower(),
      lemma = token.lemma:lower(), upos = token.upos, xpos = token.xpos,
      deprel = token.deprel, relation = token.deprel:match "^[^:]+",
      head = head, first = token.first, last = token.last,
      dateline = token.last <= past }
  end
  return words
end

-- clause.words(sentence) -> list of { index, form, lower, lemma, upos, xpos,
-- deprel, relation, head (0: root), first, last, dateline }
function clause.words(sentence)
  local document = sentence.document
  if type(document) ~= "userdata" then return read(sentence) end
  local known = cache[document]
  if not known then
    known = {}
    cache[document] = known
  end
  local words = known[sentence.index] or read(sentence)
  known[sentence.index] = words
  return words
end

-- clause.text(document, words, a, b) -> the text from word a to word b
function clause.text(text, words, a, b)
  return (text:sub(words[a].first, words[b].last):gsub("%s+", " "))
end

-- clause.head(words, first, last) -> the word that governs these bytes, or nil
function clause.head(words, first, last)
  local inside, found = {}, nil
  for i, word in ipairs(words) do
    if word.first <= last and word.last >= first then
      inside[i] = true
      found = found or i
    end
  end
  for i in pairs(inside) do
    if not inside[words[i].head] and (not inside[found]
      or inside[words[found].head] or i < found) then
      found = i
    end
  end
  return found
end

-- The action of an event: index of its word, or nil.
function clause.action(words, event)
  local first = event.action_first or event.first
  local last = event.action_last or event.last
  return first and clause.head(words, first, last)
end

-- clause.children(words, i) -> iterator over the words below i
function clause.children(words, i)
  local at = 0
  return function()
    repeat at = at + 1 until not words[at] or words[at].head == i
    return words[at]
  end
end

-- clause.has(words, i, relation, lemmas) -> the first such child, or nil
function clause.has(words, i, relation, lemmas)
  for child in clause.children(words, i) do
    if child.relation == relation and (not lemmas or lemmas[child.lemma]) then
      return child
    end
  end
end

-- The words from i to the root, i first.  Ends also in a broken tree.
local function up(words, i)
  local list, depth = {}, {}
  while words[i] and not depth[i] do
    list[#list + 1] = i
    depth[i] = #list
    i = words[i].head
  end
  return list, depth
end

-- clause.path(words, a, b) -> rising, falling | nil
-- The words whose edges lead up from a to the lowest common ancestor, and those
-- whose edges lead down from there to b.  Nil: no way (a broken tree).
function clause.path(words, a, b)
  local from, depth = up(words, a)
  local falling = {}
  for _, i in ipairs(up(words, b)) do
    if depth[i] then
      return table.move(from, 1, depth[i] - 1, 1, {}), falling, i
    end
    table.insert(falling, 1, i)
  end
end

-- The verb that governs word i, or nil.
function clause.verb(words, i)
  for _, at in ipairs(up(words, i)) do
    if words[at].upos == "VERB" or words[at].xpos:find "^VB" then return at end
  end
end

return clause
