-- casus code: articles in, event rows out.

local coder = require "casus.coder"
local file = require "casus.file"
local input = require "casus.input"
local job = require "casus.job"
local json = require "casus.json"
local plugin = require "casus.plugin"
local report = require "casus.report"
local row = require "casus.row"
local script = require "casus.script"
local writer = require "casus.writer"

local function say(message) io.stderr:write("casus: ", message, "\n") end

local function configure(parser)
  parser:argument("input", "Files, folders, or - for standard input."):args "*"
  parser:option("-s --script", "The coding script: a name or a file.")
    :argname "SCRIPT" :default "cameo"
  parser:option("--from", "The reader: text, jsonl, conllu, …")
    :argname "READER"
  parser:option("--to", "The writer: csv, jsonl, …"):argname "WRITER"
  parser:option("-o --output", "The file to write; its suffix picks a writer.")
    :argname "FILE"
  parser:option("--columns", "The columns, with commas between them.")
    :argname "LIST"
  parser:option("--use", "Enrichers, with commas between them: date, …")
    :argname "LIST"
  parser:option("--status", "real leaves out negated and hypothetical events.")
    :choices { "real", "all" }
  parser:option("--max-size", "Refuse texts over so many MB.")
    :argname "MB" :convert(tonumber)
  parser:flag("--uncoded", "Keep events whose actors no dictionary knows.")
  parser:flag("--keep-tree", "Use the tags and trees of CoNLL-U input.")
  parser:flag("--strict", "Stop at the first input that is refused.")
  parser:flag("-q --quiet", "No run report.")
end

-- The writer plugin: --to, else the output's suffix, else csv.
local function formatof(args)
  if args.to then return assert(plugin.find("writer", args.to)) end
  if args.output then
    local _, suffix = file.stem(args.output)
    local found = plugin.bysuffix("writer", suffix)
    if found then return found end
    if suffix ~= "" then
      error(("no writer is known for '.%s'; name one with --to"):format(
        suffix), 0)
    end
  end
  return assert(plugin.find("writer", "csv"))
end

local function prepare(args)
  if args.max_size then input.limit = math.floor(args.max_size * 2^20) end
  if args.from then
    local ok, message = plugin.find("reader", args.from)
    if not ok then error(message, 0) end
  end
  local one = script.load(args.script)
  local format = formatof(args)
  local use = {}
  for name in (args.use or ""):gmatch "[^,%s]+" do use[#use + 1] = name end
  local with = coder.new { script = one, uncoded = args.uncoded,
    keeptree = args.keep_tree, status = args.status, use = use }
  local columns = with:columns()
  if args.columns then
    local list, message = row.parse(args.columns, columns)
    if not list then error(message, 0) end
    columns = list
  end
  return job.new { coder = with, format = format, columns = columns,
    keep = args.keep_tree }
end

local function saverejects(path, rejects)
  local handle, message = io.open(path, "wb")
  if not handle then return say(message) end
  for _, one in ipairs(rejects) do
    handle:write(json.object({ "id", one.id, "place", one.place, "why", one.why,
      "text", one.text or one.conllu or one.line }, 8), "\n")
  end
  handle:close()
end

local function where(article)
  local id = article.id
  if not id or id == article.place then return article.place end
  return ("%s (%s)"):format(article.place, id)
end

-- Codes all articles: true | nil, message (when the output fails).
local function loop(args, work, sink, told)
  for article in input.articles(args.input, { from = args.from }) do
    local bytes, counts, trace
    if article.reject then
      counts = article.reject
    else
      bytes, counts, trace = work:article(article)
    end
    if bytes then
      local ok, message = sink:write(bytes)
      if not ok then return nil, message end
      told:add(counts)
      if counts.replaced > 0 then
        say(("%s: %d byte sequences are not UTF-8 and were replaced"):format(
          where(article), counts.replaced))
      end
    else
      say(("%s: %s"):format(where(article), counts))
      if trace then io.stderr:write(trace, "\n") end
      told:reject(article, counts)
      if args.strict then return true, "stopped by --strict" end
    end
  end
  return true
end

local function finish(args, told, stopped)
  if args.output and args.output ~= "-" and #told.rejects > 0 then
    saverejects(args.output .. ".rejects.jsonl", told.rejects)
  end
  if not args.quiet then
    for _, line in ipairs(told:lines()) do say(line) end
    if args.output and #told.rejects > 0 then
      say(("the refused are in %s.rejects.jsonl"):format(args.output))
    end
  end
  if stopped then say(stopped) end
  return #told.rejects > 0 and 1 or 0
end

local function tellproblems(problems)
  for i = 1, math.min(#problems, 5) do
    local one = problems[i]
    say(("%s:%d: %s (row left out)"):format(one.file, one.line, one.why))
  end
  if #problems > 5 then
    say(("%d more rows are left out; casus check names them"):format(
      #problems - 5))
  end
end

local function run(args)
  local work = prepare(args)
  local told = report.new()
  tellproblems(work.coder.problems)
  local format = work.format
  local sink, message = (format.open or writer.sink)(args.output,
    work.columns)
  if not sink then error(message, 0) end
  if format.header then assert(sink:write(format.header(work.columns))) end
  local ok, why = loop(args, work, sink, told)
  if ok then ok, message = sink:close() else message = why end
  if not ok then
    say(message)
    finish(args, told)
    return 1
  end
  return finish(args, told, why)
end

return {
  name = "code",
  summary = "Code articles into event rows: who did what to whom.",
  epilog = [[
Examples:
  casus code article.txt                     rows as CSV on standard output
  casus code articles/ -o events.csv         a folder into a file
  casus code --from jsonl -o events.jsonl <stories.jsonl
  casus code -s minimal --columns date,source,action,target article.txt]],
  configure = configure,
  run = run,
}
