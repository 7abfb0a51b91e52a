-- Tokens and sentences of news text.  Expected tokens are written with spaces
-- between them; sentences are parted by " | ".

local casus = require "casus"

local function forms(sentence)
  local list = {}
  for i, token in ipairs(sentence:tokens()) do list[i] = token.form end
  return table.concat(list, " ")
end

local function sentences(text)
  local list = {}
  for i, sentence in ipairs(casus.document(text):sentences()) do
    list[i] = forms(sentence)
  end
  return table.concat(list, " | ")
end

local function cases(list)
  for _, case in ipairs(list) do
    it(("reads %q"):format(case[1]), function()
      assert.equal(case[2], sentences(case[1]))
    end)
  end
end

describe("a word with an apostrophe", function()
  cases {
    { "They don't agree.", "They do n't agree ." },
    { "It can't and won't pay.", "It ca n't and wo n't pay ." },
    { "We’re here; they’ve left.", "We ’re here ; they ’ve left ." },
    { "Ghana's port and the miners' union", "Ghana 's port and the miners ' union" },
    { "Peru’s ministers’ pay", "Peru ’s ministers ’ pay" },
    { "They shouldn't've gone.", "They should n't 've gone ." },
    { "Mr. O'Hara met the Shi'ite leader.", "Mr. O'Hara met the Shi'ite leader ." },
    { "It cannot last.", "It can not last ." },
    { "the U.S.'s allies", "the U.S. 's allies" },
    { "in the 1990's and the '80s", "in the 1990's and the '80s" },
    { "the G-20's envoy, Unit 40's men", "the G - 20 's envoy , Unit 40 's men" },
    { "the paper “Die Zeit”’s view", "the paper “ Die Zeit ” ’s view" },
    { "He'd told 'em at five o'clock.", "He 'd told 'em at five o'clock ." },
  }
end)

describe("a word with a hyphen, dash or slash", function()
  cases {
    { "a US-led air-to-ground strike", "a US - led air - to - ground strike" },
    { "the 40-year-old treaty", "the 40 - year - old treaty" },
    { "the Afro-Asian bloc", "the Afro - Asian bloc" },
    { "anti-tank and non-nuclear arms", "anti-tank and non-nuclear arms" },
    { "pro-Moscow ex-ministers re-elected", "pro-Moscow ex-ministers re-elected" },
    { "a mid-March e-mail", "a mid-March e-mail" },
    { "al-Shabaab fled", "al - Shabaab fled" },
    { "F-16 jets, 3-5 days", "F - 16 jets , 3 - 5 days" },
    { "on 2019-04-30 he called 555-0142", "on 2019-04-30 he called 555-0142" },
    { "the army – or its rump – left", "the army – or its rump – left" },
    { "peace—at last—came", "peace — at last — came" },
    { "peace -- at last", "peace -- at last" },
    { "and/or, since 9/11", "and / or , since 9/11" },
    { "Israel/Palestine talks on 12/05/2003", "Israel / Palestine talks on 12/05/2003" },
  }
end)

describe("a number", function()
  cases {
    { "$250 million and €3.5bn", "$ 250 million and € 3.5 bn" },
    { "US$40m, A$12 and NZ$7", "US$ 40 m , A$ 12 and NZ$ 7" },
    { "USD500 or Rs. 700", "USD 500 or Rs. 700" },
    { "1,250,000 people, or 12.5%", "1,250,000 people , or 12.5 %" },
    { "At 17:45 GMT, 9am or 5 p.m.", "At 17:45 GMT , 9 am or 5 p.m." },
    { "Nov. 3, 2014", "Nov. 3 , 2014" },
    { "the 21st, 4th and 1980s", "the 21st , 4th and 1980s" },
    { "15km and 200kg", "15 km and 200 kg" },
    { "Resolution No. 242 says no.", "Resolution No. 242 says no ." },
    { "rose .5 points to 1.5", "rose .5 points to 1.5" },
    { "Rs 1,00,000 was paid", "Rs 1,00,000 was paid" },
  }
end)

describe("an address or a tag", function()
  cases {
    { "See https://example.org/a_b?c=1, now.", "See https://example.org/a_b?c=1 , now ." },
    { "(www.example.com/news).", "( www.example.com/news ) ." },
    { "Write to press.desk@example.org.", "Write to press.desk@example.org ." },
    { "on example.co.uk and report.pdf", "on example.co.uk and report.pdf" },
    { "@minister wrote #peace", "@minister wrote #peace" },
  }
end)

