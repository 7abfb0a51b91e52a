-- casus train: a model of tagger and parser from CoNLL-U treebanks.

local casus = require "casus"
local file = require "casus.file"
local must = require "casus.must"

local function treebanks(folder)
  local train, dev = {}, {}
  for _, path in ipairs(file.walk(folder)) do
    if path:find "train%.conllu$" then train[#train + 1] = path end
    if path:find "dev%.conllu$" then dev[#dev + 1] = path end
  end
  if #train == 0 then
    error(("%s: no file *-train.conllu there"):format(folder), 0)
  end
  return train, dev
end

local function configure(parser)
  parser:argument("train", "Treebanks to learn from."):args "*"
  parser:option("--treebanks", "Take *train.conllu and *dev.conllu from here.")
    :argname "FOLDER"
  parser:option("--dev", "Treebanks to measure on after each epoch.")
    :argname "FILE" :args "*"
  parser:option("-o --output", "The model file."):argname "FILE" :count "1"
  parser:option("--vectors", "Word vectors as text, by frequency.")
    :argname "FILE"
  for _, name in ipairs { "seed", "epochs", "teachers", "width", "words",
    "parts", "batch", "rate" } do
    parser:option("--" .. name, "See core/train.h."):argname "N"
      :convert(tonumber)
  end
end

local function tell(p)
  local who = p.teacher > 0 and ("teacher %d, "):format(p.teacher) or ""
  io.stderr:write(("casus: %sepoch %d of %d: loss %.4f, UPOS %.2f, UAS %.2f, "
    .. "LAS %.2f, %.0f s\n"):format(who, p.epoch, p.epochs, p.loss, p.upos,
    p.uas, p.las, p.seconds))
end

return {
  name = "train",
  summary = "Train the tagger and parser from CoNLL-U treebanks.",
  epilog = [[
Examples:
  casus train --treebanks ud-english -o english.casus
  casus train a-train.conllu --dev a-dev.conllu -o a.casus --epochs 10]],
  configure = configure,

  run = function(args)
    local train, dev = args.train, args.dev or {}
    if args.treebanks then train, dev = treebanks(args.treebanks) end
    if #train == 0 then
      error("name treebanks to learn from, or a folder: --treebanks", 0)
    end
    must(file.writable(args.output))
    local options = { train = train, dev = dev, output = args.output }
    for _, name in ipairs { "vectors", "seed", "epochs", "teachers",
      "width", "words", "parts", "batch", "rate" } do
      options[name] = args[name]
    end
    local ok, message = casus.train(options, tell)
    if ok then return 0 end
    io.stderr:write(("casus: %s\n"):format(message))
    return 1
  end,
}
