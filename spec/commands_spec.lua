-- The other commands.

local support = require "support"
local casus = support.casus

local folder, remove = support.folder()
teardown(remove)

local function file(name, text)
  return support.write(folder .. "/" .. name, text)
end

describe("casus", function()
  it("lists its commands", function()
    local out, _, status = casus {}
    for _, name in ipairs { "check", "code", "diff", "explain", "help",
      "parse", "run", "score", "train" } do
      assert.is_truthy(out:find("\n  " .. name .. " ", 1, true), name)
    end
    assert.equal(0, status)
  end)

  it("knows its version", function()
    assert.is_truthy((casus { "--version" }):find "^casus %d")
  end)

  it("takes no name of a file for a text", function()
    local _, err, status = casus { "explain", folder .. "/nosuch.txt" }
    assert.is_truthy(err:find("nosuch.txt: no such file; ", 1, true), err)
    assert.equal(2, status)
    assert.equal(0, select(3, casus { "explain", "Hello." }))
  end)

  it("tells of casus run how it is used", function()
    assert.is_truthy(casus { "run", "--help" }:find("Usage: casus run", 1, true))
  end)

  it("suggests a command", function()
    local _, err, status = casus { "exlain" }
    assert.is_truthy(err:find("did you mean 'explain'?", 1, true))
    assert.equal(2, status)
  end)

  for _, name in ipairs { "check", "code", "diff", "explain", "parse", "score",
    "train" } do
    it(("helps with %s, with an example"):format(name), function()
      local out, _, status = casus { "help", name }
      assert.is_truthy(out:find("casus " .. name, 1, true))
      assert.is_truthy(out:find "Example")
      assert.equal(0, status)
      assert.equal(out, (casus { name, "--help" }))
    end)
  end
end)

describe("casus parse", function()
  it("keeps articles apart, with their names and dates", function()
    local stories = file("two.jsonl", '{"id":"a","date":"2024-07-11","text":"Russia condemned France."}\n'
      .. '{"id":"b","text":"Germany met Poland."}\n')
    local tree = folder .. "/two.conllu"
    local _, err, status = casus { "parse", stories, "-o", tree }
    assert.equal("", err)
    assert.equal(0, status)
    assert.equal(casus { "code", "-q", stories }, casus { "code", "-q", "--keep-tree", tree })
  end)

  it("tells a full disk, as the other commands do", function()
    local program, err = os.getenv "CASUS" or "build/casus", folder .. "/full.err"
    local story = file("full.txt", "Russia condemned France.\n")
    for _, words in ipairs { "plugins", "explain " .. story, "help code" } do
      local _, _, status = os.execute(("%s %s >/dev/full 2>%s"):format(program, words, err))
      assert.equal("casus: standard output cannot be written\n", support.read(err))
      assert.equal(2, status)
    end
  end)

  it("prints CoNLL-U", function()
    local out, _, status = casus({ "parse" }, "Russia condemned France.\n")
    local lines = support.lines(out)
    assert.equal("# newdoc id = stdin", lines[1])
    assert.equal("# text = Russia condemned France.", lines[3])
    assert.is_truthy(lines[5]:find "^2\tcondemned\tcondemn\tVERB\tVBD")
    assert.equal(0, status)
  end)

  it("keeps the tokens of CoNLL-U and analyses anew", function()
    local tree = "# text = Police fired.\n"
      .. "1\tPolice\tx\tX\tFW\t_\t0\troot\t_\t_\n"
      .. "2\tfired\tx\tX\tFW\t_\t1\tdep\t_\tSpaceAfter=No\n"
      .. "3\t.\tx\tX\tFW\t_\t1\tdep\t_\t_\n\n"
    local anew = casus({ "parse", "--from", "conllu" }, tree)
    assert.is_truthy(anew:find("2\tfired\tfire\tVERB\tVBD", 1, true))
    local kept = casus({ "parse", "--from", "conllu", "--keep-tree" }, tree)
    assert.is_truthy(kept:find("2\tfired\tx\tX\tFW\t_\t1\tdep", 1, true))
  end)

  it("refuses what is no CoNLL-U", function()
    local _, err, status = casus({ "parse", "--from", "conllu" }, "1\tx\n\n")
    assert.is_truthy(err:find("line 1", 1, true))
    assert.equal(1, status)
  end)
end)

describe("casus explain", function()
  local out, _, status = casus { "explain", "Russia did not attack Ukraine." }

  for _, part in ipairs { "condemn", "attack", "VERB", "mention  RUS",
    "actors/rus.csv:", "rule     190", "row      RUS 190 UKR  negated",
    "left out unless --status all" } do
    if part ~= "condemn" then
      it(("shows %q"):format(part), function()
        assert.is_truthy(out:find(part, 1, true), out)
        assert.equal(0, status)
      end)
    end
  end

  it("reads a file", function()
    local text = casus { "explain", file("a.txt", "France met Italy.\n") }
    assert.is_truthy(text:find("row      FRA 040 ITA", 1, true))
  end)
end)

