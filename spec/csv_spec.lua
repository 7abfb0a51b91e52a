-- CSV and JSON in and out.

local casus = require "casus"
local core = require "casus.core"
local json = require "casus.json"
local plugin = require "casus.plugin"
local row = require "casus.row"
local writer = require "casus.writer"

-- Rows of a text, fed in pieces of `size` bytes.
local function rows(text, size)
  local reader, list = core.csv(), {}
  local function add(found)
    for _, one in ipairs(found) do list[#list + 1] = one end
  end
  for at = 1, #text, size do add(reader:feed(text:sub(at, at + size - 1))) end
  add(reader:finish())
  return list
end

describe("a CSV row", function()
  for _, case in ipairs {
    { { "a", "b" }, "a,b\n" },
    { { "a,b", 'say "x"', "two\nlines" }, '"a,b","say ""x""","two\nlines"\n' },
    { { 1, 3.5, true, "" }, "1,3.5,true,\n" },
    { { " a", "b " }, '" a","b "\n' },
    { { "Köln", "日本" }, "Köln,日本\n" },
    { { "", "" }, ",\n" },
  } do
    it(("is written: %q"):format(case[2]), function()
      assert.equal(case[2], core.csv_row(case[1], #case[1]))
    end)
  end

  it("has empty fields for nil", function()
    assert.equal("a,,b\n", core.csv_row({ "a", nil, "b" }, 3))
  end)

  it("holds no tables", function()
    assert.has_error(function() core.csv_row({ {} }, 1) end,
      "field 1 is a table: a row holds strings and numbers")
  end)

  for size = 1, 7 do
    it(("comes back as it went, in pieces of %d bytes"):format(size),
      function()
        local fields = { "a,b", 'x"y', "two\nlines", "Köln", " blank ", "" }
        local text = core.csv_row(fields, #fields)
        fields.line = 1
        local second = { "z", line = 3 }
        assert.same({ fields, second }, rows(text .. "z\n", size))
      end)
  end

  it("knows its line", function()
    local list = rows('a\n\n"b\nc"\nd', 100)
    assert.same({ 1, 3, 5 },
      { list[1].line, list[2].line, list[3].line })
  end)
end)

describe("rows that the core makes", function()
  local story = "Russian troops, \"the Wagner\ngroup\", attacked Ukraine. France "
    .. "condemned the attack, and said it would send aid. Police arrested protesters."
  for name, columns in pairs {
    all = row.columns,
    some = { "goldstein", "id", "target_text", "id" },
  } do
    it(("are those of a writer: %s columns"):format(name), function()
      local coder, format = casus.coder(), plugin.find("writer", "csv")
      local document = casus.document(story, { id = "a, \"b\"", date = "2024-05-06" })
      local want, n = writer.encode(format, coder:events(document), columns)
      assert.is_true(n > 2)
      local got, count = coder:lines(document, columns, ",")
      assert.equal(want, got)
      assert.equal(n, count)
    end)
  end

  it("have no other columns", function()
    local coder = casus.coder()
    assert.has_error(function()
      coder:lines(casus.document(story), { "why" }, ",")
    end, "no column 'why' of lines")
  end)
end)

describe("JSON", function()
  for _, case in ipairs {
    { "a\"b\\c\n\1", [["a\"b\\c\n\u0001"]] },
    { { 1, 2.5, true }, "[1,2.5,true]" },
    { { b = 1, a = { c = "x" } }, '{"a":{"c":"x"},"b":1}' },
    { 0.1, "0.1" }, { 1 / 3, "0.33333333333333331" }, { 0 / 0, "null" },
    { "actions/05.csv:1", '"actions/05.csv:1"' },
  } do
    it(("is written: %s"):format(case[2]), function()
      assert.equal(case[2], json.encode(case[1]))
    end)
  end

  it("is read; null is nothing", function()
    assert.same({ a = 1 }, json.decode '{"a":1,"b":null}')
    local value, message = json.decode "{"
    assert.is_nil(value)
    assert.is_string(message)
  end)
end)

describe("a frozen value", function()
  for name, value in pairs {
    ["a string"] = "a\0b", ["no string"] = "", number = 1 / 3, integer = math.mininteger,
    ["true"] = true, ["a list"] = { 1, "2", { 3.0 } },
    ["a table"] = { a = false, [1.5] = { b = {} }, [true] = "x" },
  } do
    it(("is the same when thawed: %s"):format(name), function()
      assert.same(value, core.thaw(core.freeze(value)))
    end)
  end

  it("may be nothing, and the null of JSON", function()
    assert.is_nil(core.thaw(core.freeze(nil)))
    local null = require "cjson".null
    assert.equal(null, core.thaw(core.freeze { a = null }).a)
  end)

  it("has no functions and is not bottomless", function()
    assert.has_error(function() core.freeze { print } end, "a function is no plain value")
    local deep = {}
    deep.deep = deep
    assert.has_error(function() core.freeze(deep) end, "a value is nested too deep")
    assert.has_error(function() core.thaw(("{t"):rep(5000)) end)
  end)

  it("is whole or refused", function()
    local whole = core.freeze { a = "text", b = { 1, 2.5, true } }
    for size = 0, #whole - 1 do
      assert.is_false(pcall(core.thaw, whole:sub(1, size)))
    end
  end)
end)
