-- score.lua: coded events against a gold standard.  Three kinds of gold: every
-- event of running text, one pair of actors a sentence, one code a sentence.

local score = {}

local roots = { ["02"] = "REQUEST", ["03"] = "AGREE", ["04"] = "CONSULT",
  ["05"] = "SUPPORT", ["06"] = "COOPERATE", ["07"] = "AID", ["08"] = "YIELD",
  ["09"] = "ACCUSE", ["10"] = "REQUEST", ["11"] = "ACCUSE",
  ["12"] = "REJECT", ["13"] = "THREATEN", ["14"] = "PROTEST",
  ["15"] = "MOBILIZE", ["16"] = "SANCTION", ["17"] = "COERCE",
  ["18"] = "ASSAULT", ["19"] = "ASSAULT", ["20"] = "ASSAULT" }

local function rootof(event)
  return roots[event.action.code:sub(1, 2)] or "NONE"
end

local function bydocument(list)
  local found = {}
  for _, event in ipairs(list) do
    local doc = tostring(event.doc)
    found[doc] = found[doc] or {}
    table.insert(found[doc], event)
  end
  return found
end

local function ratio(a, b) return b > 0 and a / b or 0 end

local function prf(tp, fp, fn)
  local p, r = ratio(tp, tp + fp), ratio(tp, tp + fn)
  return { precision = p, recall = r, f1 = ratio(2 * p * r, p + r) }
end

-- ---- events ----

-- Groups that say what kind of actor it is or where, not which one.
local generic = {}
for group in ("IGO WST EUR AFR ASA SEA SAS MEA LAM SAM NAF WAF EAF SAF CAS PGS")
  :gmatch "%S+" do
  generic[group] = true
end

local function groups(code)
  local list = {}
  for i = 1, #code, 3 do list[#list + 1] = code:sub(i, i + 2) end
  return list
end

local function proper(code)
  local all, own = {}, {}
  for _, group in ipairs(groups(code)) do
    all[group] = true
    if not generic[group] then own[group] = true end
  end
  return next(own) and own or all
end

local function sameset(a, b)
  for key in pairs(a) do if not b[key] then return false end end
  for key in pairs(b) do if not a[key] then return false end end
  return true
end

local function sameactor(gold, got, exact)
  if gold == "" or got == "" then return gold == got end
  if exact then return sameset(proper(gold), proper(got)) end
  local first = gold:sub(1, 3)
  for _, group in ipairs(groups(got)) do
    if group == first then return true end
  end
  return false
end

