-- Plugins in Lua and C: found, listed, checked; clashes and broken ones told.

local support = require "support"
local plugin = require "casus.plugin"
local casus, write = support.casus, support.write

local folder, remove = support.folder()
local other, remove2 = support.folder()
teardown(remove)
teardown(remove2)

local story = "Russia condemned France on Monday.\n"
local environment = ("CASUS_PATH='%s:%s'"):format(folder, other)

local function file(name, text) return write(folder .. "/" .. name, text) end

local enricher = [[return { kind = "enricher", name = "loud", api = 1,
  help = "capitals", version = "2.1", columns = { "loud" },
  event = function(e) e.loud = e.action_text:upper() end }]]

describe("casus plugins", function()
  it("lists kind, name, version, origin and help", function()
    file("enrich_loud.lua", enricher)
    local out, err, status = casus({ "plugins" }, "", environment)
    assert.is_truthy(out:find(
      "enricher +loud +2%.1 +CASUS_PATH +capitals"), out)
    assert.is_truthy(out:find "reader +text +%- +casus +one file")
    assert.is_truthy(out:find "writer +csv")
    assert.equal("", err)
    assert.equal(0, status)
  end)

  it("finds those in the user's data folder", function()
    os.execute(("mkdir -p '%s/casus/plugins'"):format(folder))
    write(folder .. "/casus/plugins/enrich_mine.lua",
      'return { kind = "enricher", name = "mine", api = 1 }')
    local out = casus({ "plugins", "enricher", "--paths" }, "",
      ("XDG_DATA_HOME='%s'"):format(folder))
    assert.is_truthy(out:find "mine +%- +user")
    assert.is_truthy(out:find(folder .. "/casus/plugins/enrich_mine.lua", 1,
      true))
    assert.is_nil(out:find "reader +text")
  end)

  it("says which of two with one name is used", function()
    write(other .. "/enrich_loud.lua", enricher)
    local out, _, status = casus({ "plugins" }, "", environment)
    assert.is_truthy(out:find(("is not used: %s/enrich_loud.lua has the same "
      .. "name and comes first, not %s/enrich_loud.lua"):format(folder, other),
      1, true), out)
    assert.equal(0, status)
    local _, err = casus({ "code", "--use", "loud" }, story, environment)
    assert.is_truthy(err:find("two plugins are enricher 'loud'", 1, true), err)
    os.remove(other .. "/enrich_loud.lua")
  end)

  it("says that a command of the program cannot be replaced", function()
    file("command_code.lua", [[return { kind = "command", name = "code",
      api = 1, configure = print, run = print }]])
    local out = casus({ "plugins" }, "", environment)
    assert.is_truthy(out:find "command +code +is not used: casus code is the")
    os.remove(folder .. "/command_code.lua")
  end)
end)

describe("a broken plugin is told and breaks no other:", function()
  for _, case in ipairs {
    { "a syntax error", "return {", "unexpected symbol near <eof>" },
    { "an error while loading", "error 'no'", "no" },
    { "no table", "return 7", "a plugin returns a table" },
    { "another kind", 'return { kind = "reader", name = "bad", api = 1 }',
      "its kind is not 'enricher'" },
    { "another name", 'return { kind = "enricher", name = "good", api = 1 }',
      "its name is not 'bad'" },
    { "another api", 'return { kind = "enricher", name = "bad", api = 9 }',
      "it is for api 9, this is 1" },
    { "a misspelt hook",
      'return { kind = "enricher", name = "bad", api = 1, evnt = print }',
      "has no field 'evnt'; did you mean 'event'?" },
    { "a hook that is no function",
      'return { kind = "enricher", name = "bad", api = 1, event = 1 }',
      "'event' is not a function" },
    { "bytecode", string.dump(function() return {} end),
      "attempt to load a binary chunk" },
  } do
    it(case[1], function()
      local path = file("enrich_bad.lua", case[2])
      local out, err, status = casus({ "plugins" }, "", environment)
      assert.is_truthy(err:find("casus: broken plugin: ", 1, true), err)
      assert.is_truthy(err:find(path, 1, true), err)
      assert.is_truthy(err:find(case[3], 1, true), err)
      assert.is_truthy(out:find "writer +csv")
      assert.equal(1, status)
      out, err, status = casus({ "code", "--columns", "action" }, story,
        environment)
      assert.equal("action\n111\n", (out:gsub("\r", "")), err)
      assert.equal(0, status)
      _, err, status = casus({ "code", "--use", "bad" }, story, environment)
      assert.is_truthy(err:find(case[3], 1, true), err)
      assert.equal(2, status)
      os.remove(path)
    end)
  end

  it("a library that is none", function()
    local path = file("enrich_bad.so", "not a library")
    local out, err, status = casus({ "plugins" }, "", environment)
    assert.is_truthy(err:find(path, 1, true), err)
    assert.is_truthy(out:find "writer +csv")
    assert.equal(1, status)
    os.remove(path)
  end)
end)

