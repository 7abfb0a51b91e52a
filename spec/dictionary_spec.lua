-- Dictionaries: what is read, what is refused and why.

local casus = require "casus"
local core = require "casus.core"
local dictionary = require "casus.dictionary"
local support = require "support"

local folder, remove = support.folder()
teardown(remove)

local function file(name, text)
  return support.write(folder .. "/" .. name, text)
end

describe("a dictionary table", function()
  for _, case in ipairs {
    { "actors", "name,code,from,to,note\n" },
    { "actors", "\xEF\xBB\xBFname,code\r\n" },
    { "agents", "noun,code\n" },
    { "actions", '"pattern","code","example","rows"\n' },
    { "operators", "pattern,operator,example,rows\n" },
    { "compose", "operator,inner,code\n" },
    { "codes", "code,name,goldstein,quad,plover,mode,context\n" },
    { "classes", "class,word\n" },
    { "discards", "phrase,scope,note\n" },
  } do
    it(("is known by its header: %q"):format(case[2]), function()
      assert.equal(case[1], dictionary.kind(file("x.csv", case[2])))
    end)
  end

  it("with another header is refused", function()
    local kind, message = dictionary.kind(file("x.csv", "a,b\n"))
    assert.is_nil(kind)
    assert.is_truthy(message:find "x.csv:1: the header")
  end)

  it("that is missing is refused", function()
    local list, message = casus.dictionary { folder .. "/none.csv" }
    assert.is_nil(list)
    assert.is_truthy(message:find "No such file")
  end)

  for _, case in ipairs {
    { "name,code,from,to,note\nFreedonia,FRE,,,country\n", {} },
    { "name,code,from,to,note\nFreedonia,fre,,,country\n", { 2 } },
    { "name,code,from,to,note\n# comment\n\n,FRE,,,country\n", { 4 } },
    { "pattern,code,example,rows\nS meet {T,040,,\n", { 2 } },
    { "pattern,code,example,rows\nS zap T,999,,\n", { 2 } },
    { "pattern,operator,example,rows\nS want,want,,\n", { 2 } },
    { "phrase,scope,note\nworld cup,page,\n", { 2 } },
  } do
    it(("tells the lines with mistakes: %q"):format(case[1]), function()
      local path = file("y.csv", case[1])
      local _, problems = assert(casus.dictionary { path })
      local lines = {}
      for i, one in ipairs(problems) do
        lines[i] = one.line
        assert.equal(path, one.file)
        assert.is_true(#one.why > 0)
      end
      assert.same(case[2], lines)
    end)
  end
end)

describe("a dictionary", function()
  it("takes rows from Lua", function()
    local d = core.dictionary()
    assert.is_true(d:add("actors", { "Freedonia", "FRE", "", "", "country" }))
    local ok, message = d:add("actors", { "Sylvania", "syl" })
    assert.is_nil(ok)
    assert.is_string(message)
    assert.equal(1, d:counts().names)
  end)

  it("tells what a code means", function()
    local d = assert(casus.dictionary())
    local code = d:code "190"
    assert.same({ "190", 4, "ASSAULT" }, { code.code, code.quad, code.plover })
    assert.is_nil(d:code "999")
    assert.equal("0332", d:compose("intend", "072"))
  end)

  it("refuses a kind that it does not know", function()
    local d = core.dictionary()
    assert.has_error(function() d:add("actor", { "a" }) end)
    assert.has_error(function() d:read("actors") end)
  end)

  it("finds a name that was looked for before it was added", function()
    local d = assert(casus.dictionary())
    local coder = casus.coder { dictionary = d }
    local text = "Freedonia condemned France."
    assert.equal(0, #coder:events(casus.document(text)))
    d:add("actors", { "Freedonia", "FRD", "", "", "country" })
    assert.equal("FRD", coder:events(casus.document(text))[1].source)
  end)

  it("does not let a coding be looked at that it has outgrown", function()
    local d = assert(casus.dictionary())
    local coder = casus.coder { dictionary = d }
    local doc = casus.document "Russia condemned France."
    coder:events(doc)
    d:add("actions", { "S zap T", "190" })
    assert.has_error(function() coder.core:frames() end,
      "the dictionary has changed: call start again")
    assert.equal(1, #coder:events(doc))
  end)
end)