local function samecode(gold, code, exact)
  if exact then return code == gold.action end
  if code:sub(1, 2) == gold.action:sub(1, 2) then return true end
  for _, other in ipairs(gold.alt or {}) do
    if code:sub(1, #other) == other then return true end
  end
  return false
end

local function sameactors(gold, event, exact)
  return sameactor(gold.source, event.source.code, exact)
    and sameactor(gold.target, event.target.code, exact)
end

local levels = {
  { "root", function(g, e) return samecode(g, e.action.code) end },
  { "actors", function(g, e) return sameactors(g, e) end },
  { "event", function(g, e)
    return samecode(g, e.action.code) and sameactors(g, e)
  end },
  { "exact", function(g, e)
    return samecode(g, e.action.code, true) and sameactors(g, e, true)
  end },
}

-- Adds rows for the sentences of the gold's documents that have no row: nothing
-- is to be coded there.
local function fill(gold, list)
  local docs, sentences = {}, {}
  for _, row in ipairs(gold) do
    docs[row.doc] = true
    sentences[row.doc .. "\0" .. row.sentence] = true
  end
  for _, event in ipairs(list) do
    local doc = tostring(event.doc)
    local key = doc .. "\0" .. tostring(event.sentence)
    if docs[doc] and not sentences[key] then
      sentences[key] = true
      gold[#gold + 1] = { doc = doc, sentence = event.sentence, events = {} }
    end
  end
end

-- Events by the gold's rows: by the place of the action where it and the text
-- are told, else by the number of the sentence.
local function place(gold, list)
  local of, bydoc = {}, {}
  local offset, last = 0, nil
  for _, row in ipairs(gold) do
    if row.doc ~= last then offset = 0 end
    local text = row.text or ""
    local size = utf8.len(text) or #text
    of[row] = {}
    bydoc[tostring(row.doc)] = bydoc[tostring(row.doc)] or {}
    table.insert(bydoc[tostring(row.doc)],
      { row = row, first = offset, last = offset + size })
    offset, last = offset + size + 1, row.doc
  end
  for _, event in ipairs(list) do
    local at = not gold.sparse and event.action.start
    for _, p in ipairs(bydoc[tostring(event.doc)] or {}) do
      local here
      if at then
        here = p.first <= at and at < p.last
      else
        here = p.row.sentence == event.sentence
      end
      if here then table.insert(of[p.row], event) end
    end
  end
  return of
end

-- Gold events that count first, optional ones after them.
local function inorder(list)
  local ordered = {}
  for _, optional in ipairs { false, true } do
    for _, g in ipairs(list) do
      if (g.optional or false) == optional then ordered[#ordered + 1] = g end
    end
  end
  return ordered
end

local function take(left, same, g)
  for i, event in ipairs(left) do
    if same(g, event) then return table.remove(left, i) end
  end
end

function score.events(gold, list)
  if gold.sparse then fill(gold, list) end
  local of = place(gold, list)
  local figures, misses = { sentences = #gold }, {}
  for _, level in ipairs(levels) do
    local tp, fp, fn = 0, 0, 0
    for _, row in ipairs(gold) do
      local left = table.move(of[row], 1, #of[row], 1, {})
      for _, g in ipairs(inorder(row.events)) do
        local hit = take(left, level[2], g)
        if hit and not g.optional then
          tp = tp + 1
        elseif not hit and not g.optional then
          fn = fn + 1
          if level[1] == "event" then
            misses[#misses + 1] = { row = row, gold = g, coded = of[row] }
          end
        end
      end
      fp = fp + #left
    end
    figures[level[1]] = prf(tp, fp, fn)
  end
  local quiet, alarms = 0, 0
  for _, row in ipairs(gold) do
    if #row.events == 0 then
      quiet = quiet + 1
      if #of[row] > 0 then alarms = alarms + 1 end
    end
  end
  figures.false_alarm_sentences = ratio(alarms, quiet)
  return figures, misses
end

-- ---- pairs ----

local function overlaps(part, spans)
  if not part or not part.start then return false end
  for _, span in ipairs(spans) do
    if part.start < span[2] and span[1] < part["end"] then return true end
  end
  return false
end

local function macro(pairs_, labels)
  local total = 0
  for label in pairs(labels) do
    local tp, fp, fn = 0, 0, 0
    for _, p in ipairs(pairs_) do
      local g, guess = p[1] == label, p[2] == label
      if g and guess then tp = tp + 1 end
      if guess and not g then fp = fp + 1 end
      if g and not guess then fn = fn + 1 end
    end
    total = total + ratio(2 * tp, 2 * tp + fp + fn)
  end
  local n = 0
  for _ in pairs(labels) do n = n + 1 end
  return ratio(total, n)
end

-- The events of the pair, those of the pair the other way, and the root of the
-- first that has one: of the pair, else the other way, else of any.
local function guess(row, list)
  local match, back = {}, {}
  for _, e in ipairs(list) do
    if overlaps(e.source, row.source.spans)
      and overlaps(e.target, row.target.spans) then
      match[#match + 1] = e
    end
    if overlaps(e.source, row.target.spans)
      and overlaps(e.target, row.source.spans) then
      back[#back + 1] = e
    end
  end
  for _, some in ipairs { match, back, list } do
    for _, e in ipairs(some) do
      if rootof(e) ~= "NONE" then return match, back, rootof(e) end
    end
  end
  return match, back, "NONE"
end

local function count(list, root)
  local n = 0
  for _, e in ipairs(list) do
    if rootof(e) == root then n = n + 1 end
  end
  return n
end

function score.pairs(gold, list)
  local of, labels, guesses, misses = bydocument(list), {}, {}, {}
  local n = { coded = 0, paired = 0, strict = 0, anywhere = 0, back = 0,
    right = 0, total = 0, good = 0 }
  local function tally(key, condition)
    if condition then n[key] = n[key] + 1 end
  end
  for _, row in ipairs(gold) do
    local mine = of[tostring(row.id)] or {}
    local match, back, best = guess(row, mine)
    local good = count(match, row.root)
    labels[row.root] = true
    guesses[#guesses + 1] = { row.root, best }
    tally("coded", #mine > 0)
    tally("paired", #match > 0)
    tally("strict", good > 0)
    tally("anywhere", count(mine, row.root) > 0)
    tally("back", #match == 0 and count(back, row.root) > 0)
    tally("right", best == row.root)
    n.total, n.good = n.total + #match, n.good + good
    if good == 0 then
      misses[#misses + 1] = { row = row, gold = row, coded = mine }
    end
  end
  local rows = #gold
  return { rows = rows, coverage = ratio(n.coded, rows),
    pair_found = ratio(n.paired, rows), pair_and_root = ratio(n.strict, rows),
    root_anywhere = ratio(n.anywhere, rows), reversed = ratio(n.back, rows),
    pair_precision = ratio(n.good, n.total),
    guess_accuracy = ratio(n.right, rows),
    guess_macro_f1 = macro(guesses, labels) }, misses
end

-- ---- codes ----

function score.codes(gold, list)
  local of, misses = bydocument(list), {}
  local coded, exact, root, codes = 0, 0, 0, 0
  for _, row in ipairs(gold) do
    local is, isroot, n = {}, {}, 0
    for _, e in ipairs(of[tostring(row.id)] or {}) do
      local code = e.action.code
      if not is[code] then n = n + 1 end
      is[code], isroot[code:sub(1, 2)] = true, true
    end
    if n > 0 then coded = coded + 1 end
    if isroot[row.code:sub(1, 2)] then root = root + 1 end
    codes = codes + n
    if is[row.code] then
      exact = exact + 1
    else
      misses[#misses + 1] = { row = row, gold = row,
        coded = of[tostring(row.id)] or {} }
    end
  end
  local n = #gold
  return { rows = n, coverage = ratio(coded, n), code_exact = ratio(exact, n),
    root = ratio(root, n), codes_per_sentence = ratio(codes, n) }, misses
end

local needs = {
  events = { doc = "value", sentence = "integer", text = "string",
    events = "table" },
  pairs = { id = "value", root = "string", source = "table",
    target = "table" },
  codes = { id = "value", code = "string" },
}

-- What a row of this kind lacks: a message | nil
function score.lacks(kind, gold)
  if gold.sparse then return nil end
  for _, row in ipairs(gold) do
    for name, type_ in pairs(needs[kind]) do
      local value = row[name]
      if value == nil or type_ == "integer" and math.type(value) ~= type_
        or type_ ~= "integer" and type_ ~= "value" and type(value) ~= type_ then
        return ("%d: a row of this gold standard has doc, sentence, text and "
          .. "events, or id and what casus help score tells; '%s' is %s")
          :format(row.line, name, value == nil and "missing" or "none")
      end
    end
  end
end

-- The kind of a gold standard by its first row: "events", "pairs", "codes".
function score.kind(gold)
  local row = gold[1]
  if not row then return nil, "the gold standard is empty" end
  if row.events then return "events" end
  if row.root and row.source then return "pairs" end
  if row.code then return "codes" end
  return nil, "not a gold standard: no events, no pair and no code in its rows"
end

return score
