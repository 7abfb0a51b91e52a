-- views.lua: what sentences and tokens can be asked besides what C answers.

local core = require "casus.core"

local Token, Sentence = core.Token, core.Sentence

-- token:phrase() -> the text of the token and all below it
function Token.phrase(token)
  local text = token.sentence.document.text:sub(token:subtree())
  return (text:gsub("%s+", " "))
end

-- token:child(relation [, lemma]) -> its first such child, or nil; "nsubj" also
-- finds "nsubj:pass"
function Token.child(token, relation, lemma)
  for _, child in ipairs(token:children()) do
    local own = child.deprel
    if (own == relation or own:match "^[^:]+" == relation)
      and (not lemma or child.lemma == lemma) then
      return child
    end
  end
end

-- The token and what it hangs on, up to the root.
local function up(token)
  local list, depth, length = {}, {}, #token.sentence
  while token and #list <= length do
    list[#list + 1] = token
    depth[token.index] = #list
    token = token.head
  end
  return list, depth
end

-- token:ancestors() -> list: its head, the head of that, … the root
function Token.ancestors(token)
  local list = up(token)
  table.remove(list, 1)
  return list
end

-- token:path(other) -> list of tokens, from the one to the other through the
-- tree, with both ends
function Token.path(token, other)
  if token.sentence ~= other.sentence then
    error("path: the tokens stand in two sentences", 2)
  end
  local from, depth = up(token)
  local back = {}
  for _, one in ipairs((up(other))) do
    local at = depth[one.index]
    if at then
      local list = table.move(from, 1, at, 1, {})
      for i = #back, 1, -1 do list[#list + 1] = back[i] end
      return list
    end
    back[#back + 1] = one
  end
  return {}
end

-- sentence:find(lemma) -> its first token with that lemma, or nil
function Sentence.find(sentence, lemma)
  for _, token in ipairs(sentence:tokens()) do
    if token.lemma == lemma then return token end
  end
end

return true
