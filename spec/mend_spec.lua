-- Sentences whose trees are put right, and the rows they give.

local casus = require "casus"

local cases = {
  { "adjectives before one noun, the first an acronym",
    "U.S., French and British warplanes attacked Libyan targets.",
    "USAMIL 195 LBY; FRAMIL 195 LBY; GBRMIL 195 LBY" },
  { "a second verb that looks like a participle",
    "The United States condemned the use of force and suspended arms sales to China.",
    "USA 1622 CHN" },
  { "an aside between dashes",
    "France – along with Britain – condemned Russia.",
    "FRA 111 RUS; GBR 111 RUS" },
  { "against whom an operation is",
    "Turkey launched an anti-PKK operation in northern Iraq.", "TUR 190 TURREB" },
  { "whose protesters they are not",
    "Anti-China protesters marched in Hanoi.", "VNMCVL 141 VNM" },
  { "where a thing stands that is bombed",
    "Israeli warplanes bombed a tower block in Gaza.", "ISRMIL 195 PSE" },
  { "members of two bodies",
    "Members of the police and the army attacked a rebel camp in Peru.",
    "PERCOP 190 PERREB; PERMIL 190 PERREB" },
  { "accused before a name is a title",
    "Accused Ahmed Khan and another gunman fired on police in Lahore.",
    "PAKCRM 193 PAKCOP; PAKUAF 193 PAKCOP" },
  { "what was only going to be done",
    "Police were going to arrest a robber in Lahore.", "" },
  { "weapons are no allies",
    "Infantry, backed by artillery and tanks, attacked rebels in northern Iraq.",
    "IRQMIL 190 IRQREB" },
  { "the head of operations does not operate",
    "General Smith, head of American operations in Africa, met Macron.",
    "USAMIL 040 FRAGOV; FRAGOV 040 USAMIL" },
  { "a participle before its noun tells nothing new",
    "Protesters stoned the shuttered American embassy in Khartoum.",
    "SDNCVL 145 USAGOV" },
  { "fire exchanged along a border is at each other",
    "Indian and Pakistani troops exchanged fire along the border in Kashmir.",
    "INDMIL 193 PAKMIL; PAKMIL 193 INDMIL" },
  { "one's own envoy is no target",
    "Turkey recalled its envoy.", "" },
  { "the men of an eight-man committee",
    "The eight-man emergency committee met in Lima.", "" },
  { "citizens of a state are its citizens",
    "Arab citizens of Israel clashed with police in Lod.",
    "ISRCVL 145 ISRCOP" },
  { "lawyers defend by trade",
    "Three Iraqi lawyers defending opposition leaders met Peruvian ministers.",
    "IRQJUD 040 PERGOV; PERGOV 040 IRQJUD" },
  { "accused after and is a verb",
    "Turkey rejected the criticism and accused Germany of meddling.",
    "TUR 112 DEU" },
  { "the clause after a comma and and",
    "France promised to send rockets to Kenya, and Germany delivered howitzers to Chad.",
    "FRA 0332 KEN; DEU 072 TCD" },
  { "no agreement is none",
    "India and China held talks but reached no agreement.",
    "IND 040 CHN; CHN 040 IND" },
  { "what one demonstrates outside of",
    "Kenyan workers demonstrated outside the Chinese embassy in Nairobi.",
    "KENLAB 141 CHNGOV" },
  { "participles after commas are verbs",
    "Rebels attacked a town, killed villagers and burned houses in Congo.",
    "CODREB 190 COD; CODREB 190 CODCVL; CODREB 1712 COD" },
  { "the first of three verbs",
    "The president dissolved parliament, suspended the constitution and arrested judges in Peru.",
    "PERGOV 1722 PERLEG; PERGOV 1724 PER; PERGOV 173 PERJUD" },
  { "two owners of one office",
    "India's and Pakistan's prime ministers met in Nepal.",
    "INDGOV 040 PAKGOV; PAKGOV 040 INDGOV" },
  { "a name with an article in a list",
    "Saudi Arabia, the UAE, Bahrain and Egypt cut ties with Qatar.",
    "SAU 161 QAT; ARE 161 QAT; BHR 161 QAT; EGY 161 QAT" },
  { "one who is said not to",
    "Uganda, not Kenya, sent troops to Congo.", "UGA 154 COD" },
  { "what is still to be decided",
    "Commonwealth leaders will decide whether to suspend Zimbabwe.", "" },
  { "what there is no evidence of",
    "There is no evidence that China supplied weapons to Sudan.", "" },
}

describe("a tree put right", function()
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
