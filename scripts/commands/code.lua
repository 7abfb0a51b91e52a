-- casus code: articles in, event rows out.

local batch = require "casus.batch"
local coder = require "casus.coder"
local file = require "casus.file"
local input = require "casus.input"
local job = require "casus.job"
local manifest = require "casus.manifest"
local must = require "casus.must"
local options = require "casus.options"
local plugin = require "casus.plugin"
local row = require "casus.row"

local function say(message) io.stderr:write("casus: ", message, "\n") end

local function configure(parser)
  parser:argument("input", "Files, folders, or - for standard input."):args "*"
  parser:option("-s --script", "The coding script: a name or a file.")
    :argname "SCRIPT" :default "cameo"
  parser:option("--from", "The reader; casus plugins reader lists them.")
    :argname "READER"
  parser:option("--to", "The writer; casus plugins writer lists them.")
    :argname "WRITER"
  parser:option("-o --output", "The file to write; its suffix picks a writer.")
    :argname "FILE"
  parser:option("-O --set", "An option of the script: key=value.")
    :argname "KEY=VALUE" :count "*"
  parser:option("--columns", "The columns, with commas between them.")
    :argname "LIST"
  parser:option("--use", "Enrichers, with commas between them: "
    .. "date,place."):argname "LIST"
  parser:option("--status", "real leaves out negated and hypothetical events.")
    :choices { "real", "all" }
  parser:option("--max-size", "Refuse texts over so many MB.")
    :argname "MB" :convert(tonumber)
  batch.configure(parser)
  parser:flag("--uncoded", "Keep events whose actors no dictionary knows.")
  parser:flag("--keep-tree", "Use the tags and trees of CoNLL-U input.")
  parser:flag("--sandbox", "The script is a stranger's: no files, no "
    .. "processes, bounded memory and time.")
  parser:flag("--strict", "Stop at the first input that is refused.")
  parser:flag("-q --quiet", "No run report.")
end

-- The writer plugin: --to, else the output's suffix, else csv.
local function formatof(args)
  if args.to then return must(plugin.find("writer", args.to)) end
  if args.output then
    local _, suffix = input.stem(args.output)
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
  if args.max_size and args.max_size <= 0 then
    error("--max-size is a number of MB over 0", 0)
  end
  if args.max_size then input.limit = math.floor(args.max_size * 2^20) end
  if args.from then
    local ok, message = plugin.find("reader", args.from)
    if not ok then error(message, 0) end
  end
  local format = formatof(args)
  local use = {}
  for name in (args.use or ""):gmatch "[^,%s]+" do use[#use + 1] = name end
  local with = coder.new { script = args.script, uncoded = args.uncoded,
    keeptree = args.keep_tree, status = args.status, use = use,
    options = options.parse(args.set), sandbox = args.sandbox }
  local columns = with:columns()
  if args.columns then
    local list, message = row.parse(args.columns, columns)
    if not list then error(message, 0) end
    columns = list
  end
  if args.errors then
    columns = table.move(columns, 1, #columns, 1, {})
    columns[#columns + 1] = "error"
  end
  return job.new { coder = with, format = format, columns = columns,
    keep = args.keep_tree }
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
  if args.report then must(file.writable(args.report)) end
  local reading = batch.input(args)
  local work = prepare(args)
  tellproblems(work.coder.problems)
  local status, told = batch.run { args = args, work = work,
    input = reading, identity = manifest.identity(args) }
  if args.report and told then
    must(manifest.write(args.report, args, told, status))
  end
  return status
end

return {
  name = "code",
  summary = "Code articles into event rows: who did what to whom.",
  epilog = [[
Examples:
  casus code article.txt                     rows as CSV on standard output
  casus code articles/ -o events.csv         a folder into a file
  casus code --from jsonl -o events.jsonl <stories.jsonl
  casus code -s minimal --columns date,source,action,target article.txt
  casus code archive/ -j 4 -o events.csv.gz --resume --report run.json
Exit status: 0 all went well, 1 some input was refused, 2 wrong usage, a broken
script or an output that cannot be written; casus help batch tells more.]],
  configure = configure,
  run = run,
}
