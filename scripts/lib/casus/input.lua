-- input.lua: files, folders and standard input as a stream of articles.  What
-- cannot be read is an article too, with `reject` (why) and `place` (where).

local file = require "casus.file"
local plugin = require "casus.plugin"

local input = {}

-- The articles of text over this size are refused: --max-size.
input.limit = 16 * 1024 * 1024

-- Opens a file or, for "-", standard input.
function input.open(path)
  if path == "-" then return io.stdin end
  local handle, message = io.open(path, "rb")
  if not handle then return nil, message end
  return handle
end

local function reject(place, why) return { reject = why, place = place } end

-- Files that a folder may hold beside its articles.
local function beside(path)
  return path:find "%.rows%.csv$" or path:find "%.rejects%.jsonl$"
end

-- The reader that claims a file's suffix, or nil; asked once for each suffix.
local readers = {}
local function bysuffix(path)
  local _, suffix = file.stem(path)
  if readers[suffix] == nil then
    readers[suffix] = plugin.bysuffix("reader", suffix) or false
  end
  return readers[suffix] or nil
end

-- The files that the inputs name: list of { path } or { reject }.
local function expand(paths)
  local list = {}
  for _, path in ipairs(paths) do
    if path == "-" or file.exists(path) and not file.is_folder(path) then
      list[#list + 1] = { path = path }
    elseif file.is_folder(path) then
      local before = #list
      for _, found in ipairs(file.walk(path)) do
        if not beside(found) and bysuffix(found) then
          list[#list + 1] = { path = found }
        end
      end
      if #list == before then
        list[#list + 1] = reject(path, "no file there that a reader knows")
      end
    else
      list[#list + 1] = reject(path, "no such file or folder")
    end
  end
  return list
end

local function readerof(path, name)
  if name then return assert(plugin.find("reader", name)) end
  return bysuffix(path) or plugin.find("reader", "text")
end

local function check(article)
  if article.reject then return article end
  local text = article.text
  if type(text) ~= "string" and not article.conllu then
    article.reject = "no text"
  elseif text and not text:find "%S" then
    article.reject = "the text is empty"
  elseif text and text:find("\0", 1, true) then
    article.reject = "binary data, not text"
  elseif text and #text > input.limit then
    article.reject = ("a text of %.1f MB: more than the limit of %.1f MB; "
      .. "--max-size raises it"):format(#text / 2^20, input.limit / 2^20)
  end
  return article
end

-- One file's articles are yielded.
local function readfile(path, options)
  local reader = readerof(path, options.from)
  local next_, state, control = reader.open(path, options)
  if not next_ then
    coroutine.yield(reject(path, file.reason(path, state)))
    return
  end
  for article in next_, state, control do
    article.place = article.place or path
    coroutine.yield(check(article))
  end
end

-- for article in input.articles(paths, { from = reader }) do … end
-- Articles: { id, date, source, text, place, … } or { reject, place }.
function input.articles(paths, options)
  options = options or {}
  if #paths == 0 then paths = { "-" } end
  return coroutine.wrap(function()
    for _, item in ipairs(expand(paths)) do
      if item.reject then
        coroutine.yield(item)
      else
        readfile(item.path, options)
      end
    end
  end)
end

return input
