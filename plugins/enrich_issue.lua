-- enrich_issue.lua: what the event is about, from the topic words of its
-- sentence and of the headline: "NUCLEAR,2;SANCTIONS,1".

local clause = require "casus.clause"
local core = require "casus.core"
local csv = require "casus.csv"

local tree -- the phrases by their words, read for the first event

-- A phrase becomes a path of words; its end holds the issue.
local function add(phrase, issue)
  local node = tree
  for word in phrase:lower():gmatch "%S+" do
    node[word] = node[word] or {}
    node = node[word]
  end
  node[1] = issue
end

local function start()
  tree = {}
  for row in assert(csv.records(core.home .. "/data/words/issues.csv")) do
    if row.phrase ~= "" then add(row.phrase, row.issue) end
  end
end

-- The longest phrase from word i on below a node: issue, last word.  A word is
-- looked up as it stands and by its lemma.
local function longest(words, i, node)
  local issue, last = node[1], i - 1
  local word = words[i]
  if not word then return issue, last end
  for _, form in ipairs { word.lower, word.lemma } do
    if node[form] then
      local found, stop = longest(words, i + 1, node[form])
      if found and (not issue or stop > last) then issue, last = found, stop end
    end
  end
  return issue, last
end

local function count(words, counts)
  local i = 1
  while words[i] do
    local issue, last = longest(words, i, tree)
    if issue then counts[issue] = (counts[issue] or 0) + 1 end
    i = math.max(last, i) + 1
  end
end

local function encode(counts)
  local list = {}
  for issue in pairs(counts) do list[#list + 1] = issue end
  table.sort(list, function(a, b)
    if counts[a] ~= counts[b] then return counts[a] > counts[b] end
    return a < b
  end)
  for i, issue in ipairs(list) do
    list[i] = ("%s,%d"):format(issue, counts[issue])
  end
  return table.concat(list, ";")
end

local function event(e)
  if not tree then start() end
  local counts = {}
  count(clause.words(e.sentence), counts)
  local first = e.document:sentences()[1]
  if first.line == "headline" and first.index ~= e.sentence.index then
    count(clause.words(first), counts)
  end
  e.issue = encode(counts)
end

return {
  kind = "enricher", name = "issue", api = 1,
  help = [[
What the event is about: topic words of its sentence and of the headline.
issue  codes with how many words spoke for each, the most first:
       NUCLEAR,2;SANCTIONS,1
The words are in data/words/issues.csv; add rows there.]],
  columns = { "issue" },
  event = event,
}
