-- batch.lua: a run of `casus code` over all its input: articles to workers,
-- rows to the output, refusals to the rejects, a clean end whatever happens.

local core = require "casus.core"
local file = require "casus.file"
local input = require "casus.input"
local json = require "casus.json"
local plugin = require "casus.plugin"
local pool = require "casus.pool"
local progress = require "casus.progress"
local report = require "casus.report"
local store = require "casus.store"

local process = core.process
local batch = {}

-- Options of the command line that are about the run.
function batch.configure(parser)
  parser:option("-j --jobs", "Worker processes; default: one for each core.")
    :argname "N" :convert(tonumber)
  parser:flag("--resume", "Go on with a run that was stopped.")
  parser:option("--shard", "Code part I of N of the input.")
    :argname "I/N"
  parser:option("--timeout", "Seconds for one article, then it is refused.")
    :argname "SECONDS" :convert(tonumber)
  parser:option("--errors", "rows tells refusals in the output, too: a column "
    .. "`error`."):choices { "rows" }
  parser:option("--report", "Write what the run was and did to a file.")
    :argname "FILE.json"
  parser:flag("--no-header", "Rows only.")
  parser:option("--include", "Only files like this, in folders: '*.txt'; "
    .. "several times: any of them.")
    :argname "PATTERN" :count "*"
  parser:option("--exclude", "No files like this."):argname "PATTERN" :count "*"
  parser:option("--encoding", "Of the input: latin1, utf-16, …; default utf-8.")
    :argname "NAME"
  parser:option("--map", "Names of columns or fields: "
    .. "text=body,date=meta.day.")
    :argname "LIST"
  parser:option("--header", "The columns of tables that have no header.")
    :argname "LIST"
end

local function usage(text, ...) error(text:format(...), 0) end

local function shard(text)
  local number, of = text:match "^(%d+)/(%d+)$"
  number, of = tonumber(number), tonumber(of)
  if not of or number < 1 or number > of then
    usage("--shard is I/N, I from 1 to N, not '%s'", text)
  end
  return { number = number, of = of }
end

