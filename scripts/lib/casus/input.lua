-- input.lua: files, folders and standard input as a stream of articles.  What
-- cannot be read is an article too, with `reject` (why) and `place` (where).
-- Memory does not grow with the input: folders are walked as they are read.

local core = require "casus.core"
local day = require "casus.day"
local lfs = require "lfs"
local file = require "casus.file"
local plugin = require "casus.plugin"
local utf = require "casus.utf"

local input = {}

-- The articles of text over this size are refused: --max-size.
input.limit = 16 * 1024 * 1024

-- What is being read: the options of input.articles, the handle in use, and
-- where its file begins among all (`base`).
local current = {}

-- Names that people write and iconv does not know.
local aliases = { ["latin-1"] = "latin1", ["windows1252"] = "windows-1252",
  ansi = "windows-1252", utf8 = "utf-8" }

-- Opens a file or, for "-", standard input: handle | nil, message.  A handle
-- reads like Lua's own; gzip, zstd, byte order marks and encodings are done.
function input.open(path)
  local encoding = current.encoding
  if encoding then encoding = aliases[encoding:lower()] or encoding end
  local handle, message = core.stream(path, encoding)
  if not handle then return nil, message end
  if current.idle then handle:idle(current.idle) end
  current.handle = handle
  return handle
end

function input.isencoding(name)
  local handle = core.stream("/dev/null", aliases[name:lower()] or name)
  if handle then handle:close() end
  return handle ~= nil
end

local packed = { gz = true, zst = true }

-- "a/b.jsonl.gz" -> "b", "jsonl"
function input.stem(path)
  local stem, suffix = file.stem(path)
  if packed[suffix] then return file.stem(stem) end
  return stem, suffix
end

-- Why a text of so many bytes is refused.
function input.toolarge(size)
  return ("a text of %.1f MB: more than the limit of %.1f MB; "
    .. "--max-size raises it"):format(size / 2^20, input.limit / 2^20)
end

-- A field of a record, or of a record in it: "body", "content.body"
local function field(record, name)
  if record[name] ~= nil then return record[name] end
  local outer, inner = name:match "^([^.]+)%.(.+)$"
  local within = outer and record[outer]
  return type(within) == "table" and field(within, inner) or nil
end

-- Renames the fields of a record as --map asks: text=body gives `text` what is
-- called "body".
function input.map(record)
  local found = {}
  for name, column in pairs(current.map or {}) do
    found[name] = field(record, column)
  end
  for name, value in pairs(found) do record[name] = value end
  return record
end

-- The whole text of a handle: text | nil, why
function input.all(handle)
  local text = handle:read("a", input.limit)
  if text then return text end
  return nil, input.toolarge(handle:size() or input.limit + 1)
end

local function reject(place, why) return { reject = why, place = place } end

local function readerof(path, name)
  if name then return assert(plugin.find("reader", name)) end
  local _, suffix = input.stem(path)
  local found = current.readers[suffix]
  if found == nil then
    found = plugin.bysuffix("reader", suffix) or false
    current.readers[suffix] = found
  end
  return found
end

-- ---- which files ----

-- What a plain file is, whatever its name: text | nil
local function identity(path)
  local found = path and lfs.attributes(path)
  return found and found.mode == "file" and found.dev .. ":" .. found.ino or nil
end

-- Are these two names of one file?
function input.same(path, other)
  local one = identity(path)
  return one ~= nil and one == identity(other)
end

-- Files that a folder may hold beside its articles.
local function beside(path)
  return path:find "%.rows%.csv$" or path:find "%.rejects%.jsonl$"
    or path:find "%.part$" or path:find "%.journal$"
end

-- A shell pattern as one of Lua: * and ? do not stop at slashes.
local function glob(pattern)
  local text = pattern:gsub("[%^%$%(%)%%%.%[%]%+%-]", "%%%0")
    :gsub("%*", ".*"):gsub("%?", ".")
  return "^" .. text .. "$"
