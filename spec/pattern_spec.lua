-- Patterns outside of dictionaries, and ways through a tree.

local casus = require "casus"

local function sentence(text) return casus.document(text):sentence(1) end

local function forms(list)
  local result = {}
  for i, token in ipairs(list) do result[i] = token.form end
  return result
end

describe("casus.pattern", function()
  for _, case in ipairs {
    { "S condemn T", "Russia condemned France.", "Russia", "France" },
    { "S condemn T", "France was condemned by Russia.", "Russia", "France" },
    { "S {sign ink} {agreement treaty} with T",
      "Spain signed a treaty with Portugal.", "Spain", "Portugal" },
    { "{attack raid} by S on T", "An attack by Mali on Niger failed.", "Mali",
      "Niger" },
    { "S condemn T", "Russia praised France." },
  } do
    it(("%q in %q"):format(case[1], case[2]), function()
      local match = casus.pattern(case[1]):match(sentence(case[2]))
      assert.equal(case[3], match and match.source.form)
      assert.equal(case[4], match and match.target.form)
    end)
  end

  it("finds all matches", function()
    local list = casus.pattern "S condemn T":matches(
      sentence "Russia condemned France before Italy condemned Spain.")
    assert.equal(2, #list)
    assert.equal("Italy", list[2].source.form)
  end)

  it("answers the words that it found", function()
    local match = casus.pattern "S sign {agreement treaty} with T":match(
      sentence "Spain signed a treaty with Portugal.")
    assert.equal("signed", match.anchor.form)
    assert.equal("treaty", match.words[1].form)
  end)

  it("knows the classes of a dictionary", function()
    assert.is_truthy(casus.pattern "S fire &weapon at T")
  end)

  for _, text in ipairs { "S {condemn T", "S", "", "S condemn &nonsuch",
    "{}" } do
    it(("refuses %q"):format(text), function()
      assert.has_error(function() casus.pattern(text) end)
    end)
  end

  it("needs a sentence", function()
    local pattern = casus.pattern "S condemn T"
    for _, wrong in ipairs { "text", 7, {}, pattern,
      casus.document "A text." } do
      assert.has_error(function() pattern:match(wrong) end)
    end
  end)
end)

describe("a token", function()
  local s = sentence "The old king of Spain met ministers in Madrid."
  local king, met, madrid = s:token(3), s:find "meet", s:token(9)

  it("tells the text of its phrase", function()
    assert.equal("The old king of Spain", king:phrase())
  end)

  it("finds a child by relation", function()
    assert.equal("king", met:child("nsubj").form)
    assert.is_nil(met:child("nsubj", "queen"))
  end)

  it("knows the path to another", function()
    assert.same({ "king", "met", "Madrid" }, forms(king:path(madrid)))
    assert.same({ "king" }, forms(king:path(king)))
  end)

  it("knows what it hangs on", function()
    assert.same({ "king", "met" }, forms(s:token(5):ancestors()))
  end)

  it("has no path into another sentence", function()
    assert.has_error(function()
      king:path(sentence "Another one.":token(1))
    end, "path: the tokens stand in two sentences")
  end)
end)
