-- bench.lua [ARTICLES [LARGE]]: how fast this machine codes, whole processes:
-- the sample articles many times in shuffled order.  The figures of the README
-- come from here.  LARGE articles show that memory does not grow.

local core = require "casus.core"
local coder = require "casus.coder"
local file = require "casus.file"
local json = require "casus.json"
local lfs = require "lfs"
local plugin = require "casus.plugin"
local writer = require "casus.writer"

local process = core.process
local program = os.getenv "CASUS" or "build/casus"
local articles = tonumber(arg[1]) or 12000
local large = tonumber(arg[2]) or articles

local function archive(n)
  local path = os.tmpname()
  os.remove(path)
  path = path .. ".jsonl"
  assert(os.execute(("'%s' run spec/archive.lua %d '%s'"):format(program, n,
    path)))
  return path
end

-- Runs a command in a child, so that it is measured alone: wall seconds, CPU
-- seconds, peak bytes, what it said.
local function measure(command)
  local mine, theirs = process.pair()
  local said = os.tmpname()
  local pid = assert(process.fork())
  if pid == 0 then
    local start = core.clock()
    local ok = os.execute(("%s 2>%s"):format(command, said))
    local seconds = core.clock() - start
    local cpu, peak = process.usage()
    process.write(theirs, ("%s %f %f %d"):format(ok and "ok" or "failed",
      seconds, cpu, peak))
    process.exit(0)
  end
  process.close(theirs)
  local answer = process.read(mine, 1000)
  process.wait(pid)
  process.close(mine)
  local text = file.read(said)
  os.remove(said)
  local status, seconds, cpu, peak = answer:match "^(%S+) (%S+) (%S+) (%d+)"
  if status ~= "ok" then error(command .. ":\n" .. text, 0) end
  return tonumber(seconds), tonumber(cpu), tonumber(peak), text
end

local function row(...) print(("%-28s %10s %8s %8s %8s"):format(...)) end

local function sentences(text)
  return tonumber(text:match "documents, (%d+) sentences")
end

-- The model name of the processor.
local function machine()
  local info = file.read "/proc/cpuinfo" or ""
  return ("%s, %d cores, kernel %s"):format(
    info:match "model name%s*:%s*([^\n]+)" or "?", process.cores(),
    core.kernel())
end

local function startup()
  local path = os.tmpname()
  local handle = assert(io.open(path, "wb"))
  handle:write "Russia condemned France.\n"
  handle:close()
  local best = math.huge
  for _ = 1, 7 do
    best = math.min(best, (measure(("'%s' code -q -j 1 '%s' >/dev/null"):format(
      program, path))))
  end
  os.remove(path)
  print(("start-up, one sentence coded: %.0f ms"):format(best * 1000))
end

local function rates(path)
  local bytes = lfs.attributes(path, "size")
  row("", "sentences/s", "MB/s", "seconds", "peak MB")
  local one = {}
  for _, options in ipairs { "", "--uncoded" } do
    for _, jobs in ipairs { 1, 2 } do
      local seconds, _, peak, text = measure(
        ("'%s' code -j %d %s '%s' -o /dev/null --to csv"):format(program, jobs,
          options, path))
      local rate = sentences(text) / seconds
      one[options] = one[options] or rate
      row(("-j %d %s"):format(jobs, options), ("%.0f"):format(rate),
        ("%.2f"):format(bytes / seconds / 1e6), ("%.1f"):format(seconds),
        ("%.0f"):format(peak / 1e6))
      if jobs == 2 then
        print(("  %.2f times as fast with 2 workers"):format(
          rate / one[options]))
      end
    end
  end
end

local function memory(small, big)
  for _, path in ipairs { small, big } do
    local _, _, peak, text = measure(
      ("'%s' code -j 2 '%s' -o /dev/null --to csv"):format(program, path))
    print(("peak memory of the largest process, %d sentences: %.1f MB"):format(
      sentences(text), peak / 1e6))
  end
