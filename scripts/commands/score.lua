-- casus score: precision and recall against a gold standard.

local events = require "casus.events"
local json = require "casus.json"
local score = require "casus.score"

local function tell(figures)
  local names = {}
  for name in pairs(figures) do names[#names + 1] = name end
  table.sort(names)
  for _, name in ipairs(names) do
    local value = figures[name]
    if type(value) == "table" then
      print(("%-24s precision %.3f  recall %.3f  F1 %.3f"):format(name,
        value.precision, value.recall, value.f1))
    elseif math.type(value) == "integer" then
      print(("%-24s %d"):format(name, value))
    else
      print(("%-24s %.3f"):format(name, value))
    end
  end
end

local function triple(one)
  if type(one.source) == "string" then
    return ("%s %s %s"):format(one.source, one.action, one.target)
  end
  if one.action then
    return ("%s %s %s"):format(one.source.code, one.action.code,
      one.target.code)
  end
  if one.root then
    return ("%s %s %s"):format(one.source.text, one.root, one.target.text)
  end
  return one.code
end

local function tellmiss(miss)
  local coded = {}
  for i, one in ipairs(miss.coded) do coded[i] = triple(one) end
  print(("missed %s; coded %s\n  %s: %s"):format(triple(miss.gold),
    #coded > 0 and table.concat(coded, ", ") or "nothing",
    miss.row.id or ("%s sentence %s"):format(miss.row.doc,
      miss.row.sentence), miss.row.text or ""))
end

return {
  name = "score",
  summary = "Precision, recall and F1 of coded events against a gold standard.",
  epilog = [=[
GOLD is a table of all events of some documents, with the columns doc, sentence
(from 0), source, action, target; or JSON lines of one of these kinds:
  {"doc":"a","sentence":0,"text":"…","events":[{"source":"RUS","action":"111",
   "target":"FRA"}]}                          all events of each sentence
  {"id":"a","code":"111"}                     one code a text
  {"id":"a","root":"ACCUSE","source":{"spans":[[0,6]]},
   "target":{"spans":[[17,23]]}}              one pair of actors a text
An event may have "optional":true (counts neither way) and "alt":["11"] (other
codes that will do).  EVENTS is what casus code wrote of the same documents.
Figures: root compares the first two digits of codes, actors the first three
letters of both, event root and actors, exact the whole codes.
Examples:
  casus score gold.csv events.csv
  casus score gold.jsonl events.jsonl
  casus score gold.jsonl events.jsonl --misses 20]=],

  configure = function(parser)
    parser:argument("gold", "The gold standard.")
    parser:argument("events", "The coded events, JSONL or CSV.")
    parser:option("--misses", "Show so many that were missed."):argname "N"
      :convert(tonumber) :default "0"
    parser:flag("--json", "Figures as JSON.")
  end,

  run = function(args)
    local gold = events.gold(args.gold)
    local kind, message = score.kind(gold)
    if not kind then error(("%s: %s"):format(args.gold, message), 0) end
    local lacks = score.lacks(kind, gold)
    if lacks then error(("%s:%s"):format(args.gold, lacks), 0) end
    local figures, misses = score[kind](gold, events.read(args.events))
    if args.json then
      print(json.encode(figures))
    else
      tell(figures)
    end
    for i = 1, math.min(args.misses, #misses) do tellmiss(misses[i]) end
    return 0
  end,
}
