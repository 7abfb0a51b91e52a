-- Documents, sentences and tokens as Lua sees them.

local casus = require "casus"
local core = require "casus.core"

local text = "Córdoba police fired. Ministers don't talk."

local function forms(sentence)
  local list = {}
  for i, token in ipairs(sentence:tokens()) do list[i] = token.form end
  return list
end

describe("a document", function()
  it("has its fields", function()
    local doc = casus.document(text, { id = "a", date = "2024-07-11",
      source = "AP", city = "Córdoba" })
    assert.same({ "a", "2024-07-11", "AP", "Córdoba", text },
      { doc.id, doc.date, doc.source, doc.city, doc.text })
    assert.is_nil(doc.nothing)
  end)

  it("takes new fields", function()
    local doc = casus.document(text)
    doc.id, doc.topic = "b", { 1 }
    assert.equal("b", doc.id)
    assert.same({ 1 }, doc.topic)
    assert.has_error(function() doc.text = "other" end,
      "a document's text cannot be set")
  end)

  it("gives sentences and tokens", function()
    local doc = casus.document(text)
    assert.equal(2, #doc)
    assert.equal("Ministers don't talk.", doc:sentence(2).text)
    assert.same({ "Córdoba", "police", "fired", "." },
      forms(doc:sentences()[1]))
    assert.same({ "Ministers", "do", "n't", "talk", "." },
      forms(doc:sentence(2)))
  end)

  it("counts code points before a byte", function()
    local doc = casus.document(text)
    local token = doc:sentence(1):token(2)
    assert.equal("police", doc.text:sub(token.first, token.last))
    assert.equal(8, doc:codepoint(token.first))
  end)

  it("replaces what is not UTF-8 and counts it", function()
    local doc = casus.document("Police\xff fired.")
    assert.equal(1, doc.replaced)
    assert.equal("Police\u{FFFD} fired.", doc.text)
  end)

  it("is parsed when a tag is asked for", function()
    local doc = casus.document("Russia condemned France.")
    local sentence = doc:sentence(1)
    assert.is_false(sentence.parsed)
    local root = sentence:root()
    assert.same({ "condemned", "condemn", "VERB", "root" },
      { root.form, root.lemma, root.upos, root.deprel })
    assert.is_true(sentence.parsed)
    assert.is_nil(root.head)
    assert.equal(root, sentence:token(1).head)
    local children = {}
    for i, child in ipairs(root:children()) do children[i] = child.form end
    assert.same({ "Russia", "France", "." }, children)
    assert.same({ 1, #doc.text }, { root:subtree() })
  end)

  it("is kept alive by its views", function()
    local token = casus.document(text):sentence(1):token(2)
    collectgarbage()
    collectgarbage()
    assert.equal("police", token.form)
    assert.equal(text, token.sentence.document.text)
  end)

  it("is kept alive by them with a collector that never rests", function()
    local pause = collectgarbage("setpause", 0)
    local multiplier = collectgarbage("setstepmul", 1000)
    for _ = 1, 20 do
      local token = casus.document(text):sentence(2):token(4)
      local head = token.head
      collectgarbage()
      assert.equal("talk", token.lemma)
      assert.equal(text, (head or token).sentence.document.text)
    end
    collectgarbage("setpause", pause)
    collectgarbage("setstepmul", multiplier)
  end)

  it("can be closed; its views raise then", function()
    local doc = casus.document(text)
    local sentence = doc:sentence(1)
    doc:close()
    doc:close()
    assert.has_error(function() return sentence.text end)
    assert.has_error(function() return doc.text end)
  end)

  it("reads and writes CoNLL-U", function()
    local doc = casus.document("Russia condemned France.", { id = "x" })
    local conllu = doc:conllu()
    assert.is_truthy(conllu:find("# sent_id = x-0", 1, true))
    local again = assert(casus.conllu(conllu, true, { id = "x" }))
    assert.equal(conllu, again:conllu())
    local bad, message, line = casus.conllu("1\tonly two\n\n", true)
    assert.is_nil(bad)
    assert.is_string(message)
    assert.equal(1, line)
  end)
end)

describe("misuse raises and never crashes:", function()
  local doc = casus.document(text)
  local sentence = doc:sentence(1)
  for name, f in pairs {
    ["a text that is none"] = function() casus.document {} end,
    ["fields that are no table"] = function() core.document("a", 1) end,
    ["a sentence out of range"] = function() doc:sentence(3) end,
    ["sentence zero"] = function() doc:sentence(0) end,
    ["a token out of range"] = function() sentence:token(99) end,
    ["a field that a sentence has not"] = function() return sentence.txt end,
    ["a field that a token has not"] = function()
      return sentence:token(1).lema
    end,
    ["a method on the wrong object"] = function()
      doc.sentences(sentence)
    end,
    ["a method on nothing"] = function() core.Document.sentences() end,
    ["a byte out of range"] = function() doc:codepoint(1000) end,
    ["a parser that is none"] = function()
      core.document("Police fired."):parse()
    end,
    ["a finalizer"] = function() doc:__gc() end,
    ["a metatable"] = function() setmetatable(doc, {}) end,
  } do
    it(name, function() assert.has_error(f) end)
  end
end)
