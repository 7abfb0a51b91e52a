-- Whole archives: workers, crashes, ends. CASUS_SLOW=1 crashes a hundred times.

local core = require "casus.core"
local support = require "support"
local casus, read, write = support.casus, support.read, support.write

local folder, remove = support.folder()
teardown(remove)

local program = os.getenv "CASUS" or "build/casus"
local slow = os.getenv "CASUS_SLOW"

local function sh(command)
  local _, _, status = os.execute(command)
  return status
end

-- A dictionary of its own: quick, and nobody edits it meanwhile.
local script = write(folder .. "/tiny.lua", [[
local casus = require "casus"
return casus.script {
  name = "tiny", data = false,
  dictionaries = { casus.home .. "/data/cameo/events.csv" },
  actors = { { "Russia", "RUS" }, { "France", "FRA" } },
  actions = { { "S condemn T", "111" }, { "S praise T", "051" } },
  columns = { "id", "date", "source", "action", "target", "size" },
  event = function(e)
    local id = e.document.id
    if id == KILL then os.execute "kill -9 $PPID" end
    if id == "once" and os.remove(ONCE) then os.execute "kill -9 $PPID" end
    if id == HANG then while true do end end
    if id == FILL then
      local t = {}
      while true do t[#t + 1] = ("x"):rep(1e6) .. #t end
    end
    e.size = #e.document.text
  end,
}]])
local function variant(names)
  local text = read(script)
  for _, name in ipairs { "KILL", "HANG", "FILL", "ONCE" } do
    text = text:gsub("%f[%a]" .. name .. "%f[%A]", ("%q"):format(names[name] or "-"))
  end
  return write(folder .. "/tiny_" .. (next(names) or "plain") .. ".lua", text)
end
local plain = variant {}

local function archive(name, n)
  local lines = {}
  for i = 1, n do
    lines[i] = ('{"id":"d%d","date":"2024-01-%02d","text":"%sRussia condemned France. France praised Russia."}\n')
      :format(i, i % 28 + 1, ("The weather was fine in the north. "):rep(i * 7919 % 6))
    if i % 50 == 0 then lines[i] = "{broken " .. i .. "\n" end
  end
  return write(folder .. "/" .. name, table.concat(lines))
end
local small = archive("small.jsonl", 60)

local function code(input, more)
  local words = { "code", "-q", "-s", plain, input }
  table.move(more or {}, 1, #(more or {}), #words + 1, words)
  return casus(words)
end

describe("workers", function()
  it("give the same bytes for every number of them", function()
    local one = code(small, { "-j", "1" })
    assert.is_true(#one > 1000)
    for _, n in ipairs { "2", "3", "7" } do
      assert.equal(one, (code(small, { "-j", n })))
    end
  end)

  local three = write(folder .. "/three.jsonl", [[
{"id":"a","text":"Russia condemned France."}
{"id":"once","text":"Russia condemned France."}
{"id":"bad","text":"Russia condemned France."}
{"id":"c","text":"Russia condemned France."}
]])
  for _, case in ipairs {
    { "killed", { KILL = "bad" }, "signal 9 (Killed), 2 times" },
    { "over time", { HANG = "bad" }, "it took more than 0.7 seconds, 2 times" },
    { "out of memory", { FILL = "bad" }, "not enough memory, 2 times" },
  } do
    it("lose nothing when " .. case[1], function()
      local once = write(folder .. "/once", "")
      case[2].ONCE = once
      local path = folder .. "/three.csv"
      local limit = case[2].FILL and "ulimit -v 700000;" or ""
      if limit ~= "" and os.execute("grep -q __asan_init '" .. program .. "'") then
        return pending "AddressSanitizer needs all addresses"
      end
      local timeout = case[2].FILL and "60" or "0.7"
      local _, err, status = casus({ "code", "-s", variant(case[2]), "-j", "2", "--timeout", timeout,
        "--columns", "id", three, "-o", path }, "", limit)
      assert.equal(1, status, err)
      assert.equal("id\na-0-0\nonce-0-0\nc-0-0\n", read(path))
      local rejects = support.lines(read(path .. ".rejects.jsonl"))
      assert.equal(1, #rejects)
      assert.is_truthy(rejects[1]:find('"id":"bad"', 1, true))
      assert.is_truthy(rejects[1]:find(case[3], 1, true), rejects[1])
      assert.is_nil(read(once))
    end)
  end
end)

describe("--shard", function()
  it("cuts so that the parts joined are the whole", function()
    local whole, parts = code(small, { "--no-header" }), {}
    for i = 1, 3 do
      parts[i] = code(small, { "--no-header", "--shard", i .. "/3" })
      assert.is_true(#parts[i] > 0)
    end
    assert.equal(whole, table.concat(parts))
  end)
  it("tells what it wants", function()
    local _, err, status = code(small, { "--shard", "4/3" })
    assert.equal(2, status)
    assert.is_truthy(err:find("--shard is I/N", 1, true))
  end)
end)

-- Runs in the background, is killed after some seconds: was it still at work?
local function killed(command, seconds, signal)
  local status = sh(("sh -c '%s & p=$!; sleep %.3f; kill -%s $p; wait $p' >/dev/null 2>&1")
    :format(command:gsub("'", "'\\''"), seconds, signal))
  return status ~= 0
end

describe("a run that is killed", function()
  local big = archive("big.jsonl", slow and 1500 or 600)
  local places = "CASUS_FLUSH_BYTES=600 CASUS_BATCH=7 "
  math.randomseed(os.time())

  local function crash(suffix, jobs, kills)
    local whole, path = folder .. "/whole." .. suffix, folder .. ("/k%s.%s"):format(jobs, suffix)
    local function command(out)
      return ("%s%s code -q -s %s -j %s --resume %s -o %s"):format(places, program, plain, jobs, big, out)
    end
    os.remove(whole)
    local start = core.clock()
    assert.equal(1, sh(command(whole) .. " 2>/dev/null")) -- it has rejects
    local seconds = core.clock() - start
    local done, resumed = 0, 0
    while done < kills or resumed == 0 and done < 30 do
      if killed(command(path), math.random() * seconds * 0.8, "9") then
        done = done + 1
        if read(path .. ".journal") then resumed = resumed + 1 end
      end
      if read(path) then -- whole or not there
        assert.is_true(read(whole) == read(path))
        os.remove(path)
      end
    end
    sh(command(path) .. " 2>/dev/null")
    assert.is_true(read(whole) == read(path), "the output differs")
    assert.equal(read(whole .. ".rejects.jsonl"), read(path .. ".rejects.jsonl"))
    assert.is_nil(read(path .. ".part"))
    assert.is_nil(read(path .. ".journal"))
    assert.is_true(resumed > 0, "no run had begun")
  end

  local kills = slow and 13 or 2
  for _, suffix in ipairs { "csv", "jsonl", "sqlite", "csv.gz" } do
    for _, jobs in ipairs { "1", "2" } do
      it(("gives the same %s with -j %s"):format(suffix, jobs), function() crash(suffix, jobs, kills) end)
    end
  end

  for _, signal in ipairs { "INT", "TERM" } do
    it("ends with a message: SIG" .. signal, function()
      local path = folder .. "/signal" .. signal .. ".csv"
      local fifo = folder .. "/fifo" .. signal
      -- It waits for more input when the signal comes.
      local status = sh(([[exec 2>/dev/null; mkfifo FIFO; (cat SMALL; exec sleep 5) >FIFO & w=$!
        (for i in 1 2 3 4 5 6 7 8 9 10; do sleep 0.2; [ -s OUT.part ] && break; done; sleep 1.2
          kill -SIGNAL $(cat OUT.pid)) &
        e=; env --default-signal true && e='env --default-signal' # a background job ignores it
        sh -c "echo \$\$ >OUT.pid; exec $e PROGRAM code -s SCRIPT --from jsonl FIFO -o OUT 2>OUT.err"
        s=$?; kill $w; exit $s]]):gsub("%u%u%u+", { FIFO = fifo, SMALL = small, OUT = path, SIGNAL = signal,
        PROGRAM = program, SCRIPT = plain }))
      local err = read(path .. ".err")
      assert.equal(signal == "INT" and 130 or 143, status, err)
      assert.is_truthy(err:find("stopped by SIG" .. signal .. "; ", 1, true), err)
      assert.is_truthy(err:find("has 60 articles, and --resume goes on", 1, true), err)
      assert.is_truthy(read(path .. ".part"))
      assert.is_nil(read(path))
    end)
  end

  it("begins anew without --resume, and says so", function()
    local path = folder .. "/anew.csv"
    killed(("%s%s code -s %s %s -o %s"):format(places, program, plain, big, path), 0.2, "9")
    if not read(path .. ".part") then return end
    local _, err = casus { "code", "-s", plain, "-q", small, "-o", path }
    assert.is_truthy(err:find("--resume would have gone on", 1, true), err)
    assert.equal(code(small), read(path))
  end)

  it("is not resumed as another run", function()
    local path = folder .. "/other.csv"
    write(path .. ".part", "")
    local text = '{"identity":{"version":"0"}}'
    write(path .. ".journal", core.sha256(text):sub(1, 8) .. " " .. text .. "\n")
    local _, err, status = casus { "code", "-s", plain, "--resume", small, "-o", path }
    assert.equal(2, status)
    assert.is_truthy(err:find("the unfinished run was another one: ", 1, true), err)
  end)

  it("is not there when it is complete", function()
    local path = folder .. "/complete.csv"
    code(small, { "-o", path })
    local _, err, status = casus { "code", "-s", plain, "--resume", small, "-o", path }
    assert.equal(0, status)
    assert.is_truthy(err:find("is complete already", 1, true))
  end)
end)

describe("an output that fails", function()
  it("a closed pipe ends the run in silence, as of any filter", function()
    local err = folder .. "/pipe.err"
    sh(([[(yes '{"text":"Russia condemned France."}' | %s code -s %s --from jsonl 2>%s
      echo $? >%s.status) | head -n 1 >/dev/null]]):format(program, plain, err, err))
    assert.equal("141\n", read(err .. ".status"))
    assert.equal("", read(err))
  end)

  it("a full disk ends the run with a file that resumes", function()
    local path = folder .. "/full.csv"
    -- a file may grow to 4 blocks of 512 bytes here
    local _, err, status = casus({ "code", "-s", plain, "-j", "2", small, "-o", path }, "",
      "trap '' XFSZ; ulimit -f 4; CASUS_FLUSH_BYTES=300")
    assert.equal(2, status)
    assert.is_truthy(err:find("full.csv: File too large; ", 1, true), err)
    assert.is_truthy(err:find("--resume goes on", 1, true), err)
    assert.is_nil(read(path))
    code(small, { "-o", path, "--resume" })
    assert.equal(code(small), read(path))
  end)

  it("/dev/full is told", function()
    local _, err, status = code(small, { "-o", "/dev/full", "--to", "csv" })
    assert.equal(2, status)
    assert.is_truthy(err:find("/dev/full: No space left", 1, true), err)
  end)
end)

describe("a run that was complete", function()
  it("keeps the report of the run that did the work", function()
    local words = { "code", "-q", small, "-o", folder .. "/done.csv", "--resume", "--report",
      folder .. "/done.json" }
    casus(words)
    local report = read(folder .. "/done.json")
    local _, err, status = casus(words)
    assert.is_truthy(err:find("done.csv is complete already", 1, true), err)
    assert.equal(0, status)
    assert.equal(report, read(folder .. "/done.json"))
  end)
end)

describe("refusals of a kind", function()
  it("are told by their number past the twentieth, where the rejects have them", function()
    local input = write(folder .. "/bad.jsonl", ('{"id":1}\n'):rep(50) .. ("{\n"):rep(3))
    local _, err, status = casus { "code", "-q", input, "-o", folder .. "/bad.csv" }
    assert.equal(1, status)
    assert.equal(24, #support.lines(err))
    assert.is_truthy(err:find('casus: 30 more like this: no field "text"\n', 1, true), err)
    assert.equal(53, #support.lines(read(folder .. "/bad.csv.rejects.jsonl")))
    _, err = casus { "code", "-q", input }
    assert.equal(53, #support.lines(err))
  end)
end)

describe("an output among the inputs", function()
  local home = folder .. "/own"
  os.execute("mkdir -p " .. home)
  support.write(home .. "/a.jsonl", '{"id":"a","text":"Russia condemned France."}\n')

  it("is never overwritten", function()
    local text = read(home .. "/a.jsonl")
    local _, err, status = casus { "code", home .. "/a.jsonl", "-o", home .. "/../own/a.jsonl" }
    assert.equal(2, status)
    assert.is_truthy(err:find("a.jsonl is an input, and would be overwritten", 1, true), err)
    assert.equal(text, read(home .. "/a.jsonl"))
  end)
  it("is not read when its folder is coded again", function()
    for _ = 1, 2 do
      local _, err, status = casus { "code", "-q", home, "-o", home .. "/rows.jsonl" }
      assert.equal("", err)
      assert.equal(0, status)
    end
    sh(("%s code -q --errors rows --to jsonl %s >%s/piped.jsonl"):format(program, home .. " --exclude '*rows*'",
      home))
    assert.equal(read(home .. "/rows.jsonl"), read(home .. "/piped.jsonl"))
  end)
end)

describe("progress", function()
  local progress = require "casus.progress"
  for _, case in ipairs {
    { { documents = 10, sentences = 200 }, 10, nil, nil, "10 documents, 200 sentences, 20/s" },
    { { documents = 10, sentences = 200 }, 10, 25, 100, "10 documents, 200 sentences, 20/s, 25%, 0:30 left" },
    { {}, 0, 0, 100, "0 documents, 0 sentences, 0/s, 0%" },
  } do
    it(case[5], function()
      assert.equal(case[5], progress.line(case[1], case[2], case[3], case[4]))
    end)
  end
end)

describe("as a filter", function()
  local function filter(text, more)
    local words = { "code", "-q", "-s", plain, "--from", "jsonl", "--no-header", "--errors", "rows" }
    return casus(table.move(more or {}, 1, #(more or {}), #words + 1, words), text,
      "cd / && HOME=/nowhere XDG_DATA_HOME=/nowhere")
  end
  local good = '{"id":"a","text":"Russia condemned France."}\n'
  local row = "a-0-0,,RUS,111,FRA,24,\n"

  it("empty input is fine", function()
    local out, err, status = filter ""
    assert.same({ "", "", 0 }, { out, err, status })
  end)
  it("blank lines are passed by", function()
    local out, _, status = filter("\n\n" .. good .. "\n \n")
    assert.same({ row, 0 }, { out, status })
  end)
  it("errors are rows", function()
    local out, _, status = filter("{broken\n" .. good)
    assert.same({ ",,,,,,-:1: not a JSON object: Expected object key string but found invalid token "
      .. "at character 2\n" .. row, 0 }, { out, status })
    out = filter("{broken\n" .. good, { "--to", "jsonl" })
    assert.equal('{"error":"-:1: not a JSON object', out:match '^.-object', out)
  end)
  it("all is flushed at the end, with no newline at the end too", function()
    assert.equal(row:rep(3), (filter(good:rep(3):sub(1, -2))))
  end)
end)
