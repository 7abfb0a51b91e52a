-- casus explain: how a text is coded, step by step.

local casus = require "casus"
local coder = require "casus.coder"
local day = require "casus.day"
local core = require "casus.core"
local csv = require "casus.csv"
local file = require "casus.file"
local input = require "casus.input"

local function configure(parser)
  parser:argument("input", "A text, a file, or - for standard input.")
    :args "*"
  parser:option("-s --script", "The coding script."):argname "SCRIPT"
    :default "cameo"
  parser:option("--date", "The date of the text: roles depend on it.")
    :argname "DATE" :default ""
  parser:option("--near", "Show so many rules that nearly matched.")
    :argname "N" :convert(tonumber) :default "6"
end

local function depth(token, guard)
  local n, head = 0, token.head
  while head and n < guard do n, head = n + 1, head.head end
  return n
end

local function showtree(sentence)
  local tokens = sentence:tokens()
  for i, token in ipairs(tokens) do
    local indent = ("  "):rep(math.min(depth(token, #tokens), 12))
    print(("  %3d  %-34s %-14s %-6s %-5s %s"):format(i,
      indent .. token.form, token.lemma, token.upos, token.xpos,
      token.deprel))
  end
end

local function showmentions(sentence, with)
  for _, m in ipairs(sentence:mentions(with)) do
    local list = m.actors or { m }
    for _, one in ipairs(list) do
      local code = one.code ~= "" and one.code or m.role and "?" .. m.role
        or "-"
      print(("  mention  %-12s [%s]  %s"):format(code, m.text, one.why))
    end
  end
end

local function role(one)
  if not one then return "-" end
  return ("%s [%s]"):format(one.code ~= "" and one.code or "?", one.text)
end

local function showframes(sentence, with)
  for _, f in ipairs(sentence:frames(with)) do
    local notes = { f.status }
    if f.voice == "passive" then notes[#notes + 1] = "passive" end
    if f.nominal then notes[#notes + 1] = "nominal" end
    if f.weak then notes[#notes + 1] = "target missing" end
    if f.used then notes[#notes + 1] = "taken in by an operator" end
    if f.dropped then notes[#notes + 1] = "dropped" end
    print(("  frame    %-12s %s %s %s  (%s)  %s"):format(f.code,
      role(f.source), f.text, role(f.target), table.concat(notes, ", "),
      f.rule))
  end
end

-- The pattern at file:line, read when it is asked for.
local tables = {}
local function pattern(name, line)
  if not tables[name] then
    local lines = {}
    local path = file.exists(name) and name
      or ("%s/data/%s"):format(core.home, name)
    local ok, rows = pcall(csv.rows, path)
    if ok and rows then
      for row in rows do lines[row.line] = row[1] end
    end
    tables[name] = lines
  end
  return tables[name][line] or "?"
end

local function showtries(sentence, with, near)
  local missed, seen = {}, {}
  for _, t in ipairs(with.core:tries(sentence.index)) do
    local text = ("  %-8s %-12s %s  (at %s)  %s:%d"):format(
      t.matched and (t.used and "rule" or "weaker") or "near", t.code,
      pattern(t.file, t.line), sentence:token(t.anchor).form, t.file, t.line)
    if t.matched and not seen[text] then print(text) end
    if not t.matched and not seen[text] then missed[#missed + 1] = text end
    seen[text] = true
  end
  for i = 1, math.min(near, #missed) do print(missed[i]) end
  if #missed > near then
    print(("           … and %d more rules with these words (--near %d)")
      :format(#missed - near, #missed))
  end
end

local function showrows(sentence, events)
  local n = 0
  for _, e in ipairs(events) do
    if e.sentence == sentence then
      n = n + 1
      local left = ""
      if e.source == "" or e.target == "" then
        left = "  left out unless --uncoded"
      elseif e.status == "negated" or e.status == "hypothetical" then
        left = "  left out unless --status all"
      end
      print(("  row      %s %s %s  %s%s"):format(
        e.source ~= "" and e.source or "-", e.action,
        e.target ~= "" and e.target or "-", e.status, left))
      print(("           because %s; %s; %s"):format(e.why.source ~= ""
        and e.why.source or "-", e.why.action, e.why.target ~= ""
        and e.why.target or "-"))
    end
  end
  if n == 0 then print "  row      none" end
end

local function explain(document, with, near)
  local events = with:events(document)
  local counts = with:counts()
  if counts.country ~= "" then
    print(("country of the document: %s (%s)"):format(counts.country,
      counts.countrywhy))
  end
  for i, sentence in ipairs(document:sentences()) do
    print(("%s%d  %s"):format(i > 1 and "\n" or "", sentence.number,
      (sentence.text:gsub("%s+", " "))))
    if sentence.line ~= "body" then
      print("  line     " .. sentence.line)
    end
    showtree(sentence)
    showmentions(sentence, with)
    showframes(sentence, with)
    showtries(sentence, with, near)
    showrows(sentence, events)
  end
end

local function articles(words)
  if #words == 0 then return input.articles {} end
  if words[1] == "-" or file.exists(words[1]) then
    return input.articles(words)
  end
  local only = #words == 1 and words[1] or ""
  if only:find "^%S+$" and (only:find "/" or only:find "%.%a%w+$") then
    error(("%s: no such file; a text has blanks"):format(only), 0)
  end
  local done = false
  return function()
    if done then return nil end
    done = true
    return { text = table.concat(words, " "), id = "text", place = "text" }
  end
end

return {
  name = "explain",
  summary = "Show how a text is coded: tree, actors, rules and rows.",
  epilog = [[
Examples:
  casus explain "Police arrested 20 protesters in Cairo."
  casus explain --date 2023-05-01 article.txt]],
  configure = configure,

  run = function(args)
    local date = day.read(args.date)
    if args.date ~= "" and not date then
      error(("--date is a day like 2024-07-11, not '%s'"):format(args.date), 0)
    end
    local with = coder.new { script = args.script, uncoded = true,
      status = "all" }
    local status = 0
    for article in articles(args.input) do
      if article.reject then
        io.stderr:write(("casus: %s: %s\n"):format(article.place,
          article.reject))
        status = 1
      else
        local document = assert(casus.document(article.text, {
          id = article.id, date = article.date ~= "" and article.date
            or date }))
        explain(document, with, args.near)
      end
    end
    return status
  end,
}
