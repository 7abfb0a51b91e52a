-- casus.input and the readers: what they make of files.

local core = require "casus.core"
local input = require "casus.input"
local support = require "support"

local folder, remove = support.folder()
teardown(remove)

local function file(name, text) return support.write(folder .. "/" .. name, text) end

-- "id date text" of each article, or why it is refused
local function articles(paths, options)
  local list = {}
  for one in input.articles(paths, options) do
    list[#list + 1] = one.reject and "! " .. one.reject
      or ("%s %s %s"):format(one.id, one.date, one.text)
  end
  return list
end

describe("a reader gives", function()
  for _, case in ipairs {
    { "rows of CSV with quotes and CRLF", "a.csv",
      'id,date,text\r\n1,20240102,"One, ""two""\n3"\r\n\r\n2,2024-01-03,Four\r\n', nil,
      { '1 2024-01-02 One, "two"\n3', "2 2024-01-03 Four" } },
    { "columns under other names", "b.csv", "nr,day,body\n7,2020-01-01,Hi\n",
      { map = { id = "nr", date = "day", text = "body" } }, { "7 2020-01-01 Hi" } },
    { "fields of JSON under other names", "b.jsonl", '{"id":7,"body":"Hi"}\n',
      { map = { text = "body" } }, { "7  Hi" } },
    { "fields of JSON within fields", "b2.jsonl", '{"id":"x","meta":{"id":7},"a":{"b":{"body":"Hi"}}}\n',
      { map = { text = "a.b.body", id = "meta.id" } }, { "7  Hi" } },
    { "a table with semicolons, as spreadsheets write it", "b4.csv", 'id;date;text\r\n1;11.7.2024;"a; b, c"\r\n',
      nil, { "1 2024-07-11 a; b, c" } },
    { "a table with tabs under the name of CSV", "b5.csv", "id\ttext\n1\ta, b; c\n", nil, { "1  a, b; c" } },
    { "a table of one column", "b6.csv", "text\na\n", nil, { "b6-2  a" } },
    { "lines of JSON by their other name", "b7.json", '{"id":"a","text":"x"}\n[{"text":"y"}]\n', nil,
      { "a  x", "! not a JSON object: a list; jq -c '.[]' makes lines of it" } },
    { "a message for HTML", "b8.txt", "\n<!DOCTYPE html>\n<p>x", nil, { "! HTML, not text; html2text makes it so" } },
    { "a message for PDF", "b9.txt", "%PDF-1.4\n", nil, { "! PDF, not text; pdftotext makes it so" } },
    { "a message for what is packed otherwise", "b10.txt.bz2", "BZh91AY&SY", nil,
      { "! packed by bzip2, xz or zip; only gzip and zstd are unpacked" } },
    { "a text of per cents and tags", "b11.txt", "<b>%PDF</b> HTML", nil, { "b11  <b>%PDF</b> HTML" } },
    { "two columns that change their names", "b2.csv", "text,id\nA,Hi\n",
      { map = { text = "id", id = "text" } }, { "A  Hi" } },
    { "a message that names the fields of JSON", "b3.jsonl", '{"nr":7,"body":"Hi"}\n[{"text":"Hi"}]\n', nil,
      { '! no field "text"; there are: body, nr (--map text=FIELD names another)',
        "! not a JSON object: a list; jq -c '.[]' makes lines of it" } },
    { "a message for a quotation mark that is not closed", "e2.csv", 'id,text\n1,"a ""b"\n2,"c ""d""\n3,e\n',
      nil, { '1  a "b', "! a quotation mark in this row is not closed" } },
    { "the last row, with and without its end", "e3.csv", 'id,text\n1,"a"', nil, { "1  a" } },
    { "a table without header", "c.tsv", "1\t20240102\tHi\n",
      { header = { "id", "date", "text" } }, { "1 2024-01-02 Hi" } },
    { "a message for a table without text", "d.csv", "id,body\n1,Hi\n", nil,
      { "! no column 'text'; there are: id, body (--map text=COLUMN names another)" } },
    { "a message for a row that is too long", "e.csv", "id,text\n1,Hi,there\n", nil,
      { "! 3 fields in a table of 2 columns" } },
    { "a byte order mark taken off", "f.csv", "\xef\xbb\xbfid,text\n1,Hi\n", nil, { "1  Hi" } },
    { "the sentences of PETRARCH", "g.xml", [[<?xml version="1.0"?>
<Sentences><Sentence date="20150101" id="a_1" source="AFP" sentence="true"><Text>
One &amp; two.</Text><Parse>(ROOT (S one) )</Parse></Sentence></Sentences>]], nil,
      { "a_1 2015-01-01 One & two." } },
    { "what is before damaged XML", "h.xml", "<Sentences><Sentence id='1'><Text>Hi</Text>"
      .. "</Sentence><Sentence id='2'></Text>", nil, { "1  Hi", "! mismatched tag" } },
    { "the records of TABARI", "i.tabari", "950103 A-1\nOne\n/* no */two.\n\n\n311231 B\nx\n\nbad\n",
      nil, { "A-1 1995-01-03 One  two.", "B 1931-12-31 x", "! a record begins with YYMMDD and an id" } },
    { "days for dates", "day.jsonl", '{"id":"a","date":"Thu, 11 Jul 2024 10:00 GMT","text":"x"}\n'
      .. '{"id":"b","date":1720699200,"text":"x"}\n{"id":"c","date":"7/11/2024","text":"x"}\n', nil,
      { "a 2024-07-11 x", "b 2024-07-11 x", "c 7/11/2024 x" } },
    { "text in Latin-1", "j.txt", "C\xf3rdoba", { encoding = "latin1" }, { "j  Córdoba" } },
    { "UTF-16 told by its mark", "k.txt", "\xff\xfeH\0i\0", nil, { "k  Hi" } },
    { "JSON lines with CRLF", "l.jsonl", '{"text":"a"}\r\n{"text":"b"}\r\n', nil, { "l-1  a", "l-2  b" } },
    { "gzip", "m.jsonl.gz", core.pack('{"text":"a"}\n', "gz") .. core.pack('{"text":"b"}\n', "gz"),
      nil, { "m-1  a", "m-2  b" } },
    { "zstd", "n.txt.zst", core.pack("Hi", "zst"), nil, { "n  Hi" } },
    { "what is before damaged gzip", "o.jsonl.gz", core.pack('{"text":"a"}\n', "gz"):sub(1, -6), nil,
      { "o-1  a", "! the compressed data are damaged or end too early" } },
  } do
    it(case[1], function()
      assert.same(case[5], articles({ file(case[2], case[3]) }, case[4]))
    end)
  end

  it("a message for an unknown encoding", function()
    assert.same({ "! no encoding 'klingon' is known" },
      articles({ file("p.txt", "Hi") }, { encoding = "klingon" }))
  end)

  it("lines that are too long as rejects, and goes on", function()
    local limit = input.limit
    input.limit = 100
    local got = articles { file("q.jsonl", '{"text":"' .. ("x"):rep(200000)
      .. '"}\n{"text":"b"}\n') }
    input.limit = limit
    assert.equal(2, #got)
    assert.is_truthy(got[1]:find("--max-size", 1, true))
    assert.equal("q-2  b", got[2])
  end)
end)

describe("a folder", function()
  os.execute(("mkdir -p %s/walk/b %s/walk/a"):format(folder, folder))
  for _, name in ipairs { "b/2.txt", "a/1.txt", "c.txt", "d.jsonl", "e.pdf", "d.csv.part" } do
    file("walk/" .. name, '{"text":"x"}')
  end
  local function ids(options)
    local list = {}
    for one in input.articles({ folder .. "/walk" }, options) do list[#list + 1] = one.id or one.reject end
    return table.concat(list, " ")
  end

  it("is walked in order", function() assert.equal("1 2 c d-1", ids()) end)
  it("is filtered by patterns", function()
    assert.equal("1 2 c", ids { include = { "*.txt" } })
    assert.equal("c d-1", ids { exclude = { "*/a/*", "*/b/*" } })
    assert.equal("no file there that a reader knows", ids { include = { "*.doc" } })
  end)
end)

describe("a folder with what is no article", function()
  local home = folder .. "/odd"
  os.execute(([[mkdir -p %s/a %s/locked && cd %s && mkfifo pipe.txt && ln -s nowhere b.txt
    ln -s .. a/up; ln -s ../a locked/a; ln -s a twice; touch c.pdf d.pdf README]]):format(home, home, home))
  file("odd/a/1.txt", "x")
  file("odd/z\xff.txt", "x")
  local function whole(options)
    local list = {}
    for one in input.articles({ home }, options) do list[#list + 1] = one.reject or one.id end
    return list
  end

  it("tells pipes and links to nowhere, and walks a folder once, for all its links", function()
    assert.same({ "1", "No such file or directory", "a named pipe, not a file", "z\u{FFFD}" }, whole())
    assert.equal("3 files: .pdf, no suffix", input.unread())
  end)
  it("has shards", function()
    local parts = {}
    for i = 1, 2 do
      local own = whole { shard = { number = i, of = 2 } }
      table.move(own, 1, #own, #parts + 1, parts)
    end
    assert.same(whole(), parts)
  end)
end)

describe("shards", function()
  local lines = {}
  for i = 1, 500 do lines[i] = ('{"id":%d,"text":"%s"}\n'):format(i, ("x"):rep(i % 37)) end
  local text = table.concat(lines)
  local paths = { file("s1.jsonl", text), file("s2.jsonl.gz", core.pack(text, "gz")),
    file("s3.txt", "Hi"), folder .. "/none" }
  for _, n in ipairs { 1, 2, 7 } do
    it(("of %d are the whole, one after the other"):format(n), function()
      local whole, parts = articles(paths), {}
      for i = 1, n do
        local own = articles(paths, { shard = { number = i, of = n } })
        table.move(own, 1, #own, #parts + 1, parts)
      end
      assert.same(whole, parts)
    end)
  end
  it("of plain files are of like size", function()
    local own = articles({ paths[1] }, { shard = { number = 2, of = 4 } })
    assert.is_true(#own > 100 and #own < 150)
  end)
  it("are refused for standard input", function()
    assert.has_error(function() input.articles({ "-" }, { shard = { number = 1, of = 2 } }) end,
      "standard input has no shards: split it, or name files")
  end)
end)