describe("plugins of every kind", function()
  it("a reader", function()
    file("read_upside.lua", [[return { kind = "reader", name = "upside",
      api = 1, suffixes = { "upside" }, open = function(path)
        local handle, message = io.open(path, "rb")
        if not handle then return nil, message end
        local next_ = handle:lines()
        return function()
          local line = next_()
          return line and { id = "u", text = line:reverse() }
        end
      end }]])
    local path = file("a.upside", ("Russia condemned France."):reverse())
    local out = casus({ "code", "--columns", "id", path }, "", environment)
    assert.equal("id\nu-0-0\n", (out:gsub("\r", "")))
  end)

  for _, case in ipairs {
    { "numbers become text", '{ id = 7, text = "Russia condemned France." }',
      "7-0-0" },
    { "no text", "{ id = 'a' }", "no text" },
    { "an id that is no text", "{ id = {}, text = 'A text.' }",
      "" },
  } do
    it("a reader's odd articles: " .. case[1], function()
      file("read_odd.lua", ([[return { kind = "reader", name = "odd", api = 1,
        open = function()
          local done
          return function()
            if done then return nil end
            done = true
            return %s
          end
        end }]]):format(case[2]))
      local path = file("odd.odd", "x")
      local out, err = casus({ "code", "--from", "odd", "--columns", "id",
        path }, "", environment)
      assert.is_truthy((out .. err):find(case[3], 1, true), err)
      assert.is_nil(err:find("worker", 1, true), err)
    end)
  end

  it("a writer", function()
    file("write_words.lua", [[return { kind = "writer", name = "words",
      api = 1, encode = function(values) return table.concat(values, " ")
        .. "\n" end }]])
    assert.equal("RUS 111 FRA\n", (casus({ "code", "--to", "words",
      "--columns", "source,action,target" }, story, environment)))
  end)

  it("an enricher", function()
    assert.equal("loud\nCONDEMNED\n", (casus({ "code", "--use", "loud",
      "--columns", "loud" }, story, environment):gsub("\r", "")))
  end)

  it("a command", function()
    file("command_hello.lua", [[return { kind = "command", name = "hello",
      api = 1, summary = "Greet.", configure = function(parser)
        parser:argument "who" end,
      run = function(args) print("hello " .. args.who) return 0 end }]])
    assert.equal("hello you\n", (casus({ "hello", "you" }, "", environment)))
    assert.is_truthy((casus({ "help" }, "", environment)):find "hello +Greet")
  end)

  it("a scheme that replaces CAMEO", function()
    file("scheme_mood.lua", [[return { kind = "scheme", name = "mood", api = 1,
      replaces = true,
      codes = { { code = "angry", name = "Angry", quad = 3 },
        { code = "kind", name = "Kind", quad = 1 } },
      actions = { { "S condemn T", "angry" }, { "S praise T", "kind" } } }]])
    local script = file("m.lua", 'return { scheme = "mood" }')
    local out = casus({ "code", "-s", script, "--columns",
      "source,action,target,quad,root" },
      "Russia condemned France. Russia attacked Italy. Spain praised Portugal.\n",
      environment)
    assert.equal("source,action,target,quad,root\nRUS,angry,FRA,3,angry\n"
      .. "ESP,kind,PRT,1,kind\n", (out:gsub("\r", "")))
  end)

  it("a scheme that translates CAMEO", function()
    file("scheme_sign.lua", [[return { kind = "scheme", name = "sign", api = 1,
      columns = { "sign" },
      event = function(e) e.sign = e.quad > 2 and "-" or "+" end }]])
    local script = file("s.lua", 'return { scheme = "sign" }')
    local out = casus({ "code", "-s", script, "--columns", "action,sign" },
      story, environment)
    assert.equal("action,sign\n111,-\n", (out:gsub("\r", "")))
  end)

  it("a scheme in the script itself", function()
    local script = file("t.lua", [[return { scheme = { replaces = true,
      codes = { { code = "angry", name = "Angry", quad = 3 } },
      actions = { { "S condemn T", "angry" } } } }]])
    local out = casus({ "code", "-s", script, "--columns", "action" }, story)
    assert.equal("action\nangry\n", (out:gsub("\r", "")))
  end)

  it("has only kinds that there are", function()
    assert.has_error(function() plugin.find("writter", "csv") end,
      "there is no kind 'writter'; did you mean 'writer'?")
    local ok, message = plugin.find("writer", "cvs")
    assert.is_nil(ok)
    assert.is_truthy(message:find("no writer 'cvs'; did you mean 'csv'?", 1,
      true))
  end)
end)

describe("a plugin in C", function()
  it("is built by make plugin and used like any other", function()
    local made = os.execute(("make -s plugin BUILD='%s' "
      .. "PLUGIN=plugins/enrich_digest.c >/dev/null 2>&1"):format(folder))
    assert.is_true(made)
    local where = ("CASUS_PATH='%s/plugins'"):format(folder)
    local out = casus({ "plugins", "enricher" }, "", where)
    assert.is_truthy(out:find "digest +%- +CASUS_PATH +a number", out)
    local function digest(text)
      return (casus({ "code", "--use", "digest", "--columns", "digest" }, text,
        where):gsub("\r", ""))
    end
    local one = digest(story)
    assert.is_truthy(one:find "^digest\n%d+%-%d+\n$", one)
    assert.equal(one, digest "Russia  condemned France on \"Monday\".\n")
    assert.not_equal(one, digest "Russia condemned Italy.\n")
  end)
end)
