-- The library without the command line: from our program, from a stock Lua, as
-- make install leaves it; and misuse, which raises and never crashes.

local casus = require "casus"
local core = require "casus.core"
local support = require "support"

local folder, remove = support.folder()
teardown(remove)

local program = os.getenv "CASUS" or "build/casus"
local build = program:match "^(.*)/[^/]*$" or "."
if build:sub(1, 1) ~= "/" then build = os.getenv "PWD" .. "/" .. build end

local function shell(command)
  local pipe = assert(io.popen(command .. " 2>&1"))
  local text = pipe:read "a"
  return text, (select(3, pipe:close()))
end

-- A stock Lua cannot load a library made with sanitisers.
local function stock(command)
  local text, status = shell(command)
  if text:find("ASan runtime does not come first", 1, true) then
    pending "not with sanitisers"
  end
  return text, status
end

local program_text = [[
local casus = require "casus"
local coder = casus.coder { script = casus.script {
  actors = { { "Freedonia", "FRE", "", "", "country" } } } }
local document = casus.document("Freedonia condemned France.", { id = "a" })
local sentence = document:sentence(1)
local match = casus.pattern("S condemn T"):match(sentence)
print(match.source.form, match.target:path(match.source)[2].form)
local events = coder:events(document)
print(events[1].source, events[1].action, events[1].target)
local writer = assert(casus.writer("csv", arg[1], { "source", "target" }))
writer:write(events)
assert(writer:close())
for one in casus.documents(arg[2]) do print(one.id, #one) end
]]

local expected = "Freedonia\tcondemned\nFRE\t111\tFRA\nb\t1\n"

describe("require 'casus'", function()
  local file = support.write(folder .. "/program.lua", program_text)
  local story = support.write(folder .. "/b.txt", "Spain praised Portugal.\n")
  local words = (" '%s' '%s/out.csv' '%s'"):format(file, folder, story)

  it("works in casus run", function()
    assert.equal(expected, (shell(("'%s' run"):format(program) .. words)))
    assert.equal("source,target\nFRE,FRA\n",
      (support.read(folder .. "/out.csv"):gsub("\r", "")))
  end)

  it("works in a stock lua5.4", function()
    assert.equal(expected, (stock(("LUA_CPATH='%s/?.so;;' lua5.4"):format(
      build) .. words)))
  end)

  it("works after make install, from the program and from lua5.4", function()
    local _, status = shell(("make -o build install BUILD='%s' PREFIX='%s'")
      :format(build, folder .. "/usr"))
    assert.equal(0, status)
    local clean = "env -u CASUS_HOME "
    assert.equal(expected, (shell(("%s '%s/usr/bin/casus' run"):format(clean,
      folder) .. words)))
    assert.equal(expected, (stock(("cd / && %s "
      .. "LUA_CPATH='%s/usr/lib/lua/5.4/?.so;;' lua5.4"):format(clean, folder)
      .. words)))
  end)
end)

describe("casus.documents", function()
  it("raises where something cannot be read", function()
    assert.has_error(function()
      for _ in casus.documents(folder .. "/nowhere.txt") do error "no" end
    end)
  end)

  it("or tells it", function()
    local told
    for _ in casus.documents(folder .. "/nowhere.txt", {
      refused = function(_, why) told = why end }) do error "no" end
    assert.is_string(told)
  end)
end)

describe("a view", function()
  it("keeps its document alive", function()
    local token = casus.document("Russia condemned France.", { id = "z" })
      :sentence(1):token(2)
    for _ = 1, 3 do collectgarbage() end
    assert.equal("condemned", token.form)
    assert.equal("Russia condemned France.", token.head and "" or
      token.sentence.text)
    assert.equal("z", token.sentence.document.id)
  end)

  it("of a closed document raises", function()
    local document = casus.document "Russia condemned France."
    local sentence, token = document:sentence(1), document:sentence(1):token(1)
    document:close()
    for _, f in ipairs {
      function() return sentence.text end, function() return token.form end,
      function() return #sentence end, function() return document.text end,
      function() return token:children() end,
      function() return sentence:events() end,
      function() return casus.pattern "S go":match(sentence) end,
      function() return casus.coder { dictionary = core.dictionary() }
        :events(document) end,
    } do
      local ok, message = pcall(f)
      assert.is_false(ok)
      assert.is_truthy(message:find "a closed document", message)
    end
  end)
end)

-- Every method and function with every kind of wrong argument, the collector at
-- work all the time.
describe("misuse", function()
  local function things()
    local closed = casus.document "Closed."
    closed:close()
    local document = casus.document("Russia condemned France.", { id = "m" })
    local words = core.dictionary()
    local coder = core.coder(words, require "casus.coder".parser())
    return { false, true, -1, 0, 1, 2, 1e9, math.mininteger, 0 / 0, 1.5, "",
      "x", "actors", ("a"):rep(9999), "\0\xFF", {}, { "a" }, { {} },
      { text = 7 }, print, io.stdout, coroutine.create(print), closed,
      document, document:sentence(1), document:sentence(1):token(1), words,
      coder, core.csv(), casus.pattern("S go", words),
      require "casus.coder".parser() }
  end

  local function try(f, list)
    local n = 0
    for i = 0, #list do
      for j = 0, #list do
        local self, argument = list[i], list[j]
        pcall(f, self, argument)
        if i >= 23 then pcall(f, self, argument, list[#list - j]) end
        n = n + 1
      end
    end
    return n
  end

  for _, class in ipairs { "Document", "Sentence", "Token", "Dictionary",
    "Coder", "Pattern", "Csv", "Parser", "Model" } do
    it("of a " .. class .. " never crashes", function()
      local mode = collectgarbage "generational"
      local pause = collectgarbage("setpause", 0)
      for _, method in pairs(core[class]) do
        assert.is_true(try(method, things()) > 0)
      end
      collectgarbage("setpause", pause)
      collectgarbage(mode)
      collectgarbage()
    end)
  end

  for _, name in ipairs { "document", "conllu", "dictionary", "coder", "csv",
    "csv_row", "pattern", "guarded", "kernel", "freeze", "thaw" } do
    it("of casus.core." .. name .. " never crashes", function()
      assert.is_true(try(core[name], things()) > 0)
    end)
  end

  it("by metamethods never crashes", function()
    for _, one in ipairs(things()) do
      for _, other in ipairs(things()) do
        pcall(function() return one == other end)
        pcall(function() return one < other end)
        pcall(function() return one[other] end)
        pcall(function() one[other] = other end)
      end
      pcall(function() return #one end)
      pcall(tostring, one)
      assert.not_equal("table", type(one) == "userdata"
        and io.type(one) == nil and type(getmetatable(one)) or "")
    end
  end)
end)
