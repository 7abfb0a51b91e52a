-- Training: a small treebank is learnt, and learnt alike each time.

local casus = require "casus"

-- form, lemma, UPOS, Penn tag, head, relation
local sentences = {
  { { "Police", "police", "NOUN", "NNS", 2, "nsubj" },
    { "arrested", "arrest", "VERB", "VBD", 0, "root" },
    { "students", "student", "NOUN", "NNS", 2, "obj" },
    { ".", ".", "PUNCT", ".", 2, "punct" } },
  { { "The", "the", "DET", "DT", 2, "det" },
    { "army", "army", "NOUN", "NN", 3, "nsubj" },
    { "freed", "free", "VERB", "VBD", 0, "root" },
    { "Anna", "Anna", "PROPN", "NNP", 3, "obj" },
    { ".", ".", "PUNCT", ".", 3, "punct" } },
  { { "Anna", "Anna", "PROPN", "NNP", 2, "nsubj" },
    { "met", "meet", "VERB", "VBD", 0, "root" },
    { "the", "the", "DET", "DT", 4, "det" },
    { "army", "army", "NOUN", "NN", 2, "obj" },
    { ".", ".", "PUNCT", ".", 2, "punct" } },
}

local features = { VBD = "Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin" }

local function treebank(copies)
  local lines = {}
  for _ = 1, copies do
    for _, sentence in ipairs(sentences) do
      for i, t in ipairs(sentence) do
        lines[#lines + 1] = table.concat({ i, t[1], t[2], t[3], t[4],
          features[t[4]] or "_", t[5], t[6], "_", "_" }, "\t")
      end
      lines[#lines + 1] = ""
    end
  end
  return table.concat(lines, "\n") .. "\n"
end

local function write(text)
  local name = os.tmpname()
  local file = assert(io.open(name, "wb"))
  file:write(text)
  file:close()
  return name
end

local function read(name)
  local file = assert(io.open(name, "rb"))
  local bytes = file:read "a"
  file:close()
  return bytes
end

describe("training", function()
  local bank, output = nil, os.tmpname()
  setup(function() bank = write(treebank(20)) end)
  teardown(function()
    os.remove(bank)
    os.remove(output)
  end)

  local function train(options)
    local last
    options.train = options.train or { bank }
    options.output = output
    options.width, options.epochs, options.parts = 64, 20, 256
    local ok, message = casus.train(options, function(p) last = p end)
    return ok, message, last
  end

  it("learns a small treebank by heart", function()
    local _, _, progress = assert(train { dev = { bank } })
    assert.equal(20, progress.epoch)
    assert.is_true(progress.upos > 99)
    assert.is_true(progress.las > 99)
    local parser = assert(casus.model(output)):parser()
    local document = casus.document("The army arrested Anna.")
    local tokens = parser:parse(document):sentence(1):tokens()
    assert.equal("nsubj", tokens[2].deprel)
    assert.equal("obj", tokens[4].deprel)
    assert.equal("arrest", tokens[3].lemma)
  end)

  it("gives the same bytes for the same seed, others for another", function()
    assert(train {})
    local first = read(output)
    assert(train {})
    assert.is_true(first == read(output))
    assert(train { seed = 2 })
    assert.is_false(first == read(output))
  end)

  it("by teachers is told of each and learns as well", function()
    local seen = {}
    assert(casus.train({ train = { bank }, dev = { bank }, output = output,
      width = 64, epochs = 56, parts = 256, teachers = 2 }, function(p)
      seen[p.teacher] = p
    end))
    assert.equal(17, seen[1].epochs)
    assert.equal(17, seen[2].epochs)
    assert.equal(56, seen[0].epochs)
    assert.is_true(seen[0].upos > 99)
    assert.is_true(seen[0].las > 99)
  end)

  it("with word vectors learns as well", function()
    local vectors = write("police 0.5 1 -1\nanna -1 0.25 1\nzebra 1 1 1\n")
    local ok, message = train { vectors = vectors }
    os.remove(vectors)
    assert(ok, message)
  end)

  for name, text in pairs {
    ["is empty"] = "",
    ["is no treebank"] = "This is prose.\n",
    ["has no trees"] = "1\tNo\tno\tINTJ\tUH\t_\t_\t_\t_\t_\n\n",
  } do
    it(("from a file that %s is refused"):format(name), function()
      local path = write(text)
      local ok, message = train { train = { path } }
      os.remove(path)
      assert.falsy(ok)
      assert.is_string(message)
    end)
  end

  it("survives a lack of memory at any moment", function()
    local options = { train = { bank }, dev = { bank }, output = output,
      width = 64, epochs = 1, teachers = 1, words = 64, parts = 64 }
    local n, done = 0, false
    while not done do
      done = casus.starve(n, function()
        if not casus.train(options) then error "not enough memory" end
      end)
      n = n + 1 + n // 8
      assert.is_true(n < 1000000)
    end
    assert.is_true(n > 20)
  end)
  it("from a file that is not there is refused", function()
    local ok, message = train { train = { "/nowhere/x.conllu" } }
    assert.falsy(ok)
    assert.is_string(message)
  end)
end)
