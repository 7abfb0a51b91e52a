-- A stranger's script: what it may do, and ways out that must be shut.

local casus = require "casus"
local support = require "support"
local match = require "casus.match"

local folder, remove = support.folder()
teardown(remove)

local story = "Russia condemned France on Monday.\n"

-- Codes the story with a hook's body: rows, messages, status.
local function run(body, head)
  local path = support.write(folder .. "/stranger.lua", ([[
local casus = require "casus"
%s
return casus.script {
  columns = { "source", "action", "target", "note" },
  event = function(e)
%s
  end,
}
]]):format(head or "", body))
  return support.casus({ "code", "--sandbox", "-s", path }, story)
end

describe("in the sandbox", function()
  for _, case in ipairs {
    { "hooks code", 'e.note = e.sentence.text:match "on (%a+)"',
      "RUS,111,FRA,Monday\n" },
    { "trees can be walked",
      'e.note = e.sentence:root():child("nsubj").form', "RUS,111,FRA,Russia\n" },
    { "patterns match", [[
      local m = casus.pattern("S condemn T"):match(e.sentence)
      e.note = m.target.form]], "RUS,111,FRA,France\n" },
    { "the usual libraries are there", [[
      e.note = table.concat({ math.max(1, 2), utf8.len "é", os.date("!%Y", 0),
        select("#", 1, 2), string.rep("a", 3), tostring(pcall(error)) }, " ")]],
      "RUS,111,FRA,2 1 1970 2 aaa false\n" },
    { "errors can be caught", [[
      local ok, message = pcall(function() error "no" end)
      e.note = tostring(ok) .. message:match "no$"]],
      "RUS,111,FRA,falseno\n" },
  } do
    it(case[1], function()
      local out, err, status = run(case[2])
      assert.equal("source,action,target,note\n" .. case[3],
        (out:gsub("\r", "")), err)
      assert.equal(0, status)
    end)
  end

  for _, case in ipairs {
    -- what is not there
    { "files", 'io.open("/etc/passwd")', "no 'io'" },
    { "processes", 'os.execute("true")', "nil value" },
    { "the environment", 'os.getenv "HOME"', "nil value" },
    { "removing files", 'os.remove "x"', "nil value" },
    { "native modules", 'package.loadlib("x", "*")', "no 'package'" },
    { "modules", 'require "lfs"', "require 'lfs': not in the sandbox" },
    { "our own modules", 'require "casus.file"', "not in the sandbox" },
    { "load", 'load "return 1"', "no 'load'" },
    { "dofile", 'dofile "x"', "no 'dofile'" },
    { "debug", "debug.getregistry()", "no 'debug'" },
    { "metatables of strings", 'getmetatable("").__index = {}',
      "no 'getmetatable'" },
    { "metatables", "setmetatable({}, {})", "no 'setmetatable'" },
    { "coroutines", "coroutine.create(print)", "no 'coroutine'" },
    { "the collector", "collectgarbage 'stop'", "no 'collectgarbage'" },
    { "bytecode", "local d = ('x').dump d(function() end)",
      "no 'string.dump'" },
    { "new globals", "note = 1", "global 'note' is assigned" },
    { "the coder of the library", "casus.coder()", "nil value" },
    { "dictionaries of the library", "casus.dictionary { '/etc/passwd' }",
      "nil value" },
    -- what has an end
    { "endless loops", "while true do end", "no more instructions" },
    { "endless loops behind pcall",
      "while true do pcall(function() while true do end end) end",
      "no more instructions" },
    { "pcall in pcall for ever",
      "local function f() while true do pcall(pcall, f) end end f()",
      "sandbox allows no more" },
    { "endless recursion", "local function f() return 1 + f() end f()",
      "sandbox allows no more memory" },
    { "ever longer strings", "local s = 'a' while true do s = s .. s end",
      "no more memory (64 MB)" },
    { "ever longer tables",
      "local t = {} for i = 1, 1e9 do t[i] = i end", "no more memory (64 MB)" },
    { "string.rep", "string.rep('x', 1e10)", "more than 1 MB" },
    { "rep of a string", "('x'):rep(1e10)", "more than 1 MB" },
    { "table.move", "table.move({}, 1, 1e15, 2)", "too many elements" },
    { "table.unpack", "table.unpack({}, 1, 1e9)", "too many results" },
    { "patterns that take for ever",
      "('a'):rep(200):find(('a-'):rep(20) .. 'b')", "no more instructions" },
    { "gsub that takes for ever",
      "('a'):rep(3000):gsub('.-.-.-.-.-b', '')", "no more instructions" },
    { "plain search that takes for ever",
      "local a = ('a'):rep(1e6) a:find(('a'):rep(5e5) .. 'b', 1, true)",
      "too much to search" },
    { "formats", "('%99999d'):format(1)", "invalid conversion" },
  } do
    it("there is no way to " .. case[1], function()
      local out, err, status = run(case[2])
      assert.equal("source,action,target,note\n", (out:gsub("\r", "")))
      assert.is_truthy(err:find(case[3], 1, true), err)
      assert.equal(1, status)
    end)
  end

  for _, case in ipairs {
    { "endless loading", "while true do end", "no more instructions" },
    { "reading while it loads", "local f = io.lines('/etc/passwd')",
      "no 'io'" },
  } do
    it("there is no " .. case[1], function()
      local out, err, status = run("", case[2])
      assert.equal("", out)
      assert.is_truthy(err:find(case[3], 1, true), err)
      assert.equal(2, status)
    end)
  end

  for _, case in ipairs {
    { "dictionaries", "dictionaries = { '/etc/passwd' }" },
    { "data", "data = '/etc'" },
    { "from", "from = '../../evil.lua'" },
    { "use", "use = { '../evil' }" },
    { "scheme", "scheme = '../evil'" },
  } do
    it(("a script cannot read files through '%s'"):format(case[1]), function()
      local path = support.write(folder .. "/reads.lua",
        "return { " .. case[2] .. " }")
      local _, err, status = support.casus({ "code", "--sandbox", "-s", path },
        story)
      assert.is_truthy(err:find(("'%s' is not for the sandbox"):format(
        case[1]), 1, true), err)
      assert.equal(2, status)
    end)
  end

  it("bytecode is no script, with the sandbox or without", function()
    local path = support.write(folder .. "/byte.lua",
      string.dump(function() return {} end))
    for _, words in ipairs { { "code", "--sandbox", "-s", path },
      { "code", "-s", path } } do
      local _, err, status = support.casus(words, story)
      assert.is_truthy(err:find("attempt to load a binary chunk", 1, true), err)
      assert.equal(2, status)
    end
  end)

  it("one document's limits are not the next one's", function()
    local path = support.write(folder .. "/one.lua", [[
      return { columns = { "doc" }, event = function(e)
        while e.document.id == "a" do end
      end }]])
    local out, _, status = support.casus({ "code", "--sandbox", "-s", path,
      "--from", "jsonl" },
      '{"id":"a","text":"Russia condemned France."}\n'
      .. '{"id":"b","text":"Russia condemned France."}\n')
    assert.equal("doc\nb\n", (out:gsub("\r", "")))
    assert.equal(1, status)
  end)
end)

