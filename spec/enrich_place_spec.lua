-- Where an event happened; the gazetteer and its names.

local csv = require "casus.csv"
local enricher = require "enricher"
local gazetteer = require "casus.gazetteer"
local latin = require "casus.latin"

describe("latin.fold", function()
  for _, case in ipairs {
    { "Île-de-France", "ile de france" }, { "Şanlıurfa", "sanliurfa" },
    { "Łódź", "lodz" }, { "N'Djamena", "ndjamena" }, { "Sana’a", "sanaa" },
    { "Ḩimş", "hims" }, { "Đà Nẵng", "da nang" }, { "São  Paulo", "sao paulo" },
    { "İzmir", "izmir" }, { "Kyiv", "kyiv" }, { "", "" },
    { "Ta\u{301}i", "tai" },
  } do
    it(("folds %q"):format(case[1]), function()
      assert.equal(case[2], latin.fold(case[1]))
    end)
  end
end)

describe("the gazetteer", function()
  local places = gazetteer.open()

  for _, case in ipairs {
    { "Kyiv", "UKR", "capital" }, { "Kiev", "UKR", "capital" },
    { "Kharkov", "UKR", "city" }, { "Lvov", "UKR", "city" },
    { "Rangoon", "MMR", "city" }, { "Bombay", "IND", "city" },
    { "Deir al-Zor", "SYR", "city" }, { "Saigon", "VNM", "city" },
    { "Peking", "CHN", "capital" }, { "Ukraine", "UKR", "country" },
    { "DR Congo", "COD", "country" }, { "Burma", "MMR", "country" },
    { "Chechnya", "RUS", "region" }, { "North Kivu", "COD", "region" },
    { "Crimea", "UKR", "area" }, { "West Bank", "PSE", "area" },
    { "Nagorno-Karabakh", "AZE", "area" }, { "Red Sea", "", "area" },
    { "N'Djamena", "TCD", "capital" }, { "Port-au-Prince", "HTI", "capital" },
    { "Washington", "USA", "capital" }, { "New York", "USA", "city" },
    { "London", "GBR", "capital" }, { "Pristina", "KSV", "capital" },
    { "Mazar-i-Sharif", "AFG", "city" }, { "Punjab", "PAK", "region" },
    { "A Coruña", "ESP", "city" }, { "Żywiec", "POL", "city" },
  } do
    it(("knows %s"):format(case[1]), function()
      local list = assert(places:find(case[1]))
      local row = places:choose(list, {})
      assert.equal(case[2], row.country)
      assert.equal(case[3], row.kind)
      assert.is_true(math.abs(tonumber(row.lat)) <= 90)
      assert.is_true(math.abs(tonumber(row.lon)) <= 180)
    end)
  end

  for _, name in ipairs { "", "Nowhereville", "zzz", ",", "key", "\xFF" } do
    it(("does not know %q"):format(name), function()
      assert.is_nil(places:find(name))
    end)
  end

  for _, case in ipairs {
    { "Tripoli", { LBN = 2 }, nil, "LBN" }, { "Tripoli", {}, nil, "LBY" },
    { "Georgia", {}, nil, "GEO" }, { "Georgia", { USA = 4 }, nil, "USA" },
    { "Punjab", { IND = 2 }, nil, "IND" },
    { "Hyderabad", { PAK = 1 }, nil, "PAK" },
  } do
    it(("chooses %s by its country (%s)"):format(case[1], case[4]), function()
      local row = places:choose(places:find(case[1]), case[2], case[3])
      assert.equal(case[4], row.country)
    end)
  end

  it("chooses the kind that is asked for", function()
    local list = places:find "Kharkiv"
    assert.equal("city", places:choose(list, {}, nil).kind)
    assert.equal("region", places:choose(list, {}, "region").kind)
  end)

  it("is sorted, and its aliases and areas lead somewhere", function()
    local last = ""
    for line in io.lines "data/places/places.csv" do
      local key = line:match "^[^,]*"
      if key ~= "key" then
        assert(key >= last, key)
        last = key
      end
    end
    for row in csv.records "data/places/aliases.csv" do
      local list, found = places:find(row.place) or {}, false
      for _, place in ipairs(list) do
        found = found or (row.country == "" or place.country == row.country)
          and (row.kind == "" or place.kind == row.kind)
      end
      assert(found, row.name)
    end
    for row in csv.records "data/places/areas.csv" do
      assert(tonumber(row.lat) and tonumber(row.lon), row.name)
    end
  end)

  it("opens in a moment", function()
    local start = os.clock()
    gazetteer.open():find "Kyiv"
    assert.is_true(os.clock() - start < 0.15)
  end)
end)

