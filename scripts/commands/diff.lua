-- casus diff: what changed between two codings of the same text.

local events = require "casus.events"

local function place(e) return ("%s %s"):format(e.doc, e.sentence or "") end

local function code(text) return text ~= "" and text or "-" end

local function triple(e)
  return ("%s %s %s"):format(code(e.source.code), code(e.action.code),
    code(e.target.code))
end

-- Events of each sentence, in order: of[place] = list, and the places.
local function group(list, of, places)
  for _, e in ipairs(list) do
    local key = place(e)
    if not of[key] then
      of[key] = { {}, {} }
      places[#places + 1] = key
    end
  end
end

local function without(a, b)
  local count, left = {}, {}
  for _, e in ipairs(b) do
    count[triple(e)] = (count[triple(e)] or 0) + 1
  end
  for _, e in ipairs(a) do
    local key = triple(e)
    if (count[key] or 0) > 0 then
      count[key] = count[key] - 1
    else
      left[#left + 1] = e
    end
  end
  return left
end

local function overlap(a, b)
  if a.action.start and b.action.start then
    return a.action.start < b.action["end"]
      and b.action.start < a.action["end"]
  end
  return a.action.text == b.action.text
end

-- Lost and gained rows with the same action words are one row that changed.
local function match(lost, gained)
  local changed = {}
  for i = #lost, 1, -1 do
    for j = 1, #gained do
      if overlap(lost[i], gained[j]) then
        table.insert(changed, 1, { table.remove(lost, i),
          table.remove(gained, j) })
        break
      end
    end
  end
  return changed
end

return {
  name = "diff",
  summary = "Rows gained, lost and changed between two codings.",
  epilog = [[
Exit status: 0 the same, 1 something differs.
Example:
  casus diff before.jsonl after.jsonl]],

  configure = function(parser)
    parser:argument("before", "Events, JSONL or CSV.")
    parser:argument("after", "Events, JSONL or CSV.")
    parser:flag("-q --quiet", "Only the counts.")
  end,

  run = function(args)
    local lists = { events.read(args.before), events.read(args.after) }
    local of, places = {}, {}
    for side, list in ipairs(lists) do
      group(list, of, places)
      for _, e in ipairs(list) do table.insert(of[place(e)][side], e) end
    end
    local counts = { gained = 0, lost = 0, changed = 0 }
    local function say(text, ...)
      if not args.quiet then print(text:format(...)) end
    end
    for _, key in ipairs(places) do
      local lost = without(of[key][1], of[key][2])
      local gained = without(of[key][2], of[key][1])
      for _, pair in ipairs(match(lost, gained)) do
        counts.changed = counts.changed + 1
        say("~ %s: %s -> %s [%s]", key, triple(pair[1]), triple(pair[2]),
          pair[2].action.text)
      end
      for _, e in ipairs(lost) do
        counts.lost = counts.lost + 1
        say("- %s: %s [%s]", key, triple(e), e.action.text)
      end
      for _, e in ipairs(gained) do
        counts.gained = counts.gained + 1
        say("+ %s: %s [%s]", key, triple(e), e.action.text)
      end
    end
    print(("%d rows before, %d after: %d lost, %d gained, %d changed"):format(
      #lists[1], #lists[2], counts.lost, counts.gained, counts.changed))
    return counts.lost + counts.gained + counts.changed > 0 and 1 or 0
  end,
}
