-- Awkward sentences and the rows they give: what once went wrong.

local casus = require "casus"

local cases = {
  { "a place beside a phrase is not that phrase",
    "Ugandan police shot at protesters in Kampala.", "UGACOP 193 UGACVL" },
  { "a known name right after the verb is its object",
    "Spain praised Peru.", "ESP 051 PER" },
  { "a verb after a name is no participle of it",
    "Germany eased sanctions on Iran.", "DEU 085 IRN" },
  { "a modifier of another noun is no institution",
    "Ukraine discussed German military aid.", "UKR 040 DEU" },
  { "officials from a state are whom one meets",
    "Jens Stoltenberg spoke during a meeting with officials from Japan.",
    "IGOWSTNAT 040 JPNGOV; JPNGOV 040 IGOWSTNAT" },
  { "a verb with another preposition is another verb",
    "Looters broke into army depots in Albania.", "" },
  { "a condemned attack is the attack told of",
    "Hackers from Russia attacked the websites of Estonian banks. Police arrested "
      .. "an Estonian man. France condemned the attack.",
    "RUSCRM 176 ESTBUS; ESTCOP 173 ESTCVL; FRA 111 RUSCRM" },
  { "the weapon of an attack says which attack it is",
    "Chadian troops attacked the rebels, using helicopters and drones.",
    "TCDMIL 195 TCDREB" },
  { "a hail of rockets is a weapon too",
    "Malian rebels attacked the army with a hail of rockets.",
    "MLIREB 194 MLIMIL" },
  { "what is about to be done is promised or planned",
    "The Brazilian president is about to visit Chile.", "BRAGOV 036 CHL" },
  { "who is expected to come stands before the verb",
    "The Brazilian president is expected to visit Chile.", "BRAGOV 036 CHL" },
  { "who is forced to do it has done it",
    "Germany was forced to withdraw troops from Mali.", "DEU 0874 MLI" },
  { "a deal to do something for somebody is with him",
    "Peru signed an agreement to supply Chile with wheat.", "PER 057 CHL" },
  { "thousands without a noun are people",
    "Hundreds of thousands marched in Paris against the French government.",
    "FRACVL 141 FRAGOV" },
  { "tens of thousands of soldiers are soldiers",
    "Russia sent tens of thousands of soldiers to Ukraine.", "RUS 154 UKR" },
  { "foreign troops are not those of the country",
    "Iraqi lawmakers demanded that foreign troops leave the country.",
    "IRQLEG 100 MIL" },
  { "a border with another is the other's border too",
    "Kenya sent troops to its border with Somalia.", "KEN 154 SOM" },
  { "a move that has a nationality is somebody's",
    "Philippine officials protested the Chinese move.", "PHLGOV 140 CHN" },
  { "the ship has a state, wherever it is",
    "Somali pirates hijacked a Greek tanker off the coast of Kenya.",
    "SOMCRM 181 GRCBUS" },
  { "whose statement it is counts before what it is on",
    "Hungary blocked a European Union statement on Ukraine.",
    "HUN 129 IGOEUREEC" },
  { "a suicide bomber is who kills",
    "A suicide bomber killed 20 people in Peshawar.", "PAKUAF 1831 PAKCVL" },
  { "what is shown in how it goes is a topic",
    "The film showed how Chile works together with Peru.", "" },
  { "partners counted before are meant again, and no region",
    "Three Baltic countries met. Poland and its Baltic partners cooperate. "
      .. "Estonia, Latvia and Lithuania were there.",
    "POL 060 EST; EST 060 POL; POL 060 LVA; LVA 060 POL; "
      .. "POL 060 LTU; LTU 060 POL" },
  { "an unknown name takes the description of the sentence before",
    "A Kenyan trader was arrested in Kampala on Friday. Otieno Wambua, 44, was "
      .. "charged with smuggling.", "UGACOP 173 KENBUS; UGACOP 1121 KENBUS" },
  { "who pleads does so before the court of the place",
    "LIMA: A Bolivian smuggler pleaded guilty on Monday.", "BOLCRM 015 PERJUD" },
  { "a complaint of citizens is about their government",
    "Farmers in Poland criticised the reform.", "POLAGR 111 POLGOV" },
  { "who is fired at fires back at the same ones",
    "Rebels in Chad attacked soldiers on Monday. The soldiers returned fire.",
    "TCDREB 190 TCDMIL; TCDMIL 193 TCDREB" },
  { "an army abroad strikes that country's army",
    "TRIPOLI: NATO jets bombed depots on Monday.", "IGOWSTNAT 195 LBYMIL" },
  { "outlaws killed in a shootout were killed by the police",
    "LAHORE: Two robbers were killed in a shootout.", "PAKCOP 190 PAKCRM" },
  { "whoever insists that another do a thing demands it",
    "Kenya insisted that Uganda cooperate.", "KEN 101 UGA" },
  { "who is told stands for the pronoun",
    "The French judge told Germany that it must pay.", "FRAJUD 1031 DEU" },
  { "a possessor goes before what its noun is about",
    "Poland questioned Germany's account of the raid.", "POL 110 DEU" },
  { "a move is no time of day",
    "Egypt complained about Israel's move.", "EGY 110 ISR" },
  { "who faces protests is their target",
    "Kenya's parliament passed the law, sparking protests from journalists.",
    "KENMED 140 KENLEG" },
  { "a warning heeded went to who heeds it",
    "Poland dropped the bill after warnings from the European Union.",
    "POL 0832 ; IGOEUREEC 130 POL" },
  { "victims of an attack are its target",
    "The victims of attacks by Boko Haram have fled to Niger.",
    "NGAREB 190 NGACVL" },
  { "a pair hangs on the verb of a happening",
    "A gunfight broke out between soldiers and militants in Mali.",
    "MLIMIL 193 MLIREB; MLIREB 193 MLIMIL" },
  { "talks on a coming day are planned",
    "The talks between Egypt and Sudan would be on Sunday.",
    "EGY 036 SDN; SDN 036 EGY" },
  { "an offensive is of those who move",
    "In a raid on Boko Haram, the Nigerian army moved into Niger.",
    "NGAMIL 190 NGAREB" },
  { "who presses on with relief gives it",
    "The UN pressed on with relief efforts in Nepal.", "IGOUNO 073 NPL" },
  { "the owner of an arrest is whom it befell",
    "Navalny's arrest by Russian police angered Germany.",
    "RUSCOP 173 RUSOPP" },
}

describe("a sentence", function()
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
