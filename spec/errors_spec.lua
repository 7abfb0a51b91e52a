-- A script that fails: what is said, what goes on.

local support = require "support"
local casus, write = support.casus, support.write

local folder, remove = support.folder()
teardown(remove)

local stories = '{"id":"a","text":"Russia condemned France."}\n'
  .. '{"id":"b","text":"Spain praised Portugal. Italy condemned Mali."}\n'
  .. '{"id":"c","text":"Russia condemned France."}\n'

local function run(script, ...)
  local path = write(folder .. "/failing.lua", script)
  return casus({ "code", "--from", "jsonl", "-s", path, "--columns", "id",
    "-o", folder .. "/out.csv", ... }, stories)
end

local function count(text, part)
  local n = 0
  for _ in text:gmatch(part) do n = n + 1 end
  return n
end

local eventhook = [[
return {
  event = function(e)
    if e.source == "ITA" then
      return e.nothing.more
    end
  end,
}]]

describe("an error in a hook", function()
  it("names script, line, hook, document and sentence", function()
    local _, err, status = run(eventhook)
    assert.is_truthy(err:find("failing.lua:4: attempt to index a nil value "
      .. "(field 'nothing') (hook event, sentence 1)", 1, true), err)
    assert.is_truthy(err:find("(b): ", 1, true), err)
    assert.equal(1, status)
  end)

  it("shows the traceback once, without our own lines", function()
    local _, err = run "return { event = function(e) return e.no.more end }"
    assert.equal(3, count(err, "hook event"))
    assert.equal(1, count(err, "stack traceback"))
    assert.is_nil(err:find("lib/casus/coder", 1, true), err)
  end)

  it("refuses the document and goes on", function()
    run(eventhook)
    assert.equal("id\na-0-0\nc-0-0\n",
      (support.read(folder .. "/out.csv"):gsub("\r", "")))
    local rejects = support.read(folder .. "/out.csv.rejects.jsonl")
    assert.equal(1, count(rejects, "\n"))
    assert.is_truthy(rejects:find('"id":"b"', 1, true))
    assert.is_truthy(rejects:find("failing.lua:4", 1, true))
  end)

  it("stops with --strict", function()
    local _, err, status = run(eventhook, "--strict")
    assert.is_truthy(err:find("stopped by --strict", 1, true))
    assert.is_nil(err:find("(c)", 1, true))
    assert.equal(1, status)
  end)

  for _, case in ipairs {
    { "document", "return { document = function(d) return d.x.y end }" },
    { "sentence", "return { sentence = function(s) return s.number.y.z end }" },
    { "mention", "return { mention = function(m) return m.x.y end }" },
    { "frame", "return { frame = function(f) return f.x.y end }" },
    { "event", "return { event = function(e) return e.x.y end }" },
    { "row", "return { row = function(r) return r.x.y end }" },
  } do
    it("names the joint: " .. case[1], function()
      local _, err, status = run(case[2])
      assert.is_truthy(err:find("failing.lua:1: ", 1, true), err)
      assert.is_truthy(err:find("(hook " .. case[1], 1, true), err)
      assert.equal(1, status)
    end)
  end

  for _, case in ipairs {
    { "an answer that is none", "return { event = function() return 7 end }",
      "script failing: a hook answers nil, false, a record or a list, not a "
      .. "number (hook event, sentence 0)" },
    { "an error without a place",
      "return { event = function() error('no', 0) end }",
      "script failing: no (hook event, sentence 0)" },
    { "a table as an error", "return { event = function() error({}) end }",
      "a table was raised as an error" },
    { "a misspelt field of a sentence",
      "return { event = function(e) return e.sentence.txt end }",
      "a sentence has no field 'txt'" },
    { "a closed document",
      "return { event = function(e) e.document:close() end }",
      "a closed document" },
  } do
    it("is told: " .. case[1], function()
      local _, err = run(case[2])
      assert.is_truthy(err:find(case[3], 1, true), err)
    end)
  end
end)

describe("a script that cannot be loaded ends in one line", function()
  for _, case in ipairs {
    { "a syntax error", "return {\n  event = function( end }",
      "failing.lua:2: <name> or '...' expected near 'end'" },
    { "an error", "\nerror 'no dictionary today'",
      "failing.lua:2: no dictionary today" },
    { "nothing returned", "local x = 1",
      "failing.lua: a script ends with `return casus.script { … }`" },
    { "a misspelt global", "retrun = 1", "global 'retrun' is assigned" },
    { "a misspelt hook", "return {\n  evnt = print }",
      "a script has no field 'evnt'; did you mean 'event'?" },
    { "a column of the wrong kind", "return { columns = { 7 } }",
      "columns of script failing: 7 is no name" },
  } do
    it(case[1], function()
      local out, err, status = run(case[2])
      assert.is_truthy(err:find(case[3], 1, true), err)
      assert.equal(1, #support.lines(err), err)
      assert.equal("", out)
      assert.equal(2, status)
    end)
  end
end)