describe("marks", function()
  cases {
    { "Well... no… maybe", "Well ... no … maybe" },
    { "What?! Never!!", "What ?! | Never !!" },
    { '"No," he said.', '" No , " he said .' },
    { "‘No,’ he said.", "‘ No , ’ he said ." },
    { "``No,'' he said.", "`` No , '' he said ." },
    { "the [new] {old} (dead) law", "the [ new ] { old } ( dead ) law" },
    { "AT&T and R&D", "AT&T and R&D" },
    { "peace [...] came", "peace [...] came" },
    { "1 + 1 = 2; 5 > 4", "1 + 1 = 2 ; 5 > 4" },
  }
end)

describe("an abbreviation", function()
  cases {
    { "Gen. Ali met Lt. Col. Roy.", "Gen. Ali met Lt. Col. Roy ." },
    { "They met Ann Sen.", "They met Ann Sen ." },
    { "Envoy Bo Sta. Cruz left.", "Envoy Bo Sta. Cruz left ." },
    { "Mr. Cruz and Dr. Lee left.", "Mr. Cruz and Dr. Lee left ." },
    { "J. R. Smith and A.B. Jones spoke.", "J. R. Smith and A.B. Jones spoke ." },
    { "The U.S. Senate sat.", "The U.S. Senate sat ." },
    { "He flew to the U.S. The trip was short.", "He flew to the U.S. | The trip was short ." },
    { "Talks with the U.N. began.", "Talks with the U.N. began ." },
    { "It ended at 5 p.m. Monday in Rome.", "It ended at 5 p.m. Monday in Rome ." },
    { "It ended at 5 p.m. Police left.", "It ended at 5 p.m. | Police left ." },
    { "It ended at 5 p.m. The police left.", "It ended at 5 p.m. | The police left ." },
    { "Acme Inc. sued Bolt Corp. on May 1.", "Acme Inc. sued Bolt Corp. on May 1 ." },
    { "He joined Acme Inc. He left soon.", "He joined Acme Inc. | He left soon ." },
    { "guns, shells, etc. were found", "guns , shells , etc. were found" },
    { "rebels (e.g. the LRA) v. the state", "rebels ( e.g. the LRA ) v. the state" },
    { "in Boston, Mass., and Denver, Colo.", "in Boston , Mass. , and Denver , Colo." },
    { "Sen. Roy, D-Calif., and Rep. Li (R-Ohio) spoke.", "Sen. Roy , D - Calif. , and Rep. Li ( R - Ohio ) spoke ." },
    { "They fled the U.S. Protesters stayed.", "They fled the U.S. | Protesters stayed ." },
    { "She was ill. He was not.", "She was ill . | He was not ." },
    { "She said no. He said yes.", "She said no . | He said yes ." },
    { "He is sixty. I am not.", "He is sixty . | I am not ." },
    { "They chose Plan B. It failed.", "They chose Plan B . | It failed ." },
    { "Kim Jr. met Roy Sr. in Rome.", "Kim Jr. met Roy Sr. in Rome ." },
    { "MR. CRUZ LEFT. HE WAS TIRED.", "MR. CRUZ LEFT . | HE WAS TIRED ." },
  }
end)

describe("a sentence", function()
  cases {
    { "Troops left. Rebels came.", "Troops left . | Rebels came ." },
    { "They won in 2019. They lost in 2023.", "They won in 2019 . | They lost in 2023 ." },
    { "Rebels left the region.The army came.", "Rebels left the region . | The army came ." },
    { "“Stop.” They did.", "“ Stop . ” | They did ." },
    { '"Stop." They did.', '" Stop . " | They did .' },
    { "“Will you go?” she asked. He did.", "“ Will you go ? ” she asked . | He did ." },
    { "“Will you go?” Ms. Roy asked.", "“ Will you go ? ” Ms. Roy asked ." },
    { "“Go!” He added that he would.", "“ Go ! ” | He added that he would ." },
    { "“Go!” the crowd cried.", "“ Go ! ” the crowd cried ." },
    { "“We fight. We win,” he said.", "“ We fight . | We win , ” he said ." },
    { "(The army denied it.) It left.", "( The army denied it . ) | It left ." },
    { "It rained ... The march went on.", "It rained ... | The march went on ." },
    { "Prices rose 3.5 percent. No. 10 was silent.", "Prices rose 3.5 percent . | No. 10 was silent ." },
    { "He quit.[4] She stayed.", "He quit . [ 4 ] | She stayed ." },
    { "1. The army left.\n2. The rebels came.", "1 . The army left . | 2 . The rebels came ." },
    { "Yahoo! News said so.", "Yahoo! News said so ." },
    { "Он ушёл. Она осталась.", "Он ушёл . | Она осталась ." },
  }
end)