local function cases(list)
  for _, case in ipairs(list) do
    it(("places %q"):format(case[1]), function()
      local e = enricher.run("place", case[1], case.fields, case.action)
      assert.equal(case[2], e.place)
      assert.equal(case[3] or "", e.country)
      assert.equal(case[4] or "", e.place_from)
    end)
  end
end

local shelling = { root = "19", action = "194", source = "RUSMIL",
  target = "UKR" }
local words = { root = "11", action = "111", source = "USA", target = "CHN" }

describe("a place", function()
  cases {
    { "Protesters *clashed* with police in Nairobi.", "Nairobi", "KEN", "clause" },
    { "Rebels *attacked* soldiers near Goma.", "Goma", "COD", "clause" },
    { "In Baghdad, gunmen *killed* three policemen.", "Baghdad", "IRQ", "clause" },
    { "Police *arrested* 12 men in the city of Lahore.", "Lahore", "PAK", "clause" },
    { "Police *arrested* 12 men in Atlanta, Georgia.", "Atlanta", "USA", "clause" },
    { "Police *arrested* 12 men in Tripoli, Lebanon.", "Tripoli", "LBN", "clause" },
    { "Troops *killed* two men in the Kharkiv region.", "Kharkiv", "UKR", "clause" },
    { "Troops *killed* two men in Crimea.", "Crimea", "UKR", "clause" },
    { "The ministers *met* in Rangoon.", "Yangon", "MMR", "clause" },
    { "The leaders *met* in New York.", "New York City", "USA", "clause" },
    { "Soldiers *fired* on protesters in Sudan.", "Sudan", "SDN", "clause" },
    { "Two men were *arrested* in Kiev.", "Kyiv", "UKR", "clause" },
    { "A bomb *exploded* outside a mosque in Kabul.", "Kabul", "AFG", "clause" },
  }
end)

describe("the thing attacked", function()
  cases {
    { "Russia *shelled* Kharkiv.", "Kharkiv", "UKR", "object", action = shelling },
    { "Russia *shelled* the town of Bakhmut.", "Bakhmut", "UKR", "object", action = shelling },
    { "Iraq *invaded* Kuwait.", "Kuwait", "KWT", "object" },
    { "Washington *criticised* Beijing.", "", action = words },
    { "China *criticised* the United States.", "", action = words },
  }
end)

describe("another clause", function()
  cases {
    { "The president said in Paris that Russia *attacked* a village.", "", action = shelling },
    { "The president *said* in Paris that Russia attacked a village.", "Paris", "FRA", "clause", action = words },
    { "Hackers *attacked* banks, and Estonia blamed Russia.", "" },
    { "Iran said that Israel *bombed* its embassy in Damascus.", "Damascus", "SYR", "clause" },
  }
end)

describe("the dateline", function()
  cases {
    { "KYIV, May 28 (Xinhua) -- Russian troops *shelled* a village.", "Kyiv", "UKR", "dateline", action = shelling },
    { "PORT-AU-PRINCE, May 28 -- Police *killed* a man.", "Port-au-Prince", "HTI", "dateline", action = { source = "HTICOP" } },
    { "MADRID: Police *killed* a man.", "Madrid", "ESP", "dateline", action = { source = "ESPCOP" } },
    { "NAIROBI — Police *killed* a man.", "Nairobi", "KEN", "dateline", action = { source = "KENCOP" } },
    { "LONDON, May 28 (Reuters) - Russian troops *shelled* a village.", "", action = shelling },
    { "KYIV, May 28 (Xinhua) -- Russian troops *shelled* Odesa.", "Odesa", "UKR", "object", action = shelling },
  }
end)

describe("no place", function()
  cases {
    { "The army *killed* 12 rebels.", "" },
    { "US-backed rebels *attacked* an army base.", "" },
    { "The talks between Ankara and Damascus *failed*.", "", action = words },
    { "Jack London *criticised* the minister.", "", action = words },
    { "In March the army *killed* 12 rebels.", "" },
    { "On Sunday the army *killed* 12 rebels.", "" },
    { "Mr. Lincoln *criticised* the minister.", "", action = words },
  }

  it("leaves every column empty", function()
    local e = enricher.run("place", "The army *killed* 12 rebels.")
    for _, name in ipairs { "place", "country", "admin1", "lat", "lon",
      "place_kind", "place_from" } do
      assert.equal("", e[name])
    end
  end)
end)

describe("the columns of a place", function()
  it("give its region and position", function()
    local e = enricher.run("place", "Rebels *attacked* soldiers near Goma.")
    assert.equal("North Kivu", e.admin1)
    assert.equal("city", e.place_kind)
    assert.is_true(math.abs(tonumber(e.lat) + 1.67) < 0.05)
    assert.is_true(math.abs(tonumber(e.lon) - 29.23) < 0.05)
  end)
end)
