-- After coding: merge, dedup, aggregate, rerun.

local core = require "casus.core"
local support = require "support"
local casus, read, write = support.casus, support.read, support.write

local folder, remove = support.folder()
teardown(remove)

local function file(name, text) return write(folder .. "/" .. name, text) end

local articles = {}
for i = 1, 40 do
  articles[i] = ('{"id":"d%d","date":"2024-01-%02d","text":"Russia condemned France. Germany met Poland."}\n')
    :format(i, i % 28 + 1)
  if i == 20 then articles[i] = "{broken\n" end
end
local input = file("a.jsonl", table.concat(articles))

describe("casus merge", function()
  for _, suffix in ipairs { "csv", "tsv", "jsonl", "csv.gz" } do
    it(("joins shards in %s to what one run gives"):format(suffix), function()
      local whole, parts = folder .. "/whole." .. suffix, {}
      casus { "code", "-q", input, "-o", whole }
      for i = 1, 3 do
        parts[i] = ("%s/part-%d.%s"):format(folder, i, suffix)
        casus { "code", "-q", input, "--shard", i .. "/3", "-o", parts[i] }
      end
      local merged = folder .. "/merged." .. suffix
      local _, err, status = casus { "merge", parts[1], parts[2], parts[3], "-o", merged }
      assert.equal(0, status, err)
      local function text(path) return core.stream(path):read "a" end
      assert.equal(text(whole), text(merged))
      assert.equal(read(whole .. ".rejects.jsonl"), read(merged .. ".rejects.jsonl"))
    end)
  end

  it("joins by number, not as the shell sorts, and none of a run that goes on", function()
    local parts, all = {}, {}
    for i = 1, 11 do
      local path = ("%s/by-%d.csv"):format(folder, i)
      file(("by-%d.csv"):format(i), ("n\n%d\n"):format(i))
      parts[i], all[i] = path, ("%d\n"):format(i)
    end
    table.sort(parts)
    local out = casus { "merge", table.unpack(parts) }
    assert.equal("n\n" .. table.concat(all), out)
    file("by-12.csv.part", "n\n")
    local _, err, status = casus { "merge", table.unpack(parts) }
    assert.is_truthy(err:find("by-12.csv: the run is not finished: casus code --resume", 1, true), err)
    assert.equal(2, status)
  end)

  it("joins databases", function()
    local parts, whole = {}, folder .. "/whole.sqlite"
    casus { "code", "-q", input, "-o", whole }
    for i = 1, 2 do
      parts[i] = ("%s/part-%d.sqlite"):format(folder, i)
      casus { "code", "-q", input, "--shard", i .. "/2", "-o", parts[i] }
    end
    local merged = folder .. "/merged.sqlite"
    local _, err, status = casus { "merge", parts[1], parts[2], "-o", merged }
    assert.equal(0, status, err)
    local function dump(path)
      local driver = require "luasql.sqlite3".sqlite3()
      local connection, lines = assert(driver:connect(path)), {}
      for _, name in ipairs { "events", "documents", "actors" } do
        local cursor = assert(connection:execute("SELECT * FROM " .. name .. " ORDER BY rowid"))
        local row = cursor:fetch {}
        while row do
          lines[#lines + 1] = table.concat(row, "|")
          row = cursor:fetch {}
        end
      end
      connection:close()
      driver:close()
      return lines
    end
    assert.is_true(#dump(whole) > 100)
    assert.same(dump(whole), dump(merged))
  end)

  it("drops repeated events on request", function()
    local a = file("x.csv", "id,date,source,action,target\n1,2024-01-01,A,1,B\n")
    local b = file("y.csv", "id,date,source,action,target\n2,2024-01-01,A,1,B\n3,2024-01-02,A,1,B\n")
    assert.equal("id,date,source,action,target\n1,2024-01-01,A,1,B\n3,2024-01-02,A,1,B\n",
      (casus { "merge", "--one-a-day", a, b }))
  end)

  for _, case in ipairs {
    { "parts that are not there", { "none.csv" }, "none.csv: no such file" },
    { "unfinished parts", { "half.csv" }, "the run is not finished: casus code --resume" },
    { "other headers", { "h1.csv", "h2.csv" }, "its header is another one" },
  } do
    it("refuses " .. case[1], function()
      file("half.csv.part", "")
      file("h1.csv", "a\n1\n")
      file("h2.csv", "b\n1\n")
      local words = { "merge" }
      for _, name in ipairs(case[2]) do words[#words + 1] = folder .. "/" .. name end
      words[#words + 1] = "-o"
      words[#words + 1] = folder .. "/refused.csv"
      local _, err, status = casus(words)
      assert.equal(2, status)
      assert.is_truthy(err:find(case[3], 1, true), err)
      assert.is_nil(read(folder .. "/refused.csv"))
      assert.is_nil(read(folder .. "/refused.csv.part"))
    end)
  end
end)

describe("casus dedup", function()
  local rows = file("d.csv", "id,date,source,action,target,source_text,doc\n"
    .. "1,2024-01-01,RUS,111,FRA,Russia,a\n2,2024-01-01,RUS,111,FRA,Moscow,b\n"
    .. "3,2024-01-02,RUSMIL,112,FRA,troops,c\n4,2024-01-09,RUS,111,FRA,Russia,d\n"
    .. "5,2024-01-09,,111,FRA,gunmen,d\n6,2024-01-09,,111,FRA,rebels,d\n")
  local function ids(words)
    local out, err, status = casus(words)
    assert.equal(0, status, err)
    local list = {}
    for line in out:gmatch "[^\n]+" do list[#list + 1] = line:match "^%d+" end
    return table.concat(list, " ")
  end

  it("keeps one a day", function() assert.equal("1 3 4 5 6", ids { "dedup", "-q", rows }) end)
  it("compares the columns it is told", function()
    assert.equal("1 3 5 6", ids { "dedup", "-q", rows, "--by", "source,action" })
  end)
  it("finds clusters", function() assert.equal("1 4 5 6", ids { "dedup", "-q", rows, "--cluster" }) end)
  it("does not mark what it does not look for", function()
    local _, err, status = casus { "dedup", rows, "--all" }
    assert.equal("casus: --all marks what --cluster finds: give both\n", err)
    assert.equal(2, status)
  end)
  it("marks clusters", function()
    local out = support.lines((casus { "dedup", "-q", rows, "--cluster", "--all" }))
    assert.equal("3,2024-01-02,RUSMIL,112,FRA,troops,c,1,3", out[4])
  end)
  it("takes JSON lines", function()
    local path = file("d.jsonl", '{"id":"1","date":"2024-01-01","source":{"code":"A"},"action":{"code":"1"},'
      .. '"target":{"code":"B"}}\n')
    local out = casus { "dedup", "-q", path, path }
    assert.equal(1, #support.lines(out))
  end)
end)

describe("casus aggregate", function()
  local rows = file("g.csv", "date,source,action,target,root,quad,goldstein\n"
    .. "2024-12-30,RUSMIL,190,FRA,19,4,-10\n2024-12-31,RUS,050,FRA,05,1,3.5\n"
    .. "2025-01-02,RUS,050,FRA,05,1,3.5\n,RUS,050,FRA,05,1,3.5\n2024-02-30,RUS,050,FRA,05,1,3.5\n")
  for _, case in ipairs {
    { { "--by", "day" }, { "2024-12-30,RUSMIL,FRA,1,-10,-10,0,0,0,1", "2024-12-31,RUS,FRA,1,3.5,3.5,1,0,0,0",
      "2025-01-02,RUS,FRA,1,3.5,3.5,1,0,0,0" } },
    { { "--by", "week", "--country" }, { "2025-W01,RUS,FRA,3,-1,-3,2,0,0,1" } },
    { { "--by", "month", "--country" }, { "2024-12,RUS,FRA,2,-3.25,-6.5,1,0,0,1",
      "2025-01,RUS,FRA,1,3.5,3.5,1,0,0,0" } },
    { { "--by", "year", "--country", "--count", "root" }, {
      "2024,RUS,FRA,2,-3.25,-6.5,0,0,0,0,1,0,0,0,0,0,0,0,0,0,0,0,0,0,1,0",
      "2025,RUS,FRA,1,3.5,3.5,0,0,0,0,1,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0" } },
  } do
    it("counts " .. table.concat(case[1], " "), function()
      local out, err = casus { "aggregate", rows, table.unpack(case[1]) }
      local lines = support.lines(out)
      table.remove(lines, 1)
      assert.same(case[2], lines)
      assert.is_truthy(err:find("2 events without a date", 1, true))
    end)
  end

  it("takes JSON lines and packed files", function()
    local path = folder .. "/g.jsonl.zst"
    casus { "code", "-q", input, "-o", path }
    local out = casus { "aggregate", path, "--by", "year" }
    assert.is_truthy(out:find("2024,RUS,FRA,39,-2,-78,0,0,39,0", 1, true), out)
  end)
end)

describe("casus rerun", function()
  local text = file("r.txt", "Russia condemned France.\n")
  local out, manifest = folder .. "/r.csv", folder .. "/run.json"
  casus { "code", "-q", text, "-o", out, "--report", manifest, "--columns", "source,target", "-j", "2" }

  it("finds the same output", function()
    local _, err, status = casus { "rerun", manifest }
    assert.equal(0, status, err)
    assert.is_truthy(err:find("r.rerun.csv is the same, byte for byte", 1, true))
    assert.equal("source,target\nRUS,FRA\n", read(folder .. "/r.rerun.csv"))
  end)

  it("names the model, dictionaries and scripts by hash", function()
    local one = require "casus.json".decode(read(manifest))
    local kinds = {}
    for _, used in ipairs(one.files) do kinds[used.kind] = #used.sha256 end
    assert.same({ dictionary = 64, model = 64, script = 64 }, kinds)
    assert.equal(core.sha256(read(text)), one.inputs[1].sha256)
    assert.equal(1, one.counts.rows)
    assert.equal(0, one.refused)
  end)

  it("tells what has changed", function()
    write(text, "Russia condemned Italy.\n")
    local _, err, status = casus { "rerun", manifest }
    assert.equal(1, status)
    assert.is_truthy(err:find("r.txt: is another one now", 1, true), err)
    assert.is_truthy(err:find("is different; so are files", 1, true), err)
  end)
end)
