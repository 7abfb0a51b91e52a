-- Topic words of a sentence and of the headline.

local csv = require "casus.csv"
local enricher = require "enricher"

describe("enrich_issue", function()
  for _, case in ipairs {
    { "Iran *condemned* the sanctions.", "SANCTIONS,1" },
    { "Voters *elected* a president in the election.", "ELECTIONS,2" },
    { "Iran *enriched* uranium with new centrifuges.", "NUCLEAR,2" },
    { "The ministers *discussed* tariffs and exports.", "TRADE,2" },
    { "Hackers *stole* data in a cyber attack.", "CYBER,2" },
    { "Rebels *signed* a ceasefire.", "PEACE,1" },
    { "Rebels *signed* a cease-fire.", "PEACE,1" },
    { "The prosecutor *accused* him of bribery.", "CORRUPTION,1;WAR_CRIMES,1" },
    { "Police *seized* cocaine and heroin.", "DRUGS,2" },
    { "The refugees *fled* the famine.", "FOOD,1;REFUGEES,1" },
    { "Floods and landslides *killed* 12 people.", "DISASTER,2" },
    { "The agency *sent* vaccines.", "HEALTH,1" },
    { "The country *cut* its carbon emissions.", "CLIMATE,2" },
    { "The junta *took* power in a coup.", "COUP,2" },
    { "Demonstrators *burned* tyres.", "PROTEST,1" },
    { "The spy was *arrested*.", "ESPIONAGE,1" },
    { "The bank *raised* interest rates.", "ECONOMY,2" },
    { "Journalists *asked* questions.", "MEDIA,1" },
    { "The firm *launched* a satellite.", "TECHNOLOGY,1" },
    { "The pipeline *carries* natural gas.", "ENERGY,2" },
    { "North Korea *fired* a ballistic missile.", "MISSILES,1" },
    { "The monks *left* the monastery.", "RELIGION,2" },
    { "The two men *ate* lunch.", "" },
    { "The parliament *adopted* a nuclear deal.", "GOVERNMENT,1;NUCLEAR,1" },
    { "NUCLEAR tests *worried* Japan.", "NUCLEAR,1" },
  } do
    it(("finds the topics of %q"):format(case[1]), function()
      assert.equal(case[2], enricher.run("issue", case[1]).issue)
    end)
  end

  it("counts the headline for every sentence, once", function()
    local text = "Iran rejects sanctions\n\nIran *condemned* the embargo on Monday."
    assert.equal("SANCTIONS,2", enricher.run("issue", text).issue)
    text = "Iran *rejects* sanctions\n\nIran condemned the embargo on Monday."
    assert.equal("SANCTIONS,1", enricher.run("issue", text).issue)
  end)

  it("has words for many issues, each phrase once", function()
    local phrases, issues, n = {}, {}, 0
    for row in csv.records "data/words/issues.csv" do
      assert.is_nil(phrases[row.phrase], row.phrase)
      assert.matches("^[%u_]+$", row.issue)
      assert.equal(row.phrase:lower(), row.phrase)
      phrases[row.phrase], issues[row.issue], n = true, true, n + 1
    end
    local different = 0
    for _ in pairs(issues) do different = different + 1 end
    assert.is_true(n >= 400 and different >= 30)
  end)
end)
