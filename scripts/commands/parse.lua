-- casus parse: tokens, tags and trees as CoNLL-U.

local input = require "casus.input"
local job = require "casus.job"
local outfile = require "casus.outfile"
local coder = require "casus.coder"

local function say(message) io.stderr:write("casus: ", message, "\n") end

-- The trees of a document, as the reader conllu takes them.
local function text(document)
  local parts = { ("# newdoc id = %s\n"):format((document.id:gsub("%c", " "))) }
  if document.date ~= "" then
    parts[2] = ("# date = %s\n"):format((document.date:gsub("%c", " ")))
  end
  for i = 1, #document do parts[#parts + 1] = document:conllu(i) end
  return table.concat(parts)
end

-- Answers how many inputs were refused.
local function parse(args, put)
  local parser, refused = coder.parser(), 0
  for article in input.articles(args.input, { from = args.from }) do
    local document, why
    if article.reject then
      why = article.reject
    else
      document, why = job.document(article, args.keep_tree)
    end
    if document then
      if not args.keep_tree then parser:parse(document) end
      put(text(document))
      document:close()
    else
      refused = refused + 1
      say(("%s: %s"):format(article.place, why))
    end
  end
  return refused
end

return {
  name = "parse",
  summary = "Print tokens, tags and dependency trees as CoNLL-U.",
  epilog = [[
Examples:
  casus parse article.txt >article.conllu
  echo "Police fired." | casus parse
  casus parse --from conllu gold.conllu      keep its tokens, analyse anew]],

  configure = function(parser)
    parser:argument("input", "Files, folders, or - for standard input.")
      :args "*"
    parser:option("--from", "The reader: text, jsonl, conllu, …")
      :argname "READER"
    parser:option("-o --output", "The file to write."):argname "FILE"
    parser:flag("--keep-tree", "Keep the tags and trees of CoNLL-U input.")
  end,

  run = function(args)
    local refused
    outfile.write(args.output, function(put)
      refused = parse(args, put)
    end)
    return refused > 0 and 1 or 0
  end,
}
