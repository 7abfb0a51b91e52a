-- casus: who did what to whom, from the text of news.
--
--   local casus = require "casus"
--   local coder = casus.coder()
--   local doc = casus.document("Russia condemned France.", { id = "a" })
--   for _, event in ipairs(coder:events(doc)) do
--     print(event.source, event.action, event.target)  --> RUS 111 FRA
--   end

local core = require "casus.core"
local coder = require "casus.coder"
local plugin = require "casus.plugin"
local script = require "casus.script"
require "casus.views"

local casus = { version = "0.1.0", home = core.home }

casus.script = script.new
casus.load = script.load
casus.plugin = plugin.add
casus.coder = coder.new
casus.model = core.model
casus.kernel = core.kernel
casus.starve = core.starve
casus.train = core.train

-- casus.document(text [, fields]) -> document | nil, message
function casus.document(text, fields)
  return core.document(text, fields, coder.parser)
end

local words -- the word classes alone, for patterns of no dictionary

-- casus.pattern(text [, dictionary]) -> pattern; raises where it is malformed
-- pattern:match(sentence) -> { anchor, source, target, words … } | nil
-- pattern:matches(sentence) -> list
function casus.pattern(text, dictionary)
  if not dictionary and not words then
    words = core.dictionary()
    assert(words:read("classes", core.home .. "/data/words/classes.csv"))
  end
  return core.pattern(text, dictionary or words)
end

-- casus.conllu(text [, keep [, fields]]) -> document | nil, message, line
-- With `keep` the tags and trees of the input stay.
function casus.conllu(text, keep, fields)
  return core.conllu(text, keep, fields, coder.parser)
end

-- casus.reader(name) -> reader | nil, message
function casus.reader(name) return plugin.find("reader", name) end

-- casus.articles(paths [, options]) -> iterator over { id, date, source, text,
-- place, … } or { reject = why, place = … }, from files and folders
function casus.articles(paths, options)
  local input = require "casus.input"
  if type(paths) == "string" then paths = { paths } end
  return input.articles(paths, options or {})
end

-- casus.documents(paths [, options]) -> iterator over documents
-- What cannot be read is told to options.refused(article, why), or raises.
function casus.documents(paths, options)
  local job = require "casus.job"
  options = options or {}
  local refused = options.refused or function(article, why)
    error(("%s: %s"):format(article.place, why), 0)
  end
  local next_ = casus.articles(paths, options)
  return function()
    for article in next_ do
      local document, why = nil, article.reject
      if not why then document, why = job.document(article, options.keep) end
      if document then return document end
      refused(article, why)
    end
  end
end

-- casus.writer(name, path [, columns]) -> writer | nil, message
-- writer:write(events); writer:close()
function casus.writer(name, path, columns)
  local writer = require "casus.writer"
  return writer.open(name, path, columns)
end

-- casus.dictionary([files]) -> dictionary, problems | nil, message
function casus.dictionary(files)
  local dictionary = require "casus.dictionary"
  local list, message = dictionary.files(not files and core.home .. "/data",
    files)
  if not list then return nil, message end
  return dictionary.read(list)
end

-- ---- what a view can be asked about its coding ----

local default -- the coder used where none has coded the document

local function coderof(document)
  local own = document.coder or coder.of(document)
  if own then return own end
  default = default or coder.new()
  return default
end

local function ofsentence(list, sentence)
  local own = {}
  for _, record in ipairs(list) do
    if record.sentence == sentence then own[#own + 1] = record end
  end
  return own
end

for _, what in ipairs { "mentions", "frames", "events" } do
  -- document:mentions([coder]) -> list
  core.Document[what] = function(document, with)
    with = with or coderof(document)
    if not coder.is(with) then
      error(("%s: a coder is wanted, not a %s"):format(what, type(with)), 2)
    end
    return with[what](with, document)
  end
  -- sentence:mentions([coder]) -> list; the whole document is coded
  core.Sentence[what] = function(sentence, with)
    return ofsentence(sentence.document[what](sentence.document, with),
      sentence)
  end
end

return casus
