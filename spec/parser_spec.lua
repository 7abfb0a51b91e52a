-- Tags, lemmas and trees of news sentences, and the same bytes from every
-- kernel.  The sentences are easy on purpose: the model must never lose them.

local casus = require "casus"

local function parse(text) return casus.document(text):sentence(1) end

local function find(sentence, form)
  for _, token in ipairs(sentence:tokens()) do
    if token.form == form then return token end
  end
  error(("no %q in %q"):format(form, tostring(sentence)))
end

-- "fired<Police" says that Police is the subject (or what is named) of fired.
local function relations(text, list)
  it(("parses %q"):format(text), function()
    local sentence = parse(text)
    for dependent, want in pairs(list) do
      local token = find(sentence, dependent)
      local head = token.head and token.head.form or "-"
      assert.equal(want, token.deprel .. " " .. head, dependent)
    end
  end)
end

describe("a sentence", function()
  relations("Police arrested three journalists in the capital on Sunday.", {
    Police = "nsubj arrested", arrested = "root -",
    journalists = "obj arrested", capital = "obl arrested",
  })
  relations("The minister was criticised by opposition lawmakers.", {
    minister = "nsubj:pass criticised", was = "aux:pass criticised",
    lawmakers = "obl:agent criticised",
  })
  relations("Rebels who seized the airport freed two hostages.", {
    who = "nsubj seized", seized = "acl:relcl Rebels", Rebels = "nsubj freed",
    airport = "obj seized", hostages = "obj freed",
  })
  relations("Canada and Chile signed a trade agreement with Japan.", {
    Canada = "nsubj signed", Chile = "conj Canada", agreement = "obj signed",
    trade = "compound agreement",
  })
  relations("The president refused to meet the delegation.", {
    president = "nsubj refused", meet = "xcomp refused",
    delegation = "obj meet",
  })
  relations("Turkey's foreign minister set up a commission.", {
    Turkey = "nmod:poss minister", minister = "nsubj set",
    up = "compound:prt set", commission = "obj set",
  })
end)

describe("a headline", function()
  relations("INDIA CONDEMNS ATTACK ON EMBASSY", {
    INDIA = "nsubj CONDEMNS", CONDEMNS = "root -", ATTACK = "obj CONDEMNS",
  })
  relations("Rebels Attack Army Base Near Border", {
    Rebels = "nsubj Attack", Attack = "root -", Base = "obj Attack",
  })
end)

describe("a word", function()
  for _, case in ipairs {
    { "Soldiers were firing at trucks.", "firing", "fire", "VBG" },
    { "They stopped the talks.", "stopped", "stop", "VBD" },
    { "The army has denied it.", "denied", "deny", "VBN" },
    { "Three children died.", "children", "child", "NNS" },
    { "Two policemen were injured.", "policemen", "policeman", "NNS" },
    { "He does not agree.", "does", "do", "VBZ" },
    { "The parties held talks.", "parties", "party", "NNS" },
    { "Villagers were abducted.", "abducted", "abduct", "VBN" },
    { "The cities were bombed.", "cities", "city", "NNS" },
    { "They were taken hostage.", "taken", "take", "VBN" },
  } do
    it(("%q is a form of %q"):format(case[2], case[3]), function()
      local token = find(parse(case[1]), case[2])
      assert.equal(case[3], token.lemma)
      assert.equal(case[4], token.xpos)
    end)
  end

  it("of a passive is known as one", function()
    local token = find(parse("The bridge was destroyed."), "destroyed")
    assert.truthy(token.feats:find("Voice=Pass", 1, true))
  end)
end)