local function words(text)
  local list = {}
  for word in text:gmatch "[^,]+" do list[#list + 1] = word end
  return list
end

local function map(text)
  local result = {}
  for _, word in ipairs(words(text)) do
    local name, column = word:match "^%s*([^=]-)%s*=%s*(.-)%s*$"
    if not name or name == "" or column == "" then
      usage("--map is a list of name=column, not '%s'", text)
    end
    result[name] = column
  end
  return result
end

-- The options of input.articles that the command line asks for; raises.
function batch.input(args)
  if args.jobs and (math.type(args.jobs) ~= "integer" or args.jobs < 1) then
    usage "-j is a number of processes from 1 on"
  end
  if args.timeout and args.timeout <= 0 then
    usage "--timeout is a number of seconds over 0"
  end
  if args.encoding and not input.isencoding(args.encoding) then
    usage("no encoding '%s' is known; iconv -l lists them", args.encoding)
  end
  if args.resume and not store.plainfile(args.output) then
    usage "--resume needs -o FILE"
  end
  if args.shard then
    shard(args.shard)
    input.divisible(args.input)
  end
  for _, path in ipairs(args.input) do
    if input.same(path, args.output) then
      usage("%s is an input, and would be overwritten", path)
    end
  end
  return { output = args.output or "/dev/stdout", from = args.from,
    include = args.include, exclude = args.exclude,
    encoding = args.encoding, map = args.map and map(args.map),
    header = args.header and words(args.header),
    shard = args.shard and shard(args.shard) }
end

local Run = {}
Run.__index = Run

local function where(article)
  local id = article.id
  if not id or id == article.place then return article.place end
  return ("%s (%s)"):format(article.place, (tostring(id):gsub("%c", " ")))
end

local function rejectline(article, why)
  return json.object({ "id", article.id, "place", article.place, "why", why,
    "text", article.text or article.conllu or article.line }, 8) .. "\n"
end

-- A refusal as a row, for --errors rows.
local function errorrow(self, article, why)
  local record = { id = article.id, doc = article.id, date = article.date,
    publisher = article.source,
    error = ("%s: %s"):format(article.place, why) }
  local format, columns = self.work.format, self.work.columns
  local values = {}
  for i, name in ipairs(columns) do values[i] = record[name] end
  return format.reject(values, columns)
end

-- Many messages of one kind are one fault; those of refusals are all in the
-- rejects.
local most = 20

function Run:complain(article, why, kept)
  local kind = why:match "^.-%.lua:%d+: [^:;]*" or why:match "^[^:;]*"
  kind = kind:gsub("^%d+", "…"):gsub("'.-'", "'…'")
  local n = (self.kinds[kind] or 0) + 1
  self.kinds[kind] = n
  if n > most and kept then
    self.hidden[kind] = n - most
    return
  end
  self.progress:say(("%s: %s"):format(where(article), why))
end

-- How many messages of which kinds were not told.
local function tellmore(self)
  local kinds = {}
  for kind in pairs(self.hidden) do kinds[#kinds + 1] = kind end
  table.sort(kinds)
  for _, kind in ipairs(kinds) do
    self.progress:say(("%d more like this: %s"):format(self.hidden[kind], kind))
  end
end

function Run:refuse(article, result)
  local why = result.reject
  self:complain(article, why, store.plainfile(self.args.output))
  if result.trace and not self.traced[result.trace] then
    io.stderr:write(result.trace, "\n") -- once: the next document fails alike
    self.traced[result.trace] = true
  end
  self.told:reject()
  if self.args.strict then error({ stop = "stopped by --strict" }, 0) end
  local rows = self.args.errors == "rows" and errorrow(self, article, why)
  return rows or "", rejectline(article, why)
end

local function tellreplaced(self, article, counts)
  if (counts.replaced or 0) == 0 then return end
  self:complain(article, ("%d byte sequences are not UTF-8 and were replaced; "
    .. "see --encoding"):format(counts.replaced), true)
end

-- Dates that are not understood: the first of them by name, then their number.
local function telldate(self, article)
  if not article.baddate then return end
  self.told:add { undated = 1 }
  if self.told.counts.undated > 3 then return end
  self.progress:say(("%s: the date '%s' is not understood: write 2024-07-11")
    :format(where(article), article.baddate))
end

-- The result of one article, in the order of the input.
function Run:emit(article, result)
  if article.done then return end -- written before the run went on
  local bytes, reject = result.bytes, nil
  if result.reject then
    bytes, reject = self:refuse(article, result)
  else
    self.told:add(result.counts)
    tellreplaced(self, article, result.counts)
    telldate(self, article)
  end
  local ok, message = self.sink:write(bytes, reject)
  if not ok then error({ output = message }, 0) end
  self.emitted = self.emitted + 1
  if self.emitted % 32 == 0 then self:tick() end
end

-- Now and then: what is held is written, and said how far it is.
function Run:tick(now)
  local clock = core.clock()
  if now or clock - self.flushed > 1 then
    self.flushed = clock
    local ok, message = self.sink:flush()
    if not ok then error({ output = message }, 0) end
  end
  if self.progress.shown then self.progress:tick(self.told:own()) end
end

local function checksignal()
  local name, number = process.caught()
  if name then
    error({ stop = "stopped by " .. name, status = 128 + number }, 0)
  end
end

local function code(work)
  return function(article)
    local bytes, counts, trace = work:article(article)
    if bytes then return { bytes = bytes, counts = counts } end
    return { reject = tostring(counts), trace = trace }
  end
end

-- The enricher in use that must see all documents in order, or nil.
local function orderedby(script)
  for _, name in ipairs(script.use or {}) do
    local one = plugin.find("enricher", (name:gsub("^enrich_", "")))
    if one and one.ordered then return name end
  end
end

local function workers(self)
  local args, ordered = self.args, orderedby(self.work.coder.script)
  local jobs = args.jobs or process.cores()
  if ordered and args.jobs and jobs > 1 then
    self.progress:say(("%s must see all documents in order: one process")
      :format(ordered))
  end
  local options = { jobs = ordered and 1 or jobs, timeout = args.timeout,
    work = code(self.work),
    emit = function(article, result) self:emit(article, result) end }
  local alone = ordered or jobs == 1 and not args.timeout
  return (alone and pool.single or pool.new)(options), ordered
end

-- Codes what is not done yet; raises { stop = } or { output = }.
local function loop(self)
  local ordered
  self.pool, ordered = workers(self)
  self.pool.tick = function() self:tick(true) end
  local options = self.input
  options.skip, options.replay = self.sink.done, ordered ~= nil
  options.total = self.progress.shown
  options.idle = function(fd)
    self.pool:wait(fd)
    checksignal()
  end
  for article in input.articles(self.args.input, options) do
    self.pool:push(article)
    checksignal()
  end
  self.pool:finish()
  checksignal()
end

-- ---- the output ----

-- "rows.csv.gz" -> "gz"
function batch.packing(path)
  local _, suffix = file.stem(path or "")
  return (suffix == "gz" or suffix == "zst") and suffix or nil
end

local function opensink(self)
  local args, format = self.args, self.work.format
  local options = { resume = args.resume, identity = self.identity,
    pack = batch.packing(args.output), columns = self.work.columns,
    state = function() return self.told:state() end,
    say = function(message) self.progress:say(message) end }
  if format.header and not args.no_header then
    options.header = format.header(self.work.columns)
  end
  if format.open then
    return format.open(args.output, self.work.columns, options)
  end
  return store.open(args.output, options)
end

local function tell(self, stop)
  local args, told = self.args, self.told
  self.progress:done()
  tellmore(self)
  if not args.quiet then
    for _, line in ipairs(told:lines()) do self.progress:say(line) end
    local unread = input.unread()
    if unread then
      self.progress:say("passed by, for no reader knows them: " .. unread)
    end
    if store.plainfile(args.output) and told.refused > 0 then
      self.progress:say(("the refused are in %s.rejects.jsonl"):format(
        args.output))
    end
  end
  if stop then self.progress:say(stop) end
  return told.refused > 0 and not args.errors and 1 or 0
end

-- The end before the end: what is done stays for --resume.  A reader that has
-- seen enough (head) is no fault to speak of: 141, as of others that it ends.
local function stopped(self, why)
  if why.output and why.output:find "Broken pipe$" then
    self.progress:done()
    self.sink:stop()
    return 141
  end
  local can = self.sink:stop()
  local text = why.stop or why.output
  if can then
    text = ("%s; %s.part has %d articles, and --resume goes on"):format(text,
      self.args.output, self.sink.done)
  end
  return math.max(tell(self, text), why.status or why.output and 2 or 1)
end

local function finish(self)
  local ok, message = self.sink:close()
  if not ok then return stopped(self, { output = message }) end
  return tell(self)
end

-- batch.run { args =, work = (a job), input = (options of input.articles),
-- identity = (what makes it the same run, as strings by name) } -> exit status,
-- the report, but for a run that was complete
function batch.run(options)
  local self = setmetatable(options, Run)
  self.told, self.traced, self.emitted = report.new(), {}, 0
  self.kinds, self.hidden = {}, {}
  self.flushed = core.clock()
  self.progress = progress.new { quiet = self.args.quiet,
    where = input.progress }
  if self.args.errors and not self.work.format.reject then
    usage("--errors rows is for csv, tsv, jsonl and sqlite, not %s",
      self.work.format.name)
  end
  process.signals()
  local sink, message = opensink(self)
  if not sink then error(message, 0) end
  if sink.complete then
    self.progress:say(sink.name .. " is complete already")
    return 0
  end
  self.sink = sink
  if sink.state then
    self.told:restore(sink.state)
    self.progress:say(("going on after %d articles"):format(sink.done))
  end
  local ok, why = xpcall(loop, function(why)
    return type(why) == "table" and why or debug.traceback(why, 2)
  end, self)
  if self.pool then self.pool:close() end
  if ok then return finish(self), self.told end
  if type(why) == "table" then return stopped(self, why), self.told end
  self.sink:stop()
  error(why, 0)
end

return batch