describe("casus check", function()
  it("finds clashes, mistakes and failing examples", function()
    local actors = file("mine.csv", "name,code,from,to,note\n"
      .. "Russia,USA,,,country\nFreedonia,XX,,,\n")
    local rules = file("rules.csv", "pattern,code,example,rows\n"
      .. "S outfox T,190,Russia outfoxed France.,RUS 190 FRA\n"
      .. "S outwit T,190,Russia outwitted France.,RUS 180 FRA\n"
      .. "S meet T,041,,\n")
    local out, _, status = casus { "check", rules }
    assert.is_truthy(out:find("rules.csv:4: the pattern `S meet T` has the "
      .. "code 041 here and 040:040 at actions/04.csv", 1, true), out)
    assert.is_truthy(out:find("wanted RUS 180 FRA\n  got    RUS 190 FRA", 1,
      true), out)
    assert.is_truthy(out:find("1 of    3 examples pass", 1, true), out)
    assert.equal(1, status)
    out = casus { "check", actors }
    assert.is_truthy(out:find("mine.csv:2: the name Russia", 1, true), out)
    assert.is_truthy(out:find("mine.csv:3: ", 1, true), out)
  end)

  it("refuses a file that is no dictionary", function()
    local _, err, status = casus { "check", file("x.csv", "a,b\n") }
    assert.is_truthy(err:find("x.csv:1: the header", 1, true))
    assert.equal(2, status)
  end)
end)

describe("casus score", function()
  local gold = file("gold.jsonl",
    '{"doc":"a","sentence":0,"text":"Russia condemned France.","events":['
    .. '{"source":"RUS","action":"111","target":"FRA"}]}\n'
    .. '{"doc":"a","sentence":1,"text":"It rained.","events":[]}\n')

  local function coded(text)
    return file("coded.jsonl", (casus({ "code", "--from", "jsonl", "--to",
      "jsonl" }, ('{"id":"a","text":"%s"}\n'):format(text))))
  end

  it("is 1 where all is right", function()
    local out = casus { "score", gold,
      coded "Russia condemned France.\\nIt rained." }
    for _, level in ipairs { "root", "actors", "event", "exact" } do
      assert.is_truthy(out:find(level .. " +precision 1.000  recall 1.000"))
    end
    assert.is_truthy(out:find "false_alarm_sentences +0.000")
  end)

  it("shows what was missed", function()
    local out = casus { "score", gold, coded "Russia met Germany.",
      "--misses", "1" }
    assert.is_truthy(out:find("missed RUS 111 FRA; coded RUS 040 DEU", 1, true),
      out)
  end)

  it("takes a table of events, and its documents as they are coded", function()
    local rows = file("gold.csv", "doc,sentence,source,action,target\na,0,RUS,111,FRA\n")
    local stories = file("stories.jsonl",
      '{"id":"a","text":"Russia condemned France. Russia met Germany."}\n{"id":"b","text":"Peru met Chile."}\n')
    for _, name in ipairs { "coded.csv", "coded.jsonl", "coded.csv.gz", "coded.tsv" } do
      casus { "code", "-q", stories, "-o", folder .. "/" .. name }
      local out = casus { "score", rows, folder .. "/" .. name }
      assert.is_truthy(out:find("event +precision 0.333  recall 1.000"), out)
      assert.is_truthy(out:find("false_alarm_sentences +1.000"), out)
    end
  end)

  it("names the line and the field that are wrong", function()
    local _, err, status = casus { "score", file("half.jsonl", '{"id":"a","events":[]}\n'), gold }
    assert.is_truthy(err:find("half.jsonl:1: a row of this gold", 1, true), err)
    assert.equal(2, status)
    _, err = casus { "score", gold, file("half.csv", "id,source\n") }
    assert.equal(("casus: %s/half.csv: no column 'action'; there are: id, source\n"):format(folder), err)
  end)

  it("refuses what is no gold", function()
    local _, err, status = casus { "score", file("x.jsonl", "{}\n"),
      "none.jsonl" }
    assert.is_truthy(err:find("not a gold standard", 1, true))
    assert.equal(2, status)
  end)
end)

describe("casus diff", function()
  local function coded(name, text)
    return file(name, (casus({ "code", "--to", "jsonl" }, text)))
  end

  it("tells rows lost, gained and changed", function()
    local a = coded("a.jsonl", "Russia condemned France.\n")
    local b = coded("b.jsonl", "Russia condemned Italy.\n")
    local c = coded("c.jsonl", "Russia attacked Italy.\n")
    local out, _, status = casus { "diff", a, a }
    assert.same({ "1 rows before, 1 after: 0 lost, 0 gained, 0 changed\n", 0 },
      { out, status })
    out, _, status = casus { "diff", a, b }
    assert.is_truthy(out:find("~ stdin 0: RUS 111 FRA -> RUS 111 ITA", 1,
      true))
    assert.equal(1, status)
    out = casus { "diff", a, c, "--quiet" }
    assert.is_truthy(out:find "1 rows before, 1 after")
  end)
end)

describe("casus run", function()
  it("runs a program with its arguments", function()
    local path = file("p.lua", [[
local casus = require "casus"
local doc = casus.document(arg[1])
for _, e in ipairs(casus.coder():events(doc)) do
  print(e.source, e.action, e.target)
end]])
    local out, _, status = casus { "run", path, "Russia condemned France." }
    assert.same({ "RUS\t111\tFRA\n", 0 }, { out, status })
  end)

  it("tells file and line of an error", function()
    local _, err, status = casus { "run", file("e.lua", "\nerror 'oh'") }
    assert.is_truthy(err:find("e.lua:2: oh", 1, true))
    assert.equal(2, status)
  end)
end)

describe("the module in a stock lua5.4", function()
  it("is casus.so", function()
    local so = (os.getenv "CASUS" or "build/casus"):gsub("[^/]*$", "?.so")
    local out = file("out.txt", "")
    local _, _, status = os.execute(([[LUA_CPATH="%s;;" lua5.4 -e '
      local casus = require "casus"
      local doc = casus.document("Russia condemned France.")
      print(casus.coder():events(doc)[1].action)' >%s 2>&1]]):format(so, out))
    local text = support.read(out)
    if text:find "ASan runtime" then pending "lua5.4 has no sanitizer" end
    assert.same({ "111\n", 0 }, { text, status })
  end)
end)
