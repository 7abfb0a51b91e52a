-- Headlines, whose verbs look like nouns, and the rows they give.

local casus = require "casus"
local support = require "support"

local cases = {
  { "a singular name and a verb in -s",
    "Mexico police arrest drug lord", "MEXCOP 173 MEXCRM" },
  { "a verb that could be an adjective",
    "Nepal Maoists free hostages", "NPLPTY 0841 NPLCVL" },
  { "an infinitive for the future",
    "Israel to free Palestinian prisoners", "ISR 0353 PSECRM" },
  { "a second verb without a subject",
    "Zimbabwe army takes over, detains Mugabe", "ZWEMIL 173 ZWEELI" },
  { "a comma for and",
    "US, China trade talks resume", "USA 046 CHN; CHN 046 USA" },
  { "an object that is nobody's call",
    "NATO warplanes strike Yugoslavia", "IGOWSTNAT 195 YUG" },
  { "a participle is passive",
    "Opposition leader jailed in Uganda", "UGACOP 173 UGAOPP" },
  { "a participle of the only noun is its verb",
    "Ghana-Togo border talks fixed for June", "GHA 046 TGO; TGO 046 GHA" },
  { "a comma for and before a verb of several",
    "Israel's Sharon, opposition meet", "ISRELI 040 ISROPP; ISROPP 040 ISRELI" },
  { "a people may act",
    "Croats storm parliament, Rugova claims victory", "HRV 145 HRVLEG" },
  { "no state is the other",
    "U.S., Cuba to hold talks on migration next week",
    "USA 036 CUB; CUB 036 USA" },
  { "what no 'and' joins to a verb is its object",
    "Egypt court sentences 20 Brotherhood members to death",
    "EGYJUD 116 EGYOPP" },
  { "a state before a colon is a label",
    "Ukraine: UN and partners step up aid to civilians",
    "IGOUNO 073 UKRCVL" },
  { "what has subject and object is a verb",
    "Philippine rebels free two hostages after ransom paid",
    "PHLREB 0841 PHLCVL" },
  { "whoever stands after 'after' does what follows",
    "Turkish leader quits after soldiers storm parliament",
    "TURMIL 190 TURLEG" },
  { "a colon before the speaker says who says it",
    "Iran must leave Syria: Israeli minister", "ISRGOV 100 IRN" },
  { "a colon after the speaker, too",
    "Taipei Times: Government should cut taxes", "TWNMED 0242 TWNGOV" },
  { "a number that is killed is people",
    "Gunmen kill 11 in attack on Mexican bar", "MEXUAF 190 MEXCVL" },
  { "the speaker does not do it",
    "Kenyan police: Al-Shabaab killed four teachers", "SOMREB 190 KENEDU" },
  { "a phrase of nouns stays one",
    "Taiwan slams China drills", "TWN 111 CHN" },
}

describe("a headline", function()
  local coder = casus.coder()
  for _, case in ipairs(cases) do
    it(("gives its rows: %s"):format(case[1]), function()
      assert.are.equal(case[3], support.rows(coder,
        case[2] .. "\n\nIt happened on Tuesday, the radio said."))
    end)
  end
end)