describe("a line", function()
  cases {
    { "Rebels leave town\nThe rebels left on Monday.", "Rebels leave town | The rebels left on Monday ." },
    { "Rebels leave\n\nThey left.", "Rebels leave | They left ." },
    { "The rebels who had held the town\nleft it on Monday.", "The rebels who had held the town left it on Monday ." },
    { "A statement issued late on Sunday by the office of President\nRoy said that the two sides, which last met in May, would send\nGen. Ali and four of his deputies to Geneva on\nMonday. Talks follow.",
      "A statement issued late on Sunday by the office of President Roy said that the two sides , which last met in May , would send Gen. Ali and four of his deputies to Geneva on Monday . | Talks follow ." },
    { "The court freed them.\nThe state appealed.", "The court freed them . | The state appealed ." },
    { "He met Mr.\nRoy.", "He met Mr. Roy ." },
    { "The envoy will meet the prime minister and Mr.\nRoy and other leaders of the coalition on Monday.",
      "The envoy will meet the prime minister and Mr. Roy and other leaders of the coalition on Monday ." },
    { "- Troops left\n- Rebels came", "- Troops left | - Rebels came" },
    { "Troops left\r\n\r\nRebels came", "Troops left | Rebels came" },
    { "   Troops left the town\n   Rebels came", "Troops left the town | Rebels came" },
  }
end)

describe("a sentence's dateline", function()
  local function tokens(sentence)
    local last, n = sentence.first + #sentence.dateline - 1, 0
    for _, token in ipairs(sentence:tokens()) do
      if token.last <= last then n = n + 1 end
    end
    return n
  end

  for _, case in ipairs {
    { "GENEVA — The envoys met.", 2 },
    { "ACCRA, May 3 (Reuters) - The envoys met.", 8 },
    { "MEXICO CITY (AP) — The envoys met.", 6 },
    { "CAIRO: The envoys met.", 2 },
    { "NEW DELHI, Nov 11 (PTI) -- The envoys met.", 9 },
    { "PORT-AU-PRINCE, Haiti (AFP) – The envoys met.", 11 },
    { "(CNN) -- The envoys met.", 4 },
    { "Nairobi - The envoys met.", 2 },
    { "Rome, Italy (dpa) - The envoys met.", 7 },
    { "The envoys — all four — met.", 0 },
    { "Roy, the envoy, met Ali.", 0 },
    { "WHO: Malaria kills more", 0 },
    { "Roy - who is ill - met Ali.", 0 },
    { "LEH, Indian-held Ladakh, May 2 (Xinhua) -- The envoys met.", 13 },
    { "Lima, March 3 (IANS) The envoys met.", 7 },
    { "ACCRA (AP) The envoys met.", 4 },
    { "NEW DELHI: An envoy left.", 3 },
    { "ABUJA, May 3 (NAN): An envoy left.", 8 },
    { "MEDAN (ANTARA) - The envoys met.", 5 },
    { "ROME, 12 May — The envoys met.", 5 },
    { "UNITED NATIONS — The envoys met.", 3 },
    { "JUBA | The envoys met.", 2 },
    { "Sochi, May 11 - RIA Novosti. The envoys met.", 8 },
    { "KEY WEST, Fla., Sept. 4, 2014 (dpa/ap) -- The envoys met.", 15 },
    { "SANA'A, Yemen – The envoys met.", 4 },
    { "Rome and Paris said that they met.", 0 },
    { "WHO said that the envoys met.", 0 },
    { "Roy, the envoy (55), left - and came back.", 0 },
    { "The Arab League (AL) - a body of states - met.", 0 },
    { "Peru - Chile talks end", 0 },
    { "Rome: The envoys met.", 0 },
  } do
    it(("has %d tokens in %q"):format(case[2], case[1]), function()
      assert.equal(case[2], tokens(casus.document(case[1]):sentence(1)))
    end)
  end
end)