end

local function globs(list)
  local patterns = {}
  for i, pattern in ipairs(list or {}) do patterns[i] = glob(pattern) end
  return patterns
end

local function matches(path, patterns)
  local _, name = file.split(path)
  for _, pattern in ipairs(patterns) do
    if name:find(pattern) or path:find(pattern) then return true end
  end
  return false
end

local function wanted(path, options)
  if options.own and identity(path) == options.own then return false end
  if beside(path) or matches(path, options.exclude) then return false end
  if #options.include > 0 then return matches(path, options.include) end
  if options.from or readerof(path) then return true end
  local _, suffix = file.stem(path)
  suffix = suffix == "" and "no suffix" or "." .. suffix
  current.unread[suffix] = (current.unread[suffix] or 0) + 1
  return false
end

-- The files of folders that no reader knows, as "3 files: .pdf, .html" | nil
function input.unread()
  local sum, names = 0, {}
  for suffix, n in pairs(current.unread or {}) do
    sum, names[#names + 1] = sum + n, utf.clean(suffix)
  end
  if sum == 0 then return nil end
  table.sort(names)
  return ("%d %s: %s"):format(sum, sum == 1 and "file" or "files",
    table.concat(names, ", ", 1, math.min(#names, 9))
      .. (#names > 9 and ", …" or ""))
end

local function expandone(path, options, give)
  if path == "-" or file.exists(path) and not file.is_folder(path) then
    give { path = path }
  elseif file.is_folder(path) then
    local some = false
    file.each(path, function(found, why, isfolder)
      if not isfolder and not wanted(found, options) then return end
      some = true
      give(why and reject(found, why) or { path = found })
    end)
    if not some then
      give(reject(path, "no file there that a reader knows"))
    end
  else
    give(reject(path, "no such file or folder"))
  end
end

-- Calls give { path } or give { reject } for all that the inputs name.
local function expand(paths, options, give)
  current.unread = {}
  for _, path in ipairs(paths) do expandone(path, options, give) end
end

-- The bytes of all files as they are stored: total | nil, when one has no size
local function total(paths, options)
  local sum = 0
  expand(paths, options, function(item)
    if item.reject then return end
    local size = item.path ~= "-" and file.size(item.path)
    sum = sum and size and sum + size
  end)
  return sum
end

-- Raises for inputs that cannot be divided into shards.
function input.divisible(paths)
  if #paths == 0 then paths = { "-" } end
  for _, path in ipairs(paths) do
    if path == "-" or file.exists(path) and not file.is_folder(path)
      and not file.size(path) then
      error("standard input has no shards: split it, or name files", 0)
    end
  end
end

-- The files that are read: list of paths.
function input.files(paths, options)
  local list = {}
  options = input.options(options)
  expand(#paths > 0 and paths or { "-" }, options, function(item)
    if item.path then list[#list + 1] = item.path end
  end)
  return list
end

-- ---- shards ----

-- A shard is what begins in its part of the bytes of all inputs, so the shards
-- one after the other are the whole.
local function shardof(position)
  local all = current.total
  if all == 0 then return 1 end
  return math.min(position * current.shard.of // all + 1, current.shard.of)
end

-- Does an article that begins here belong to the shard?
local function mine(position)
  return not current.shard or shardof(position) == current.shard.number
end

local function place() return current.base + current.handle:position() end

-- May the next article be left out?  A reader that asks can answer with
-- { skipped = true } and save itself the work.
function input.skips()
  if current.skip and current.skip > 0 then return true end
  return current.shard and current.handle and not mine(place()) or false
end

-- ---- articles ----

-- Invalid UTF-8 in a name or a field would make the whole output unreadable.
local function clean(article)
  for key, value in pairs(article) do
    if type(value) == "string" and key ~= "text" and key ~= "conllu" then
      article[key] = utf.clean(value)
    end
  end
end

-- Roles, periods and layouts need the day; what is no date stays as it is.
local function date(article)
  local text = article.date
  if text == nil or text == "" then return end
  local found = day.read(tostring(text))
  article.date = found or text
  if not found then article.baddate = tostring(text) end
end

local function check(article)
  if article.skipped then return article end
  clean(article)
  if article.reject then return article end
  date(article)
  local text = article.text
  if type(text) ~= "string" and not article.conllu then
    article.reject = "no text"
  elseif text and not text:find "%S" then
    article.reject = "the text is empty"
  elseif text and text:find("\0", 1, true) then
    article.reject = "binary data, not text"
  elseif text and #text > input.limit then
    article.reject = input.toolarge(#text)
  end
  return article
end

-- Gives an article to the loop, unless it is another shard's or was done.
local function give(article, position)
  if not mine(position) then return end
  if current.skip and current.skip > 0 then
    current.skip = current.skip - 1
    if not current.replay then return end
    article.done = true
  end
  coroutine.yield(article)
end

local function message(path, why)
  if type(why) == "table" then error(why, 0) end -- a signal, say
  return reject(path, file.reason(path, why))
end

-- One file's articles.
local function readfile(path, options, base)
  current.handle = nil
  local _, suffix = input.stem(path)
  local reader = readerof(path, options.from)
    or plugin.find("reader", suffix == "json" and "jsonl" or "text")
  local fine, next_, state, control = pcall(reader.open, path, options)
  if not fine then return give(message(path, next_), base) end
  if not next_ then return give(message(path, state), base) end
  while true do
    local position = current.handle and place() or base
    local article
    fine, article = pcall(next_, state, control)
    if not fine then article = message(path, article) end
    if not article then return end
    if path == "-" and article.reject == "the file is empty" then return end
    control = article
    article.place = article.place or path
    give(check(article), position)
    if not fine then return end
  end
end

-- Can a file of this size hold nothing of the shard?
local function outside(base, size)
  if not current.shard then return false end
  local number = current.shard.number
  return shardof(base) > number
    or shardof(base + math.max(size - 1, 0)) < number
end

local function walk(paths, options)
  local base = 0
  expand(paths, options, function(item)
    current.base, current.handle = base, nil
    if item.reject then return give(item, base) end
    local size = item.path ~= "-" and file.size(item.path) or 0
    if not outside(base, size) then readfile(item.path, options, base) end
    if current.handle then current.handle:close() end
    current.handle = nil
    base = base + size
  end)
end

-- The options with their patterns made.
function input.options(options)
  local result = {}
  for key, value in pairs(options or {}) do result[key] = value end
  result.include = globs(result.include)
  result.exclude = globs(result.exclude)
  result.own = identity(result.output)
  current = { encoding = result.encoding, idle = result.idle, readers = {},
    map = result.map, shard = result.shard, skip = result.skip, unread = {},
    replay = result.replay, base = 0 }
  return result
end

-- How much of the input was read: bytes, bytes of all | nil
function input.progress()
  if not current.total then return nil end
  local handle = current.handle
  local ok, position = pcall(function() return handle:position() end)
  return current.base + (ok and position or 0), current.total
end

-- for article in input.articles(paths, options) do … end
-- Articles: { id, date, source, text, place, … } or { reject, place };
-- `baddate` is a date that was not understood.
-- Options: from (a reader's name), encoding, include and exclude (patterns of
-- file names), header and map (of tables), shard { number, of }, skip (so many
-- articles are done), replay (give them all the same, with `done`), total (find
-- how much there is), output (a file that is no input, though in a
-- folder), idle (called with a descriptor before waiting for it).
function input.articles(paths, options)
  options = input.options(options)
  if #paths == 0 then paths = { "-" } end
  if options.shard then input.divisible(paths) end
  if options.shard or options.total then
    current.total = total(paths, options)
  end
  return coroutine.wrap(function() walk(paths, options) end)
end

return input