describe("the counted matcher", function()
  local text = "The 20 men (of [Rome]) paid $3,5 million; x=y, a.b  é end"
  for _, pattern in ipairs { "%d+", "(%a+) (%d+)", "%b()", "%b[]", "^The",
    "end$", "()m()", "%f[%w]%a+", "[^%s]+$", "[%d,]+", "(.)=(.)", "x-m", ".-m",
    "a?b", "%$", "[a-c]%.", "(a*)", "[]]", "[^]]", "%S+%s*$", "(%w)%1", "",
    "[%a_][%w_]*", "no such", "%-", "[$%]]", "é" } do
    it(("finds %q as string.find does"):format(pattern), function()
      assert.same({ text:find(pattern) }, { match.find(text, pattern) })
      assert.same({ text:find(pattern, 9) }, { match.find(text, pattern, 9) })
      assert.same({ text:find(pattern, -9) },
        { match.find(text, pattern, -9) })
      assert.same({ text:match(pattern) }, { match.match(text, pattern) })
      assert.same({ text:gsub(pattern, "<%0>") },
        { match.gsub(text, pattern, "<%0>") })
      assert.same({ text:gsub(pattern, { The = "A" }, 2) },
        { match.gsub(text, pattern, { The = "A" }, 2) })
      local a, b = {}, {}
      if pattern:sub(1, 1) ~= "^" then
        for x, y in text:gmatch(pattern) do a[#a + 1] = { x, y } end
        for x, y in match.gmatch(text, pattern) do b[#b + 1] = { x, y } end
      end
      assert.same(a, b)
    end)
  end

  for _, pattern in ipairs { "%", "[a", "(a", "%b", "%f", "%1", "[%",
    "[" } do
    it(("refuses %q"):format(pattern), function()
      assert.is_false((pcall(string.find, text, pattern)))
      assert.is_false((pcall(match.find, text, pattern)))
    end)
  end
end)

describe("casus.coder", function()
  it("takes a stranger's script", function()
    local path = support.write(folder .. "/s.lua",
      "return { event = function(e) e.target = 'X' end }")
    local coder = casus.coder { script = path, sandbox = true }
    assert.same({ "RUS 111 X" },
      support.triples(coder:events(casus.document(story))))
  end)
end)