describe("a headline's label and source", function()
  for _, case in ipairs {
    { "Rebels leave town - Xinhua", "", " - Xinhua" },
    { "Rebels leave town | Reuters", "", " | Reuters" },
    { "Rebels leave town – BBC News", "", " – BBC News" },
    { "Rebels leave town - The Accra Times", "", " - The Accra Times" },
    { "Rebels leave town (AFP)", "", " (AFP)" },
    { "Rebels leave town - accra.com", "", " - accra.com" },
    { "Rebels leave town - police", "", "" },
    { "Three dead in ‘raid’: police", "", "" },
    { "Rebels leave town (again)", "", "" },
    { "Rebels - Army to meet in Accra", "", "" },
    { "Spotlight: Rebels leave town", "Spotlight:", "" },
    { "UPDATE 1-Rebels leave town", "UPDATE 1-", "" },
    { "Exclusive: Rebels leave town - Reuters", "Exclusive:", " - Reuters" },
    { "BREAKING: The rebels have left.", "BREAKING:", "" },
    { "accra.com: Rebels leave town", "accra.com:", "" },
    { "Photo: AP The rebels have left.", "Photo: AP", "" },
    { "Ghana: Rebels leave town", "", "" },
  } do
    it(("are told in %q"):format(case[1]), function()
      local sentence = casus.document(case[1]):sentences()[1]
      assert.equal(case[2], sentence.dateline)
      assert.equal(case[3]:match "^%s*(.*)", sentence.tail)
    end)
  end
end)

describe("a headline and a dateline on one line", function()
  it("are two sentences", function()
    local list = casus.document(
      "Rebels leave the town ACCRA, Ghana (AP) -- The rebels left."):sentences()
    assert.equal(2, #list)
    assert.equal("headline", list[1].line)
    assert.equal("Rebels leave the town", list[1].text)
    assert.equal("ACCRA, Ghana (AP) --", list[2].dateline)
  end)

  it("are so after a byline", function()
    local list = casus.document(
      "By Ann Roy ACCRA (AP) — The rebels left."):sentences()
    assert.equal("byline", list[1].line)
    assert.equal("By Ann Roy", list[1].text)
    assert.equal("ACCRA (AP) —", list[2].dateline)
  end)
end)

describe("a line's kind", function()
  for _, case in ipairs {
    { "Rebels leave town\n\nThey left.", { "headline", "body" } },
    { "Will rebels leave?\n\nThey did.", { "headline", "body" } },
    { "Rebels leave\nBy Ann Roy and Bo Li\nThey left.", { "headline", "byline", "body" } },
    { "They left.\n(Reporting by Ann Roy; editing by Bo Li)", { "body", "byline" } },
    { "They left.\n\nA new start\n\nThey came.", { "body", "headline", "body" } },
    { "By Monday they had left.", { "body" } },
    { "Photo: Ann Roy/AP", { "byline" } },
    { "They took:\n- guns\n- shells", { "body", "body", "body" } },
  } do
    it(("is told in %q"):format(case[1]), function()
      local kinds = {}
      for i, sentence in ipairs(casus.document(case[1]):sentences()) do
        kinds[i] = sentence.line
      end
      assert.same(case[2], kinds)
    end)
  end
end)

describe("a sentence inside a quotation", function()
  for _, case in ipairs {
    { "“We fight. We win,” he said. He left.", { false, true, false } },
    { '"We fight. We win," he said. He left.', { false, true, false } },
    { "“We fight.” He left.", { false, false } },
    { "“We fight.\n\nHe left.", { false, false } },
  } do
    it(("is told in %q"):format(case[1]), function()
      local quoted = {}
      for i, sentence in ipairs(casus.document(case[1]):sentences()) do
        quoted[i] = sentence.quoted
      end
      assert.same(case[2], quoted)
    end)
  end
end)

describe("any bytes", function()
  -- What is left of a text without its white space is in its tokens, in order.
  local function bare(text)
    return (text:gsub("%s+", ""))
  end

  local parts = {
    "“", "”", "'", "’", ".", "...", "?!", "--", "—", "(", "[", "$", "U.S.",
    "Mr.", "n't", " ", "\n", "\n\n", "@", "a@b.org", "www.", "1,000", "x",
    "\240\159\152\128", "\226\128\141", "é", "#", "I", "p.m", "\0", "%",
  }

  it("stay in the tokens", function()
    math.randomseed(7)
    for _ = 1, 500 do
      local list = {}
      for i = 1, math.random(0, 40) do
        list[i] = parts[math.random(#parts)]
      end
      local text = table.concat(list)
      assert.equal(bare(text), bare(sentences(text):gsub(" | ", " ")))
    end
  end)

  it("take time in proportion to their number", function()
    for _, part in ipairs { '"', "a", "a-", "a.", "a@", ". (", "U.S. ", "A\n" } do
      local clock = os.clock()
      casus.document(part:rep(100000)):sentences()
      assert.is_true(os.clock() - clock < 2, part)
    end
  end)
end)
