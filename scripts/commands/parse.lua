-- casus parse: tokens, tags and trees as CoNLL-U.

local input = require "casus.input"
local job = require "casus.job"
local coder = require "casus.coder"

local function say(message) io.stderr:write("casus: ", message, "\n") end

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
    local out, message = io.stdout, nil
    if args.output then out, message = io.open(args.output, "wb") end
    if not out then error(message, 0) end
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
        for i = 1, #document do assert(out:write(document:conllu(i))) end
        document:close()
      else
        refused = refused + 1
        say(("%s: %s"):format(article.place, why))
      end
    end
    assert(out:flush())
    if args.output then assert(out:close()) end
    return refused > 0 and 1 or 0
  end,
}
