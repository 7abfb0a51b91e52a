-- casus code, as it is run from a shell.

local support = require "support"
local casus, read, write = support.casus, support.read, support.write

local folder, remove = support.folder()
teardown(remove)

local function file(name, text) return write(folder .. "/" .. name, text) end

local header = "id,date,source,action,target,source_text,action_text,"
  .. "target_text,root,quad,goldstein,plover,status,attribution,doc,sentence"
local story = "Russia condemned France on Monday.\n"

describe("casus code", function()
  it("codes a file", function()
    local out, err, status = casus { "code", file("a.txt", story) }
    assert.same({ header, "a-0-0,,RUS,111,FRA,Russia,condemned,France,11,3,"
      .. "-2.0,ACCUSE,actual,,a,0" }, support.lines(out))
    assert.equal(0, status)
    assert.is_truthy(err:find("1 document, 1 sentence: 1 with actors", 1, true))
    assert.is_truthy(err:find("1 event, 1 row", 1, true))
  end)

  it("codes standard input", function()
    local out = casus({ "code", "-" }, story)
    assert.equal(2, #support.lines(out))
    assert.equal(out, (casus({ "code" }, story)))
  end)

  it("chooses columns", function()
    local out = casus({ "code", "--columns", "source,action,target" }, story)
    assert.equal("source,action,target\nRUS,111,FRA\n", out)
  end)

  it("reads JSON lines with dates and ids", function()
    local out = casus({ "code", "--from", "jsonl", "--columns",
      "id,date,publisher" },
      '{"id":7,"date":"2024-07-11","source":"AP","text":"Russia condemned '
      .. 'France."}\n')
    assert.equal("id,date,publisher\n7-0-0,2024-07-11,AP\n", out)
  end)

  it("writes the exchange format, its spans in code points", function()
    local out = casus({ "code", "--to", "jsonl" },
      "In Córdoba, Russia condemned France.\n")
    assert.is_truthy(out:find('"doc":"stdin","sentence":0', 1, true))
    assert.is_truthy(out:find('"source":{"code":"RUS","text":"Russia",'
      .. '"start":12,"end":18}', 1, true))
    assert.is_truthy(out:find('"action":{"code":"111","text":"condemned",'
      .. '"start":19,"end":28}', 1, true))
    assert.is_truthy(out:find('"why":{"action":"actions/11.csv:', 1, true))
  end)

  it("picks the writer by the suffix of -o", function()
    local path = folder .. "/out.jsonl"
    local out = casus({ "code", "-o", path }, story)
    assert.equal("", out)
    assert.is_truthy(read(path):find('"code":"111"', 1, true))
  end)

  it("keeps unknown actors with --uncoded", function()
    local text = "Gunmen attacked Xyzzyville on Monday.\n"
    local out = casus({ "code", "--uncoded", "--columns",
      "source,action,target_text" }, text)
    assert.is_truthy(out:find("Xyzzyville", 1, true))
  end)

  it("keeps negated events with --status all", function()
    local text = "Russia did not attack Ukraine.\n"
    local args = { "code", "--columns", "action,status" }
    assert.equal("action,status\n", (casus(args, text)))
    table.move({ "--status", "all" }, 1, 2, 4, args)
    assert.is_truthy((casus(args, text)):find ",negated")
  end)

  it("uses trees made elsewhere", function()
    local tree = casus({ "parse" }, story)
    local out, _, status = casus({ "code", "--from", "conllu", "--keep-tree",
      "--columns", "source,action,target" }, tree)
    assert.equal("source,action,target\nRUS,111,FRA\n", out)
    assert.equal(0, status)
  end)

  it("runs a script", function()
    local script = file("only.lua", [[
local casus = require "casus"
return casus.script {
  from = "cameo",
  columns = { "source", "action", "target", "words" },
  event = function(e) e.words = #e.sentence end,
  row = function(row) row.action = "x" .. row.action end,
}]])
    local out = casus({ "code", "-s", script }, story)
    assert.equal("source,action,target,words\nRUS,x111,FRA,6\n", out)
  end)

  it("walks folders and passes the rest by", function()
    os.execute("mkdir -p " .. folder .. "/deep/er")
    file("deep/b.txt", story)
    file("deep/er/c.jsonl", '{"id":"c","text":"Germany met Poland."}\n')
    file("deep/b.rows.csv", "x\n")
    file("deep/z.pdf", "x\n")
    local out, _, status = casus { "code", "--columns", "id",
      folder .. "/deep" }
    assert.equal("id\nb-0-0\nc-0-0\nc-0-1\n", out)
    assert.equal(0, status)
  end)
end)

describe("bad input ends in a clear message:", function()
  for _, case in ipairs {
    { "an empty file", { file("empty.txt", "") }, nil, 1,
      "the file is empty" },
    { "blanks only", {}, " \n \n", 1, "the text is empty" },
    { "a binary file", { file("bin.txt", "\127ELF\0\1\2") }, nil, 1,
      "binary data" },
    { "a missing file", { folder .. "/none.txt" }, nil, 1,
      "no such file or folder" },
    { "a folder without articles", { folder .. "/void" }, nil, 1,
      "no file there that a reader knows" },
    { "a text over the limit", { "--max-size", "0.001" }, story:rep(100), 1,
      "more than the limit of 0.0 MB" },
    { "no CoNLL-U", { "--from", "conllu" }, "1\tonly\n\n", 1, "line 1" },
    { "an unknown reader", { "--from", "txt" }, story, 2,
      "there is no reader 'txt'; did you mean 'text'?" },
    { "an unknown writer", { "--to", "xml" }, story, 2,
      "there is no writer 'xml'" },
    { "an unknown suffix", { "-o", "rows.xyz" }, story, 2,
      "no writer is known for '.xyz'" },
    { "an unknown column", { "--columns", "date,sorce" }, story, 2,
      "there is no column 'sorce'; did you mean 'source'?" },
    { "an unknown script", { "-s", "cameoo" }, story, 2,
      "no script cameoo; did you mean 'cameo'?" },
    { "an unknown option", { "--colums", "date" }, story, 2,
      "unknown option" },
    { "a script with a syntax error",
      { "-s", file("broken.lua", "return {\n  event = = }\n") }, story, 2,
      "broken.lua:2:" },
    { "a script that returns nothing", { "-s", file("none.lua", "") }, story, 2,
      "a script ends with" },
    { "a script with a misspelt hook",
      { "-s", file("miss.lua", "return { evnt = print }") }, story, 2,
      "no field 'evnt'; did you mean 'event'?" },
    { "a folder that is not there", { "-o", folder .. "/no/x.csv" }, story, 2,
      "No such file or directory" },
    { "an unknown encoding", { "--encoding", "klingon" }, story, 2, "no encoding 'klingon' is known" },
    { "a limit of no size", { "--max-size", "0" }, story, 2, "--max-size is a number of MB over 0" },
    { "no time", { "--timeout", "0" }, story, 2, "--timeout is a number of seconds over 0" },
    { "a full disk", { "-o", "/dev/full", "--to", "csv" }, story, 2,
      "No space left" },
  } do
    it(case[1], function()
      os.execute("mkdir -p " .. folder .. "/void")
      local words = table.move(case[2], 1, #case[2], 2, { "code" })
      local _, err, status = casus(words, case[3])
      assert.is_truthy(err:find(case[5], 1, true), err)
      assert.equal(case[4], status)
    end)
  end
end)

describe("a run", function()
  it("loses nothing but what is refused", function()
    local path = folder .. "/rows.csv"
    local out, err, status = casus({ "code", "--from", "jsonl", "--columns",
      "id", "-o", path },
      '{"id":"a","text":"Russia condemned France."}\n{broken\n\n'
      .. '{"id":"b"}\n{"id":"c","text":"Germany met Poland."}\n')
    assert.equal("", out)
    assert.equal(1, status)
    assert.equal("id\na-0-0\nc-0-0\nc-0-1\n", read(path))
    assert.is_truthy(err:find("-:2: not a JSON object", 1, true))
    assert.is_truthy(err:find('-:4: no field "text"; there are: ', 1, true))
    assert.is_truthy(err:find("2 inputs were refused", 1, true))
    local rejects = support.lines(read(path .. ".rejects.jsonl"))
    assert.equal(2, #rejects)
    assert.is_truthy(rejects[1]:find('"text":"{broken', 1, true))
  end)

  it("goes on when a hook fails, and says where", function()
    local script = file("fail.lua", [[
return {
  event = function(e)
    if e.source == "DEU" then error "no Germans" end
  end,
}]])
    local out, err, status = casus({ "code", "-s", script, "--from", "jsonl",
      "--columns", "id" },
      '{"id":"a","text":"France met Poland. Germany met Poland."}\n'
      .. '{"id":"b","text":"Russia condemned France."}\n')
    assert.equal("id\nb-0-0\n", out)
    assert.equal(1, status)
    assert.is_truthy(err:find("fail.lua:3: no Germans (hook event, "
      .. "sentence 1)", 1, true), err)
    local _, count = err:gsub("stack traceback", "")
    assert.equal(1, count)
  end)

  it("stops at the first with --strict", function()
    local out, err, status = casus({ "code", "--strict", "--from", "jsonl",
      "--columns", "id" }, '{broken\n{"id":"b","text":"France met Italy."}\n')
    assert.equal("id\n", out)
    assert.equal(1, status)
    assert.is_truthy(err:find("stopped by --strict", 1, true))
  end)

  it("tells bytes that are not UTF-8 and codes the rest", function()
    local out, err, status = casus({ "code", "--columns", "action" },
      "Russia\xff condemned France. Germany met Poland.\n")
    assert.is_truthy(out:find "040")
    assert.is_truthy(err:find("1 byte sequences are not UTF-8", 1, true))
    assert.equal(0, status)
  end)

  for _, case in ipairs {
    { "The weather was fine.\n", "names an actor" },
    { "The weather in France was fine.\n", "no rows: no" },
  } do
    it(("says why there are no rows: %q"):format(case[1]), function()
      local _, err, status = casus({ "code" }, case[1])
      assert.is_truthy(err:find("no rows: ", 1, true), err)
      assert.is_truthy(err:find(case[2], 1, true), err)
      assert.equal(0, status)
    end)
  end
end)
