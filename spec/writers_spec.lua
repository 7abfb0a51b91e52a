-- The writers: what rows look like in each layout.

local support = require "support"
local casus, read = support.casus, support.read

local folder, remove = support.folder()
teardown(remove)

local story = '{"id":"a","date":"2024-07-11","source":"AP","text":"Russian troops attacked '
  .. 'Ukrainian rebels."}\n'
local input = support.write(folder .. "/a.jsonl", story)

local function fields(line)
  local list = {}
  for field in (line .. "\t"):gmatch "([^\t]*)\t" do list[#list + 1] = field end
  return list
end

describe("the layout", function()
  for _, case in ipairs {
    -- name, columns, lines of header, some fields by number
    { "petrarch", 7, 0, { "20240711", "RUSMIL", "UKRREB", "190", "", "a_0", "AP" } },
    { "phoenix", 26, 0, { [2] = "20240711", [6] = "RUSMIL", [7] = "RUS", [8] = "MIL",
      [12] = "REB", [14] = "190", [15] = "19", [16] = "4", [24] = "a_0", [26] = "AP" } },
    { "icews", 20, 1, { [2] = "2024-07-11", [3] = "Russian troops", [4] = "military", [5] = "Russia",
      [7] = "190", [11] = "Ukraine", [12] = "a", [13] = "1", [14] = "AP" } },
    { "gdelt1", 58, 0, { [2] = "20240711", [3] = "202407", [6] = "RUSMIL", [8] = "RUS", [13] = "MIL",
      [27] = "190", [29] = "19", [30] = "4", [57] = "20240711" } },
    { "gdelt", 61, 0, { [2] = "20240711", [6] = "RUSMIL", [27] = "190", [60] = "20240711000000" } },
    { "polecat", 40, 1, { [2] = "2024-07-11", [3] = "ASSAULT", [6] = "M-Conf", [9] = "RUS",
      [11] = "MIL", [17] = "UKR", [19] = "REB", [35] = "2024-07-11", [39] = "en" } },
  } do
    it(case[1] .. " has its columns", function()
      local out = support.lines((casus { "code", "--to", case[1], input }))
      assert.equal(case[3] + 1, #out)
      for _, line in ipairs(out) do assert.equal(case[2], #fields(line)) end
      local row = fields(out[#out])
      for i, want in pairs(case[4]) do assert.equal(want, row[i], "column " .. i) end
    end)
  end

  it("places what the enricher finds", function()
    local out = casus({ "code", "-q", "--from", "jsonl", "--to", "gdelt", "--use", "place" },
      '{"id":"a","date":"2024-07-11","text":"Russian troops attacked Ukrainian rebels in Kharkiv."}\n')
    local row = fields(support.lines(out)[1])
    assert.equal("4", row[52])
    assert.equal("UP", row[54])
  end)
end)

describe("csv and tsv", function()
  local script = support.write(folder .. "/odd.lua", [[
local casus = require "casus"
return casus.script { from = "cameo", columns = { "odd", "source" },
  event = function(e) e.odd = ' a,"b"\t\r\nc é ' end }]])
  for name, delimiter in pairs { csv = ",", tsv = "\t" } do
    it(name .. " brings any text back", function()
      local path = folder .. "/odd." .. name
      casus { "code", "-s", script, input, "-o", path }
      local rows = {}
      for row in assert(require "casus.csv".rows(path, delimiter)) do rows[#rows + 1] = row end
      assert.same({ "odd", "source" }, { rows[1][1], rows[1][2] })
      assert.same({ ' a,"b"\t\r\nc é ', "RUSMIL" }, { rows[2][1], rows[2][2] })
    end)
  end

  for _, suffix in ipairs { "gz", "zst" } do
    it("are packed by the suffix " .. suffix, function()
      local path = folder .. "/rows.csv." .. suffix
      casus { "code", input, "-o", path }
      local handle = require "casus.core".stream(path)
      assert.is_nil(read(path):find("RUSMIL", 1, true))
      assert.is_truthy(handle:read "a":find("RUSMIL", 1, true))
    end)
  end
end)

describe("sqlite", function()
  local path = folder .. "/rows.sqlite"
  local function query(sql)
    local driver = require "luasql.sqlite3".sqlite3()
    local connection = assert(driver:connect(path))
    local cursor = assert(connection:execute(sql))
    local row = cursor:fetch({}, "a")
    cursor:close()
    connection:close()
    driver:close()
    return row
  end

  it("has events, documents, actors and runs", function()
    local _, err, status = casus { "code", input, "-o", path }
    assert.equal(0, status, err)
    assert.equal("190", query "SELECT action FROM events".action)
    assert.equal("text", query "SELECT typeof(action) AS t FROM events".t)
    assert.equal("integer", query "SELECT typeof(quad) AS t FROM events".t)
    assert.equal("AP", query "SELECT source FROM documents WHERE id = 'a'".source)
    local actor = query "SELECT * FROM actors WHERE code = 'RUSMIL'"
    assert.equal("Russian troops 1 0", ("%s %d %d"):format(actor.text, actor.sources, actor.targets))
    assert.equal(1, math.tointeger(tonumber(query "SELECT documents FROM runs".documents)))
    assert.is_truthy(query "SELECT name FROM sqlite_master WHERE name = 'events_source_target'")
  end)

  it("needs a file", function()
    local _, err, status = casus({ "code", "--to", "sqlite" }, story)
    assert.equal(2, status)
    assert.is_truthy(err:find("needs a file", 1, true))
  end)

  it("takes any text", function()
    local script = support.write(folder .. "/null.lua", [[
local casus = require "casus"
return casus.script { from = "cameo", columns = { "odd" },
  event = function(e) e.odd = "it's\0é" end }]])
    local _, err, status = casus { "code", "-s", script, input, "-o", path }
    assert.equal(0, status, err)
    assert.equal("6974277300C3A9", query "SELECT hex(odd) AS h FROM events".h)
  end)
end)