end

-- The stages of coding one article after another, by the calls of `casus code`;
-- each article twice, as far as its mentions and whole.
local function stages(path)
  local with = coder.new()
  local format, columns = plugin.find("writer", "csv"), with:columns()
  local times = {}
  local function timed(name, f, ...)
    local start = core.clock()
    local answer = f(...)
    times[name] = (times[name] or 0) + core.clock() - start
    return answer
  end
  for line in io.lines(path) do
    local article = timed("reading", json.decode, line)
    local function document()
      return core.document(article.text, article, coder.parser)
    end
    local first, second = document(), document()
    timed("sentences and tokens", first.sentences, first)
    second:sentences()
    timed("trees and mentions", with.mentions, with, first)
    local events = timed("frames and events", with.events, with, second)
    timed("rows", writer.encode, format, events, columns)
    first:close()
    second:close()
  end
  times["frames and events"] = math.max(0, times["frames and events"]
    - times["trees and mentions"])
  local all = 0
  for _, seconds in pairs(times) do all = all + seconds end
  print "share of each stage, one process:"
  for _, name in ipairs { "reading", "sentences and tokens",
    "trees and mentions", "frames and events", "rows" } do
    print(("  %-22s %3.0f%%"):format(name, times[name] / all * 100))
  end
end

-- Tagging and parsing alone, by kernel: thirty sentences or so at a time, by
-- processor time, the best of some runs.
local function kernels(path)
  local own, texts = core.kernel(), {}
  for line in io.lines(path) do
    local text = json.decode(line).text
    if #texts > 0 and #texts[#texts] < 2500 then
      texts[#texts] = texts[#texts] .. "\n\n" .. text
    else
      texts[#texts + 1] = text
    end
  end
  for _, name in ipairs { "amx", "avx512vnni", "avx2", "sse2" } do
    local best, tokens = math.huge, 0
    for _ = 1, core.kernel(name) and 5 or 0 do
      local seconds = 0
      tokens = 0
      for _, text in ipairs(texts) do
        local document = core.document(text, {}, coder.parser)
        for _, sentence in ipairs(document:sentences()) do
          tokens = tokens + #sentence
        end
        local start = os.clock()
        document:parse()
        seconds = seconds + os.clock() - start
        document:close()
      end
      best = math.min(best, seconds)
    end
    if tokens > 0 then
      print(("tag and parse with %-10s %7.0f tokens/s"):format(name,
        tokens / best))
    end
  end
  core.kernel(own)
end

-- What hooks cost: the default script, one without hooks and one with an event
-- hook, in turns and by processor time, since other work may go on here.
local function hooks(path)
  local casus = require "casus"
  local words = assert(casus.dictionary())
  local scripts = {
    { "the default script", casus.load "cameo" },
    { "no hooks", casus.script {} },
    { "an event hook", casus.script { event = function(e)
      if e.root == "01" then e.note = e.source end
    end } },
  }
  for _, one in ipairs(scripts) do
    one.coder = casus.coder { script = one[2], dictionary = words }
    one.seconds = math.huge
  end
  local n
  for _ = 1, 5 do
    for _, one in ipairs(scripts) do
      collectgarbage()
      local start = os.clock()
      n = 0
      for document in casus.documents(path, { from = "jsonl" }) do
        one.coder:events(document)
        n = n + #document
        document:close()
      end
      one.seconds = math.min(one.seconds, os.clock() - start)
    end
  end
  for _, one in ipairs(scripts) do
    print(("hooks: %-19s %6.0f sentences/s, %+.1f%%"):format(one[1],
      n / one.seconds, 100 * scripts[1].seconds / one.seconds - 100))
  end
end

print(machine())
startup()
local path, small = archive(articles), archive(100)
rates(path)
stages(archive(500))
kernels(small)
hooks(small)
local big = archive(large)
memory(small, big)
for _, name in ipairs { path, small, big } do os.remove(name) end
