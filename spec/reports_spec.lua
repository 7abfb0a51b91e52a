-- What speakers say of others, what they ask for, and event nouns whose roles
-- stand elsewhere in the clause.

local casus = require "casus"
local support = require "support"

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
  { "a name at the start of a sentence is its subject",
    "Peru threatened to impose sanctions on Chile.", "PER 1312 CHL" },
  { "talks that are put off are an object",
    "Ghana postponed talks with Togo.", "GHA 164 TGO" },
  { "the first to do it did it",
    "Kenya was the latest country to expel Sudanese diplomats.",
    "KEN 161 SDNGOV" },
  { "a request turned down is answered by whom one asked",
    "A request by Cyprus for information from Turkey was ignored.",
    "TUR 1214 CYP" },
  { "who takes part in talks with another meets him",
    "Germany participated in talks with Iran.", "DEU 040 IRN" },
  { "what one is due to do is to come",
    "The Swedish prime minister is due to meet Finnish officials.",
    "SWEGOV 036 FINGOV; FINGOV 036 SWEGOV" },
  { "restraint to be exercised is asked for",
    "China called on India to exercise restraint.", "CHN 025 IND" },
  { "a minister's visit is his, not his country's",
    "The Japanese prime minister's visit to Greece ended on Sunday.",
    "JPNGOV 042 GRC; GRC 043 JPNGOV" },
  { "what a court orders it demands",
    "A court in Britain has ordered a British banker to hand over $6 million.",
    "GBRJUD 1031 GBRBUS" },
  { "a name after a verb is its object",
    "Ukraine threatened to sue Hungary.", "UKR 131 HUN" },
  { "a verb taken for a copula is a verb",
    "Egypt withheld information from Italy.", "EGY 121 ITA" },
  { "a border is with a neighbour",
    "Poland strengthened its forces on the border with Belarus.",
    "POL 154 BLR" },
  { "the noun in the past tense is the verb",
    "Germany froze loans to Zimbabwe.", "DEU 1621 ZWE" },
  { "to be opposed to it is to oppose it",
    "Russia is opposed to German military aid to Ukraine.", "RUS 120 DEU" },
  { "a participle with 'be' is the word of its rule",
    "Japan is aligned with Australia.", "JPN 019 AUS; AUS 019 JPN" },
  { "to free is a verb after agreeing",
    "Iran agreed to free British journalists.", "IRN 0353 GBRMED" },
  { "who stops short of it does not do it",
    "Germany stopped short of imposing sanctions on Iran.", "" },
  { "aid that is pledged is to come",
    "Japan pledged aid to Laos.", "JPN 033 LAO" },
  { "what refugees who fled are allowed to do is not why they fled",
    "Turkey will allow Kurdish refugees who lived in Iraq for years to return "
      .. "home.", "TUR 0343 TURREF" },
  { "the United States is an it",
    "The United States announced it would prohibit all aid to rebels in Chad.",
    "USA 1311 TCDREB" },
  { "who apologises for an attack made it",
    "Iran apologised for the attack on Israel.",
    "IRN 055 ISR; IRN 190 ISR" },
  { "those held after they protested did protest",
    "Kenyan police detained four teachers after they protested.",
    "KENCOP 173 KENEDU; KENEDU 140 KENGOV" },
  { "the criticism is that of whoever criticised",
    "Germany criticised Turkey. Turkey's foreign ministry rejected the "
      .. "criticism.", "DEU 111 TUR; TURGOV 120 DEU" },
  { "the condemned attack is that of whoever attacked",
    "Russian forces shelled Mykolaiv. The European Union condemned the attack "
      .. "on Mykolaiv.",
    "RUSMIL 194 UKR; IGOEUREEC 111 RUSMIL; RUSMIL 190 UKR" },
  { "who pleads for help pleads before no court",
    "Hospitals in Haiti pleaded for help.", "HTIHLH 023 HTIGOV" },
  { "the bloc is the one that was called so",
    "The regional bloc ECOWAS met. The African Union urged Mali to free "
      .. "prisoners. The bloc threatened Mali with new sanctions.",
    "IGOAFRAFU 0253 MLI; IGOWAFECO 1312 MLI" },
  { "whom a state's own police shoot at is of that state",
    "WASHINGTON, Oct 4 (Reuters) - Thai police fired rubber bullets at "
      .. "protesters.", "THACOP 175 THACVL" },
  { "a rebel is of the rebels that were named",
    "PRETORIA, Nov 2 (AFP) - Tigrayan rebels praised Kenya. A rebel spokesman "
      .. "accused Eritrea of shelling a village.",
    "ETHREB 051 KEN; ETHREB 1123 ERI" },
  { "talks that two suspend are with each other, and no deal is made",
    "India and Canada suspended talks on a trade deal last month.",
    "IND 164 CAN; CAN 164 IND" },
  { "what is rejected as absurd is rejected",
    'Peru on Tuesday rejected as "absurd" an accusation by Chilean lawmakers.',
    "PER 016 CHLLEG" },
  { "what one ought to do somebody asks for",
    "Greece ought to pay its debts, said the German chancellor.",
    "DEUGOV 0231 GRC" },
}

describe("a report", function()
  local coder = casus.coder()
  for _, case in ipairs(cases) do
    it(("gives its rows: %s"):format(case[1]), function()
      assert.are.equal(case[3], support.rows(coder, case[2]))
    end)
  end
end)
