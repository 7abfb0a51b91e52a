-- casus new: every start works as it is written.

local support = require "support"
local casus, write = support.casus, support.write

local folder, remove = support.folder()
teardown(remove)

local story = "Russia condemned France on Monday.\n"
local here = ("CASUS_PATH='%s'"):format(folder)

local function build(stem)
  return os.execute(("cd '%s' && cc -std=c11 -Wall -Wextra -Wpedantic -Werror "
    .. "-shared -fPIC $(pkg-config --cflags lua5.4) -o %s.so %s.c"):format(
    folder, stem, stem))
end

local function new(...)
  local words = { "new", ... }
  table.move({ "-d", folder }, 1, 2, #words + 1, words)
  return casus(words, "")
end

describe("casus new script", function()
  it("writes one that codes", function()
    local out = new("script", "mine")
    assert.is_truthy(out:find("wrote " .. folder .. "/mine.lua", 1, true), out)
    local rows, err, status = casus({ "code", "-s", folder .. "/mine.lua" },
      "Freedonia outwitted France.\n")
    assert.equal("date,source,action,target,length\n,FRE,111,FRA,4\n",
      (rows:gsub("\r", "")), err)
    assert.equal(0, status)
  end)

  it("overwrites nothing", function()
    local out, err, status = new("script", "mine")
    assert.equal("", out)
    assert.is_truthy(err:find("mine.lua is already there", 1, true))
    assert.equal(2, status)
  end)

  for _, case in ipairs {
    { { "script", "../up" }, "is no name" },
    { { "plugin", "mine" }, "casus new plugin KIND NAME" },
    { { "plugin", "raeder", "x" }, "no kind 'raeder'; did you mean 'reader'?" },
    { { "plugin", "command", "x", "--c" }, "no start for a command in C" },
    { { "plugin", "reader", "a b" }, "is no name" },
  } do
    it("refuses " .. table.concat(case[1], " "), function()
      local _, err, status = new(table.unpack(case[1]))
      assert.is_truthy(err:find(case[2], 1, true), err)
      assert.equal(2, status)
    end)
  end
end)

describe("casus new plugin", function()
  local function code(words, text)
    local list = { "code", "-q" }
    table.move(words, 1, #words, 3, list)
    local out, err, status = casus(list, text or story, here)
    assert.equal("", err)
    assert.equal(0, status)
    return (out:gsub("\r", ""))
  end

  for _, inc in ipairs { false, true } do
    local language = inc and " in C" or " in Lua"
    local mark = inc and "c" or "l"
    local function start(kind, name)
      new("plugin", kind, name, inc and "--c" or nil)
      if inc then
        local prefixes = { reader = "read_", writer = "write_",
          enricher = "enrich_" }
        assert.is_true(build(prefixes[kind] .. name))
      end
    end

    it("reader" .. language, function()
      local name = "lines-" .. mark
      start("reader", name)
      local path = write(folder .. "/x." .. name, story .. "Spain thanked Portugal.\n")
      assert.equal(("id\n%s-1-0-0\n%s-2-0-0\n"):format(name, name),
        code { "--from", name, "--columns", "id", path })
    end)

    it("writer" .. language, function()
      local name = "bars" .. mark
      start("writer", name)
      local rows = code { "--to", name, "--columns", "date,source,target" }
      assert.is_truthy(rows:find "|RUS|FRA\n$", rows)
    end)

    it("enricher" .. language, function()
      local name = "verb" .. mark
      start("enricher", name)
      assert.equal(("action,%s\n111,%s\n"):format(name,
        inc and "34" or "condemn"), code { "--use", name, "--columns",
        "action," .. name })
    end)
  end

  it("scheme", function()
    new("plugin", "scheme", "simple")
    local script = write(folder .. "/s.lua", 'return { scheme = "simple" }')
    assert.equal("action\nBAD\n", code { "-s", script, "--columns", "action" })
  end)

  it("command", function()
    new("plugin", "command", "howmany")
    local path = write(folder .. "/a.txt", story)
    local out = casus({ "howmany", path }, "", here)
    assert.equal("a\t1\n", out)
  end)
end)
