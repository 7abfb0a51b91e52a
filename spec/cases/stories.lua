-- Texts of some sentences, with datelines or headlines, and the rows they give:
-- who is meant is told elsewhere in the text.

return {
  kind = "a story",
  { "one does not deal with oneself among several",
    "NATO invited its partners Japan, South Korea and Australia. Japan would "
      .. "like to start cooperation between NATO and the three partners.",
    "IGOWSTNAT 036 JPN; JPN 031 IGOWSTNAT" },
  { "what protesters do by force is a riot",
    "Thousands of protesters clashed with police in Kenya. "
      .. "Protesters torched a Kenyan bank.",
    "KENCVL 145 KENCOP; KENCVL 145 KENBUS" },
  { "critics of a president oppose him, and what is his is not another's",
    "Iran arrested a French tourist. Putin's critics demanded his resignation.",
    "IRN 173 FRACVL; RUSOPP 1041 RUSGOV" },
  { "troops that storm a parliament fight, protesters riot",
    "Georgian rebels stormed the parliament. Georgian protesters stormed the "
      .. "parliament.",
    "GEOREB 190 GEOLEG; GEOCVL 145 GEOLEG" },
  { "reservists that are called up are those of who calls",
    "LONDON (Reuters) -- Russia called up reservists on Monday.",
    "RUS 154 RUSMIL" },
  { "the place of a dateline is no side of a fight",
    "GAO (AP) -- Heavy clashes raged between rebels and French soldiers near Gao.",
    "MLIREB 190 FRAMIL; FRAMIL 190 MLIREB" },
  { "a condemned attack is the attack told of",
    "Hackers from Russia attacked the websites of Estonian banks. Police arrested "
      .. "an Estonian man. France condemned the attack.",
    "RUSCRM 176 ESTBUS; ESTCOP 173 ESTCVL; FRA 111 RUSCRM" },
  { "who took a man is to release him",
    "Israel detained a Turkish pilot. France called for his release.",
    "ISR 173 TURCVL; FRA 0253 ISR" },
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
  { "who is fired at fires back at the same ones",
    "Rebels in Chad attacked soldiers on Monday. The soldiers returned fire.",
    "TCDREB 190 TCDMIL; TCDMIL 193 TCDREB" },
  { "an army abroad strikes that country's army",
    "TRIPOLI: NATO jets bombed depots on Monday.", "IGOWSTNAT 195 LBYMIL" },
  { "outlaws killed in a shootout were killed by the police",
    "LAHORE: Two robbers were killed in a shootout.", "PAKCOP 190 PAKCRM" },
  { "an accused is somebody",
    "MULTAN: Accused Rashid Gul was shot in a raid, police said.",
    "PAKCOP 193 PAKCRM" },
  { "more of those just named",
    "MULTAN: Two robbers were killed in a raid and a third was arrested.",
    "PAKCOP 190 PAKCRM; PAKCOP 173 PAKCRM" },
  { "who rejects a demand rejects whoever made it",
    "Ghana's opposition urged the government to resign. The government "
      .. "rejected the demand.", "GHAOPP 0241 GHAGOV; GHAGOV 120 GHAOPP" },
  { "a suit is of whoever sued",
    "Peruvian farmers sued the government of Peru. The suit accuses the "
      .. "minister of fraud.", "PERAGR 115 PERGOV; PERAGR 1121 PERGOV" },
  { "a paper's opinion is the paper's, sentence after sentence",
    "Taipei Times: Parliament must act\n\nLawmakers should stop playing games.",
    "TWNMED 100 TWNLEG; TWNMED 020 TWNLEG" },
  { "who surrenders does so to those who fought him",
    "Ethiopian soldiers attacked Eritrean soldiers. Eritrean troops surrendered.",
    "ETHMIL 190 ERIMIL; ERIMIL 0874 ETHMIL" },
  { "policy counts when somebody asks for it",
    "Sweden urged Chad to adopt a law. Chad adopted a law.", "SWE 0242 TCD" },
  { "who issues a statement on an attack did not make it",
    "Sweden expressed shock after the attack on Sudan. "
      .. "Oslo issued a statement after the attacks.", "" },
  { "states that are at odds are the two rivals",
    "Chad attacked Niger. Mali condemned the raid. Niger attacked Chad. "
      .. "Chad accused Niger of lying. Togo met Mali. The rivals have fought two wars.",
    "TCD 190 NER; MLI 111 TCD; NER 190 TCD; TCD 112 NER; TGO 040 MLI; "
      .. "MLI 040 TGO; NER 190 TCD; TCD 190 NER" },
  { "rebels and the army are both sides",
    "Rwandan rebels attacked the Rwandan army. Kenya urged both sides to stop.",
    "RWAREB 190 RWAMIL; KEN 020 RWAREB; KEN 020 RWAMIL" },
  { "talks have the name of a town that is no party",
    "Oman praised the Vienna talks. Chad criticised the Doha agreement.", "" },
  { "gunmen who are shot were shot by those who came",
    "Kenyan gunmen killed two tourists. Kenyan soldiers stormed the hotel in "
      .. "Mombasa. Two gunmen were shot dead.",
    "KENUAF 190 KENCVL; KENMIL 190 KEN; KENMIL 193 KENUAF" },
  { "the assault is that of the gunmen",
    "Rebels attacked Chad. Chadian soldiers killed two rebels. "
      .. "Norway condemned the assault.",
    "TCDREB 190 TCD; TCDMIL 190 TCDREB; NOR 111 TCDREB" },
  { "what there is a risk of has not happened",
    "The risk of a war between Iran and Iraq has grown. "
      .. "The prospects of talks between Chad and Libya are poor.", "" },
  { "what is condemned is not done by whom one telephones",
    "Rebels attacked Chad. Japan telephoned Peru and condemned the attack.",
    "TCDREB 190 TCD; JPN 041 PER; PER 041 JPN; JPN 111 TCDREB" },
  { "those killed in the attack were killed by its makers",
    "Rebels attacked Chad. The army of Chad stormed a base. "
      .. "Ten civilians were killed in the attack.",
    "TCDREB 190 TCD; TCDMIL 190 TCDREB; TCDREB 190 TCDCVL" },
  { "believers are those of the place",
    "Iraqi police arrested Sunni gunmen. Police in Chad beat Buddhist monks.",
    "IRQCOP 173 IRQUAF; TCDCOP 182 TCDREL" },
  { "whoever surrendered is held by those who took him",
    "American troops attacked Cuban soldiers in Grenada. The Cuban soldiers "
      .. "surrendered and were being held at an airport.",
    "USAMIL 190 CUBMIL; CUBMIL 0874 USAMIL; USAMIL 173 CUBMIL" },
  { "who denies wrongdoing denies it to those who look into it",
    "Prosecutors are investigating the president of Peru for fraud. "
      .. "The president denied wrongdoing.",
    "PERJUD 091 PERGOV; PERGOV 016 PERJUD" },
  { "soldiers are killed by those who attacked them then",
    "Four Malian soldiers died when rebels attacked a post. "
      .. "Two Malian soldiers were killed when rebels opened fire.",
    "MLIREB 190 MLIMIL; MLIREB 193 MLIMIL" },
  { "a congress is no he",
    "Peru's congress removed the mayor. Prosecutors charged him with fraud.",
    "PERLEG 172 PERGOV; PERJUD 1121 PERGOV" },
  { "the news of others is told from Geneva",
    "GENEVA (Reuters) - Myanmar freed Norwegian prisoners. Soldiers in "
      .. "Myanmar also burned a school. The army killed civilians.",
    "MMR 0841 NORCRM; MMRMIL 1712 MMREDU; MMRMIL 190 MMRCVL" },
  { "who looks on from outside blames the state that it is about",
    "HARARE (AFP) - Zimbabwe banned a newspaper. "
      .. "Sweden voiced concern about the decline.",
    "ZWE 1721 ZWEMED; SWE 012 ZWE" },
  { "to call a protest something is to judge it",
    "Peruvian students marched in Lima. Chile called the protests a coup.",
    "PEREDU 141 PER; CHL 111 PEREDU" },
  { "who criticises a call criticises the caller",
    "The German president telephoned the president of Belarus. "
      .. "Warsaw criticised the call.",
    "DEUGOV 041 BLRGOV; BLRGOV 041 DEUGOV; POL 111 DEUGOV" },
  { "suspects are not accused once more",
    "A Kenyan court jailed two men. Suspected rebels in Kenya fled.",
    "KENJUD 173 KENCVL" },
  { "they do not take themselves in",
    "Syrian refugees reached Hungary. Austria and Germany said they would "
      .. "arrest them.", "AUT 132 SYRREF; DEU 132 SYRREF" },
  { "troops massed on a frontier face the state of the story",
    "MOGADISHU (AP) - Somalia banned a paper. Ethiopia massed troops on the "
      .. "frontier.", "SOM 172 SOMCVL; ETH 154 SOM" },
  { "raids that killed are those told before",
    "DAMASCUS (AP) - Turkish jets bombed Syria. The raids killed 12 civilians.",
    "TURMIL 195 SYR; TURMIL 190 SYRCVL" },
  { "jets that carry out strikes stop no work",
    "DAMASCUS (AP) - Syria banned a film. Turkish jets carried out strikes.",
    "SYR 1721 SYRCVL; TURMIL 190 SYR" },
  { "commanders from both sides are of both states",
    "Chad attacked Niger. Niger attacked Chad. Chad accused Niger of lying. "
      .. "Military commanders from both sides met.",
    "TCD 190 NER; NER 190 TCD; TCD 112 NER; NERMIL 040 TCDMIL; "
      .. "TCDMIL 040 NERMIL" },
  { "a state denies what its government is accused of",
    "Britain accused the Kremlin of murder. Moscow denied any role.",
    "GBR 1121 RUSGOV; RUS 016 GBR" },
  { "they are those coordinated before",
    "Iran and Qatar met. They signed a treaty.",
    "IRN 040 QAT; QAT 040 IRN; IRN 057 QAT; QAT 057 IRN" },
  { "a move is what was done, not what was said of it",
    "Ghana expelled the envoy of Togo. Benin criticised Ghana. "
      .. "Gabon welcomed the move.", "GHA 161 TGO; BEN 111 GHA; GAB 051 GHA" },
  { "the state of the dateline alone is no enemy",
    "NAIROBI, March 3 (Reuters) - Sudan criticised Chad. "
      .. "Sudanese warplanes bombed a depot.", "SDN 111 TCD; SDNMIL 195 TCDMIL" },
  { "a surname that begins the sentence is a name",
    "Bolivia's former president Carlos Rivers fled. "
      .. "Rivers, a coca grower, condemned Peru.", "BOLELI 111 PER" },
  { "who has talked with somebody promises and gives to him",
    "Kenya's president met Ethiopia's prime minister on Monday. Kenya will "
      .. "provide a loan for the construction of a dam.",
    "KENGOV 040 ETHGOV; ETHGOV 040 KENGOV; KEN 0331 ETHGOV" },
  { "with Mr before it a surname is the same man's",
    "LAGOS: A court on Tuesday freed former minister Tunde Bakare. Police had "
      .. "arrested Mr Bakare on Monday.", "NGAJUD 0841 NGAELI; NGACOP 173 NGAELI" },
  { "who chants slogans is none of the police",
    "NAIROBI (AP) - Police stopped dozens of party workers. They chanted "
      .. "slogans against the president.",
    "KENPTY 140 KENGOV" },
  { "the movement of a name is that one, and so is its spokesman",
    "GAZA (AP) - A spokesman for the Hamas movement accused Israel of lying. "
      .. "The group holds two soldiers.",
    "PSEREB 112 ISR; PSEREB 181 PSEMIL" },
  { "the government that rebels deal with is their own",
    "The German foreign minister met the Iraqi ambassador. Colombian guerrillas "
      .. "signed a truce with the government.",
    "DEUGOV 040 IRQGOV; IRQGOV 040 DEUGOV; COLREB 057 COLGOV; COLGOV 057 COLREB" },
  { "who is sent to help is no target",
    "Chad's president met Mali's foreign minister. Chad promised to send "
      .. "engineers to help rebuild a bridge.",
    "TCDGOV 040 MLIGOV; MLIGOV 040 TCDGOV; TCD 0331 MLIGOV" },
  { "each side and the other are both sides",
    "Thailand and Cambodia fought near a river. Each side accused the other of "
      .. "starting it.", "THA 112 KHM; KHM 112 THA" },
  { "both capitals are those of the states told of",
    "BANGKOK: Thai and Cambodian troops clashed. Thailand and Cambodia are in "
      .. "mourning. Indonesia's foreign minister went to both capitals, and the "
      .. "United States and China sent doctors.",
    "THAMIL 190 KHMMIL; KHMMIL 190 THAMIL; IDNGOV 042 THA; THA 043 IDNGOV; "
      .. "IDNGOV 042 KHM; KHM 043 IDNGOV; USA 073 THA; USA 073 KHM; "
      .. "CHN 073 THA; CHN 073 KHM" },
  { "the agency is the one that was called so",
    "The U.N. Relief and Works Agency fed refugees in Gaza. Hamas officials "
      .. "accused the agency of lying.", "IGOUNO 073 PSE; PSEREB 112 IGOUNO" },
  { "those fire at whom they have accused",
    "Peruvian rebels accused the army of lying. The army said its soldiers had "
      .. "come under fire.", "PERREB 112 PERMIL; PERREB 193 PERMIL" },
  { "a victim of whom nothing is known is one of the place",
    "LAGOS (AP) - Robbers killed Tunde Bakare on Monday.", "NGACRM 190 NGACVL" },
  { "a state executes its own people",
    "Iran executed four men. Israel said it would respond. Israel's Mossad "
      .. "was angry.", "IRN 1823 IRNCVL" },
}
