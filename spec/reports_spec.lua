-- What speakers say of others, what they ask for, and event nouns whose roles
-- stand elsewhere in the clause.

local casus = require "casus"

local cases = {
  { "who says that somebody lied accuses",
    "Georgia says Russia lied to the world.", "GEO 112 RUS" },
  { "a claim about another is a comment",
    "Peru claims Chile has moved the border posts.", "PER 010 CHL" },
  { "who does not believe it doubts",
    "Ukrainian lawmakers do not believe that Russia will withdraw its troops.",
    "UKRLEG 012 RUS" },
  { "what is vital is asked for",
    "It is vital that Israel lift the blockade, the UN said.",
    "IGOUNO 0256 ISR" },
  { "what one needs to do somebody demands",
    "Iran needs to open its sites to inspectors, the French minister said.",
    "FRAGOV 1055 IRN" },
  { "who is held for spying is accused of it",
    "Iran jailed a British academic on espionage charges.",
    "IRN 173 GBREDU; IRN 1125 GBREDU" },
  { "what somebody was led to do is done",
    "The attack led India to expel three Pakistani diplomats.",
    "IND 161 PAKGOV" },
  { "what one prompts another to do that one does",
    "Russia jailed a Ukrainian reporter, prompting Kiev to call for his "
      .. "release.", "RUS 173 UKRMED; UKR 0253 RUS" },
  { "what one ought to do somebody asks for",
    "Greece ought to pay its debts, said the German chancellor.",
    "DEUGOV 0231 GRC" },
}

describe("a report", function()
  local coder = casus.coder()
  for _, case in ipairs(cases) do
    it(("gives its rows: %s"):format(case[1]), function()
      local document = assert(casus.document(case[2],
        { id = "x", date = "2022-03-03" }))
      local rows = {}
      for _, e in ipairs(coder:events(document)) do
        rows[#rows + 1] = ("%s %s %s"):format(e.source, e.action, e.target)
      end
      assert.are.equal(case[3], table.concat(rows, "; "))
    end)
  end
end)
