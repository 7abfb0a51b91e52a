-- casus repl, fed from a pipe.

local support = require "support"

local folder, remove = support.folder()
teardown(remove)

local function repl(text)
  local out, err, status = support.casus({ "repl" }, text)
  assert.equal("", err)
  assert.equal(0, status)
  return out
end

describe("casus repl", function()
  for _, case in ipairs {
    { "codes a sentence", "Russia condemned France.\n",
      "RUS 111 FRA  (actual)  Russia | condemned | France" },
    { "says why", "Russia condemned France.\n", "because actors/rus.csv:" },
    { "shows the tree", "Russia condemned France.\n:tree\n",
      "2  condemned +condemn +VERB +root" },
    { "shows the mentions", "Russia condemned France.\n:mentions\n",
      "FRA +%[France%]" },
    { "shows the frames", "Russia condemned France.\n:frames\n",
      "111 +RUS %[Russia%]  condemned  FRA %[France%]" },
    { "shows all fields", "Russia condemned France.\n:events\n",
      'source_text = "Russia"' },
    { "adds a name and a rule and codes again",
      "Freedonia outwitted France.\n:actor Freedonia = FRE\n"
      .. ":rule S outwit T = 111\n", "no event.-FRE 111 FRA" },
    { "tries a pattern", "Russia condemned France.\n:match S condemn T\n",
      "condemned  S = Russia  T = France" },
    { "shows Lua values", "= { a = 1, b = { 2, '3' } }\n",
      '{ a = 1, b = { 2, "3" } }' },
    { "has the coding at hand in Lua",
      "Russia condemned France.\n= events[1].target .. #document\n",
      '"FRA1"' },
    { "keeps variables", "= x = 7\n= x + 1\n", "8" },
    { "goes on after an error", "= error 'no'\nSpain thanked Portugal.\n",
      "input:1: no\nESP" },
    { "guesses a misspelt command", ":tre\n", "there is no :tre; did you "
      .. "mean 'tree'%?" },
    { "refuses a broken rule and goes on",
      ":rule S {x = 111\nSpain thanked Portugal.\n", "a { without its }\nESP" },
    { "refuses a script that is none", ":script nonsuch\n",
      "no script nonsuch" },
    { "knows dates", ":date 2023-05-01\n= document\nSpain thanked Portugal.\n"
      .. "= events[1].date\n", '"2023%-05%-01"' },
    { "needs a text", ":tree\n", "there is no text yet" },
    { "helps", ":help\n", ":rule +S outwit T = 111" },
  } do
    it(case[1], function()
      local out = repl(case[2])
      assert.is_truthy(out:find(case[3]) or out:find(case[3], 1, true), out)
    end)
  end

  it("saves what was added as a script that works", function()
    local path = folder .. "/mine.lua"
    repl(":actor Freedonia = FRE\n:rule S outwit T = 111\n:save " .. path
      .. "\n")
    local out = support.casus({ "code", "-s", path, "--columns",
      "source,action,target" }, "Freedonia outwitted France.\n")
    assert.equal("source,action,target\nFRE,111,FRA\n", (out:gsub("\r", "")))
  end)

  it("stops at :quit", function()
    assert.is_nil(repl(":quit\nRussia condemned France.\n"):find "RUS")
  end)
end)