describe("any text", function()
  local function istree(sentence)
    local roots = 0
    for _, token in ipairs(sentence:tokens()) do
      local steps, at = 0, token
      while at.head do
        at, steps = at.head, steps + 1
        assert.is_true(steps <= #sentence)
      end
      if token.head == nil then roots = roots + 1 end
    end
    assert.equal(1, roots)
  end

  for name, text in pairs {
    ["of one word"] = "No",
    ["of marks alone"] = "?! -- ( ; ) ...",
    ["in other letters"] = "Президент встретил 日本 ἄλφα.",
    ["of one long word"] = ("a"):rep(20000),
    ["of three hundred words"] = ("the army and "):rep(100) .. "left.",
    ["of two thousand words"] = ("of men, "):rep(700) .. "they left.",
  } do
    it(("%s becomes a tree"):format(name), function() istree(parse(text)) end)
  end

  it("has small words with tags that fit their relations", function()
    local never = { SCONJ = { case = true }, PRON = { mark = true } }
    local helps = { aux = true, ["aux:pass"] = true, cop = true }
    local seen = 0
    for line in io.lines(casus.home .. "/data/actions/12.csv") do
      local example = line:match '^[^"]*,(%u[^,"]+%.),'
      for _, token in ipairs(example and parse(example):tokens() or {}) do
        local wrong = never[token.upos] and never[token.upos][token.deprel]
          or token.upos == "AUX" and not helps[token.deprel]
            and (token.lemma == "have" or token.lemma == "do")
        assert.is_falsy(wrong, example)
        seen = seen + 1
      end
    end
    assert.is_true(seen > 1000)
  end)

  it("is parsed or refused when memory lacks", function()
    local model = assert(casus.model(casus.home ..
      "/data/models/english.casus"))
    local n, done, tree = 0, false, nil
    while not done do
      done, tree = casus.starve(n, function()
        local document = assert(casus.document("Rebels freed two hostages."))
        return model:parser():parse(document):conllu()
      end)
      n = n + 1
      assert.is_true(n < 1000)
    end
    assert.truthy(tree:find("Rebels\trebel\tNOUN", 1, true))
  end)

  it("gives the same bytes with every kernel", function()
    local text = "Gunmen killed four aid workers near the border, the UN " ..
      "said.\n\nThe group, which has been blamed for similar attacks, " ..
      "denied that it was involved.\n"
    for i = 1, 40 do -- more pieces at once than a kernel takes
      text = text .. ("\nThe %d %smen left. \n"):format(i + 1,
        ("old and "):rep(i))
    end
    local own, want = casus.kernel(), nil
    for _, name in ipairs { "c", "sse2", "avx2", "avx512vnni", "amx" } do
      if casus.kernel(name) then
        local got = casus.document(text):parse():conllu()
        want = want or got
        assert.equal(want, got, name)
      end
    end
    casus.kernel(own)
  end)
end)

describe("a model file", function()
  local path = casus.home .. "/data/models/english.casus"
  local function read(name)
    local file = assert(io.open(name, "rb"))
    local bytes = file:read "a"
    file:close()
    return bytes
  end
  local function open(bytes)
    local name = os.tmpname()
    local file = assert(io.open(name, "wb"))
    file:write(bytes)
    file:close()
    local model, message = casus.model(name)
    os.remove(name)
    return model, message
  end

  it("is at most 4 MB", function()
    assert.is_true(#read(path) <= 4000000)
  end)
  it("that is cut short is refused", function()
    local bytes = read(path)
    for _, size in ipairs { 0, 1, 63, 128, 4096, #bytes - 1 } do
      local model, message = open(bytes:sub(1, size))
      assert.is_nil(model)
      assert.is_string(message)
    end
  end)
  it("with a changed byte is refused", function()
    local bytes = read(path)
    for _, at in ipairs { 1, 9, 17, 30, 5000, #bytes } do
      local other = string.char(bytes:byte(at) ~ 1)
      assert.is_nil((open(bytes:sub(1, at - 1) .. other .. bytes:sub(at + 1))))
    end
  end)
  it("that is not there is an error and no crash", function()
    local model, message = casus.model("/nowhere/at/all")
    assert.is_nil(model)
    assert.is_string(message)
  end)
end)
