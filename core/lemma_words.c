#include "lemma_words.h"

#include <stdlib.h>
#include <string.h>

/* Every table is sorted by strcmp of the forms: they are searched by halves. */
typedef struct pair {
  const char *form, *lemma;
} pair;

/* clang-format off */
/* Forms of verbs that no ending explains, and the few whose ending misleads. */
static const pair VERBS[] = {
    {"abode", "abide"}, {"ached", "ache"}, {"aches", "ache"},
    {"aching", "ache"}, {"ageing", "age"}, {"aging", "age"},
    {"agreeing", "agree"}, {"am", "be"}, {"analyses", "analyse"}, {"are", "be"},
    {"arisen", "arise"}, {"arose", "arise"}, {"ate", "eat"},
    {"avalanches", "avalanche"}, {"awed", "awe"}, {"awing", "awe"},
    {"awoke", "awake"}, {"awoken", "awake"}, {"axed", "axe"}, {"axes", "axe"},
    {"axing", "axe"}, {"babysat", "babysit"}, {"backslid", "backslide"},
    {"bade", "bid"}, {"beat", "beat"}, {"beaten", "beat"}, {"became", "become"},
    {"become", "become"}, {"been", "be"}, {"befallen", "befall"},
    {"befell", "befall"}, {"began", "begin"}, {"begat", "beget"},
    {"begot", "beget"}, {"begotten", "beget"}, {"begun", "begin"},
    {"beheld", "behold"}, {"beholden", "behold"}, {"belied", "belie"},
    {"belies", "belie"}, {"bellyaches", "bellyache"}, {"belying", "belie"},
    {"bent", "bend"}, {"bereft", "bereave"}, {"beset", "beset"},
    {"besought", "beseech"}, {"bespoke", "bespeak"}, {"bespoken", "bespeak"},
    {"bestridden", "bestride"}, {"bestrode", "bestride"}, {"bet", "bet"},
    {"betaken", "betake"}, {"bethought", "bethink"}, {"betook", "betake"},
    {"biassed", "bias"}, {"biassing", "bias"}, {"bid", "bid"},
    {"bidden", "bid"}, {"bingeing", "binge"}, {"bit", "bite"},
    {"bitten", "bite"}, {"bivouacked", "bivouac"}, {"bivouacking", "bivouac"},
    {"bled", "bleed"}, {"blest", "bless"}, {"blew", "blow"}, {"blown", "blow"},
    {"bode", "bide"}, {"bore", "bear"}, {"born", "bear"}, {"borne", "bear"},
    {"bought", "buy"}, {"bound", "bind"}, {"breastfed", "breastfeed"},
    {"bred", "breed"}, {"broadcast", "broadcast"}, {"broke", "break"},
    {"broken", "break"}, {"brought", "bring"}, {"browbeat", "browbeat"},
    {"browbeaten", "browbeat"}, {"built", "build"}, {"burnt", "burn"},
    {"burst", "burst"}, {"bussed", "bus"}, {"busses", "bus"},
    {"bussing", "bus"}, {"bust", "bust"}, {"caches", "cache"}, {"came", "come"},
    {"canoeing", "canoe"}, {"canoes", "canoe"}, {"cast", "cast"},
    {"caught", "catch"}, {"chid", "chide"}, {"chidden", "chide"},
    {"chose", "choose"}, {"chosen", "choose"}, {"clad", "clothe"},
    {"cleft", "cleave"}, {"clove", "cleave"}, {"cloven", "cleave"},
    {"clung", "cling"}, {"coached", "coach"}, {"coaches", "coach"},
    {"coaching", "coach"}, {"coaxed", "coax"}, {"coaxes", "coax"},
    {"coaxing", "coax"}, {"come", "come"}, {"cost", "cost"}, {"crept", "creep"},
    {"crossbred", "crossbreed"}, {"cut", "cut"}, {"dealt", "deal"},
    {"deepfroze", "deepfreeze"}, {"deepfrozen", "deepfreeze"}, {"did", "do"},
    {"died", "die"}, {"does", "do"}, {"done", "do"}, {"douches", "douche"},
    {"dove", "dive"}, {"drank", "drink"}, {"drawn", "draw"},
    {"dreamt", "dream"}, {"drew", "draw"}, {"driven", "drive"},
    {"drove", "drive"}, {"drunk", "drink"}, {"dug", "dig"}, {"dwelt", "dwell"},
    {"dyed", "dye"}, {"dyeing", "dye"}, {"dying", "die"}, {"eaten", "eat"},
    {"emceed", "emcee"}, {"eyed", "eye"}, {"eyeing", "eye"}, {"eying", "eye"},
    {"fallen", "fall"}, {"fed", "feed"}, {"fell", "fall"}, {"felt", "feel"},
    {"fled", "flee"}, {"fleeing", "flee"}, {"flew", "fly"},
    {"floodlit", "floodlight"}, {"flown", "fly"}, {"flung", "fling"},
    {"focussed", "focus"}, {"focussing", "focus"}, {"forbad", "forbid"},
    {"forbade", "forbid"}, {"forbidden", "forbid"}, {"forbore", "forbear"},
    {"forborne", "forbear"}, {"force-fed", "force-feed"},
    {"forecast", "forecast"}, {"foregoes", "forego"}, {"foregone", "forego"},
    {"foresaw", "foresee"}, {"foreseen", "foresee"}, {"foreswore", "foreswear"},
    {"foresworn", "foreswear"}, {"foretold", "foretell"},
    {"forewent", "forego"}, {"forgave", "forgive"}, {"forgiven", "forgive"},
    {"forgoes", "forgo"}, {"forgone", "forgo"}, {"forgot", "forget"},
    {"forgotten", "forget"}, {"forsaken", "forsake"}, {"forsook", "forsake"},
    {"forswore", "forswear"}, {"forsworn", "forswear"}, {"forwent", "forgo"},
    {"fought", "fight"}, {"found", "find"}, {"frolicked", "frolic"},
    {"frolicking", "frolic"}, {"froze", "freeze"}, {"frozen", "freeze"},
    {"gainsaid", "gainsay"}, {"gassed", "gas"}, {"gasses", "gas"},
    {"gassing", "gas"}, {"gave", "give"}, {"ghostwritten", "ghostwrite"},
    {"ghostwrote", "ghostwrite"}, {"gilt", "gild"}, {"girt", "gird"},
    {"given", "give"}, {"goes", "go"}, {"gone", "go"}, {"got", "get"},
    {"gotten", "get"}, {"grew", "grow"}, {"ground", "grind"}, {"grown", "grow"},
    {"had", "have"}, {"hamstrung", "hamstring"}, {"handfed", "handfeed"},
    {"handwritten", "handwrite"}, {"handwrote", "handwrite"}, {"has", "have"},
    {"heard", "hear"}, {"held", "hold"}, {"hewn", "hew"}, {"hid", "hide"},
    {"hidden", "hide"}, {"hied", "hie"}, {"hit", "hit"}, {"hoeing", "hoe"},
    {"hoes", "hoe"}, {"hogtied", "hogtie"}, {"hogties", "hogtie"},
    {"hogtying", "hogtie"}, {"horseshoes", "horseshoe"},
    {"housebroke", "housebreak"}, {"housebroken", "housebreak"},
    {"hove", "heave"}, {"hung", "hang"}, {"hurt", "hurt"},
    {"inbred", "inbreed"}, {"inlaid", "inlay"}, {"input", "input"},
    {"inset", "inset"}, {"interbred", "interbreed"}, {"is", "be"},
    {"kept", "keep"}, {"knelt", "kneel"}, {"knew", "know"}, {"known", "know"},
    {"laden", "lade"}, {"laid", "lay"}, {"lain", "lie"}, {"lay", "lie"},
    {"leant", "lean"}, {"leapt", "leap"}, {"learnt", "learn"}, {"led", "lead"},
    {"left", "leave"}, {"lent", "lend"}, {"let", "let"}, {"lied", "lie"},
    {"lip-read", "lip-read"}, {"lipread", "lipread"}, {"lit", "light"},
    {"lost", "lose"}, {"lying", "lie"}, {"made", "make"}, {"meant", "mean"},
    {"met", "meet"}, {"mimicked", "mimic"}, {"mimicking", "mimic"},
    {"miscast", "miscast"}, {"mislaid", "mislay"}, {"molten", "melt"},
    {"mown", "mow"}, {"offset", "offset"}, {"outdid", "outdo"},
    {"outdoes", "outdo"}, {"outdone", "outdo"}, {"outgoes", "outgo"},
    {"outgone", "outgo"}, {"outwent", "outgo"}, {"overcast", "overcast"},
    {"overdid", "overdo"}, {"overdoes", "overdo"}, {"overdone", "overdo"},
    {"overlaid", "overlay"}, {"overlain", "overlie"}, {"overlay", "overlie"},
    {"overlies", "overlie"}, {"overlying", "overlie"}, {"owed", "owe"},
    {"owing", "owe"}, {"paid", "pay"}, {"panicked", "panic"},
    {"panicking", "panic"}, {"partaken", "partake"}, {"partook", "partake"},
    {"picnicked", "picnic"}, {"picnicking", "picnic"}, {"pled", "plead"},
    {"podcast", "podcast"}, {"poleaxes", "poleaxe"}, {"politicked", "politic"},
    {"politicking", "politic"}, {"preached", "preach"}, {"preaches", "preach"},
    {"preaching", "preach"}, {"programmed", "program"},
    {"programming", "program"}, {"proofread", "proofread"}, {"proven", "prove"},
    {"put", "put"}, {"queueing", "queue"}, {"quit", "quit"},
    {"quizzed", "quiz"}, {"quizzes", "quiz"}, {"quizzing", "quiz"},
    {"ran", "run"}, {"rang", "ring"}, {"reached", "reach"},
    {"reaches", "reach"}, {"reaching", "reach"}, {"read", "read"},
    {"recast", "recast"}, {"redid", "redo"}, {"redoes", "redo"},
    {"redone", "redo"}, {"rent", "rend"}, {"rid", "rid"}, {"ridden", "ride"},
    {"risen", "rise"}, {"riven", "rive"}, {"rode", "ride"}, {"rose", "rise"},
    {"roughcast", "roughcast"}, {"run", "run"}, {"rung", "ring"},
    {"said", "say"}, {"saith", "say"}, {"sang", "sing"}, {"sank", "sink"},
    {"sat", "sit"}, {"saw", "see"}, {"sawn", "saw"}, {"seen", "see"},
    {"sent", "send"}, {"set", "set"}, {"sewn", "sew"}, {"shaken", "shake"},
    {"shat", "shit"}, {"shaven", "shave"}, {"shed", "shed"}, {"shod", "shoe"},
    {"shoeing", "shoe"}, {"shoes", "shoe"}, {"shone", "shine"},
    {"shook", "shake"}, {"shorn", "shear"}, {"shot", "shoot"},
    {"shown", "show"}, {"shrank", "shrink"}, {"shred", "shred"},
    {"shrunk", "shrink"}, {"shrunken", "shrink"}, {"shut", "shut"},
    {"sightread", "sightread"}, {"sightsaw", "sightsee"},
    {"sightseen", "sightsee"}, {"simulcast", "simulcast"}, {"singed", "singe"},
    {"singeing", "singe"}, {"skied", "ski"}, {"skiing", "ski"},
    {"skydove", "skydive"}, {"slain", "slay"}, {"slept", "sleep"},
    {"slew", "slay"}, {"slid", "slide"}, {"slit", "slit"}, {"slung", "sling"},
    {"slunk", "slink"}, {"smelt", "smell"}, {"smitten", "smite"},
    {"smote", "smite"}, {"snowshoes", "snowshoe"}, {"snuck", "sneak"},
    {"sold", "sell"}, {"sought", "seek"}, {"sowed", "sow"}, {"sown", "sow"},
    {"span", "spin"}, {"spat", "spit"}, {"sped", "speed"},
    {"spellbound", "spellbind"}, {"spelt", "spell"}, {"spent", "spend"},
    {"spilt", "spill"}, {"split", "split"}, {"spoilt", "spoil"},
    {"spoke", "speak"}, {"spoken", "speak"}, {"spoonfed", "spoonfeed"},
    {"spotlit", "spotlight"}, {"sprang", "spring"}, {"spread", "spread"},
    {"sprung", "spring"}, {"spun", "spin"}, {"stank", "stink"},
    {"stole", "steal"}, {"stolen", "steal"}, {"stood", "stand"},
    {"stove", "stave"}, {"strewn", "strew"}, {"stricken", "strike"},
    {"stridden", "stride"}, {"striven", "strive"}, {"strode", "stride"},
    {"strove", "strive"}, {"struck", "strike"}, {"strung", "string"},
    {"stuck", "stick"}, {"stung", "sting"}, {"stunk", "stink"},
    {"sublet", "sublet"}, {"sung", "sing"}, {"sunk", "sink"},
    {"sunken", "sink"}, {"swam", "swim"}, {"swept", "sweep"},
    {"swingeing", "swinge"}, {"swollen", "swell"}, {"swore", "swear"},
    {"sworn", "swear"}, {"swum", "swim"}, {"swung", "swing"}, {"taken", "take"},
    {"taught", "teach"}, {"taxied", "taxi"}, {"taxiing", "taxi"},
    {"taxying", "taxi"}, {"teargassed", "teargas"}, {"teargassing", "teargas"},
    {"telecast", "telecast"}, {"thought", "think"}, {"threw", "throw"},
    {"thriven", "thrive"}, {"throve", "thrive"}, {"thrown", "throw"},
    {"thrust", "thrust"}, {"tied", "tie"}, {"tingeing", "tinge"},
    {"tiptoes", "tiptoe"}, {"toeing", "toe"}, {"toes", "toe"}, {"told", "tell"},
    {"took", "take"}, {"tore", "tear"}, {"torn", "tear"},
    {"trafficked", "traffic"}, {"trafficking", "traffic"}, {"trod", "tread"},
    {"trodden", "tread"}, {"tying", "tie"}, {"typecast", "typecast"},
    {"typeset", "typeset"}, {"typewritten", "typewrite"},
    {"typewrote", "typewrite"}, {"undergoes", "undergo"},
    {"undergone", "undergo"}, {"underlain", "underlie"},
    {"underlay", "underlie"}, {"underlies", "underlie"},
    {"underlying", "underlie"}, {"understood", "understand"},
    {"undertaken", "undertake"}, {"undertook", "undertake"},
    {"underwent", "undergo"}, {"undid", "undo"}, {"undoes", "undo"},
    {"undone", "undo"}, {"untied", "untie"}, {"unties", "untie"},
    {"untying", "untie"}, {"upheld", "uphold"}, {"upset", "upset"},
    {"vetoed", "veto"}, {"vied", "vie"}, {"vying", "vie"}, {"was", "be"},
    {"waylaid", "waylay"}, {"webcast", "webcast"}, {"wed", "wed"},
    {"went", "go"}, {"wept", "weep"}, {"were", "be"}, {"wet", "wet"},
    {"whizzed", "whiz"}, {"whizzing", "whiz"}, {"withdrawn", "withdraw"},
    {"withdrew", "withdraw"}, {"withheld", "withhold"},
    {"withstood", "withstand"}, {"woke", "wake"}, {"woken", "wake"},
    {"won", "win"}, {"wore", "wear"}, {"worn", "wear"}, {"wound", "wind"},
    {"wove", "weave"}, {"woven", "weave"}, {"written", "write"},
    {"wrote", "write"}, {"wrought", "work"}, {"wrung", "wring"},};

/* Plurals of nouns, the same. */
static const pair NOUNS[] = {
    {"aches", "ache"}, {"addenda", "addendum"}, {"afterlives", "afterlife"},
    {"aloes", "aloe"}, {"alumnae", "alumna"}, {"alumni", "alumnus"},
    {"analyses", "analysis"}, {"antennae", "antenna"},
    {"antitheses", "antithesis"}, {"appendices", "appendix"},
    {"attaches", "attache"}, {"aussies", "aussie"}, {"automata", "automaton"},
    {"avalanches", "avalanche"}, {"axes", "axe"}, {"bacilli", "bacillus"},
    {"backaches", "backache"}, {"bacteria", "bacterium"}, {"barbies", "barbie"},
    {"bayous", "bayou"}, {"beaux", "beau"}, {"birdies", "birdie"},
    {"bookies", "bookie"}, {"bookshelves", "bookshelf"},
    {"bourgeoisies", "bourgeoisie"}, {"brethren", "brother"}, {"bries", "brie"},
    {"brioches", "brioche"}, {"budgies", "budgie"}, {"bureaux", "bureau"},
    {"buses", "bus"}, {"busses", "bus"}, {"cabbies", "cabbie"},
    {"caches", "cache"}, {"cacti", "cactus"}, {"calories", "calorie"},
    {"calves", "calf"}, {"camaraderies", "camaraderie"}, {"canoes", "canoe"},
    {"caribous", "caribou"}, {"catharses", "catharsis"},
    {"chateaux", "chateau"}, {"cherubim", "cherub"}, {"children", "child"},
    {"cliches", "cliche"}, {"codices", "codex"}, {"collies", "collie"},
    {"concerti", "concerto"}, {"consortia", "consortium"},
    {"cookies", "cookie"}, {"creches", "creche"}, {"crevasses", "crevasse"},
    {"crises", "crisis"}, {"criteria", "criterion"},
    {"curricula", "curriculum"}, {"cuties", "cutie"}, {"deluxes", "deluxe"},
    {"demarches", "demarche"}, {"diagnoses", "diagnosis"}, {"dies", "die"},
    {"does", "doe"}, {"douches", "douche"}, {"druggies", "druggie"},
    {"dwarves", "dwarf"}, {"eeries", "eerie"}, {"ellipses", "ellipsis"},
    {"elves", "elf"}, {"emphases", "emphasis"}, {"emus", "emu"},
    {"errata", "erratum"}, {"feet", "foot"}, {"finesses", "finesse"},
    {"floes", "floe"}, {"flus", "flu"}, {"foci", "focus"}, {"foes", "foe"},
    {"foodies", "foodie"}, {"formulae", "formula"}, {"fosses", "fosse"},
    {"freebies", "freebie"}, {"fungi", "fungus"}, {"ganglia", "ganglion"},
    {"gases", "gas"}, {"gasses", "gas"}, {"gauzes", "gauze"},
    {"geese", "goose"}, {"geneses", "genesis"}, {"genies", "genie"},
    {"gnus", "gnu"}, {"goalies", "goalie"}, {"grandchildren", "grandchild"},
    {"groupies", "groupie"}, {"gurus", "guru"}, {"haikus", "haiku"},
    {"halves", "half"}, {"handkerchieves", "handkerchief"},
    {"headaches", "headache"}, {"heartaches", "heartache"}, {"hindus", "hindu"},
    {"hippies", "hippie"}, {"hoes", "hoe"}, {"hoodies", "hoodie"},
    {"hooves", "hoof"}, {"horseshoes", "horseshoe"},
    {"housewives", "housewife"}, {"hutus", "hutu"},
    {"hypotheses", "hypothesis"}, {"impasses", "impasse"},
    {"impromptus", "impromptu"}, {"indices", "index"}, {"indies", "indie"},
    {"jackknives", "jackknife"}, {"jujitsus", "jujitsu"}, {"junkies", "junkie"},
    {"kibbutzim", "kibbutz"}, {"kilocalories", "kilocalorie"},
    {"knives", "knife"}, {"larvae", "larva"}, {"leaves", "leaf"},
    {"lenses", "lens"}, {"lice", "louse"}, {"lies", "lie"},
    {"lingeries", "lingerie"}, {"lives", "life"}, {"loaves", "loaf"},
    {"loci", "locus"}, {"magpies", "magpie"}, {"matrices", "matrix"},
    {"memoranda", "memorandum"}, {"men", "man"}, {"menageries", "menagerie"},
    {"menus", "menu"}, {"metamorphoses", "metamorphosis"},
    {"metastases", "metastasis"}, {"mice", "mouse"}, {"midwives", "midwife"},
    {"millennia", "millennium"}, {"misdiagnoses", "misdiagnosis"},
    {"moratoria", "moratorium"}, {"mousses", "mousse"},
    {"moustaches", "moustache"}, {"movies", "movie"}, {"mustaches", "mustache"},
    {"nebulae", "nebula"}, {"neckties", "necktie"}, {"nemeses", "nemesis"},
    {"neuroses", "neurosis"}, {"newbies", "newbie"}, {"niches", "niche"},
    {"nuclei", "nucleus"}, {"oases", "oasis"}, {"oboes", "oboe"},
    {"ova", "ovum"}, {"oxen", "ox"}, {"paralyses", "paralysis"},
    {"parentheses", "parenthesis"}, {"passersby", "passerby"},
    {"patisseries", "patisserie"}, {"phenomena", "phenomenon"}, {"pies", "pie"},
    {"plateaux", "plateau"}, {"polyhedra", "polyhedron"}, {"posses", "posse"},
    {"prairies", "prairie"}, {"prognoses", "prognosis"},
    {"prostheses", "prosthesis"}, {"psychoanalyses", "psychoanalysis"},
    {"psychoses", "psychosis"}, {"quanta", "quantum"}, {"quiches", "quiche"},
    {"quizzes", "quiz"}, {"rabbis", "rabbi"}, {"radii", "radius"},
    {"referenda", "referendum"}, {"reveries", "reverie"}, {"roes", "roe"},
    {"rookies", "rookie"}, {"scarves", "scarf"},
    {"schoolchildren", "schoolchild"}, {"selfies", "selfie"},
    {"selves", "self"}, {"seraphim", "seraph"}, {"sheaves", "sheaf"},
    {"shelves", "shelf"}, {"shoes", "shoe"}, {"sloes", "sloe"},
    {"smoothies", "smoothie"}, {"snafus", "snafu"}, {"sorties", "sortie"},
    {"spectra", "spectrum"}, {"stepchildren", "stepchild"},
    {"stimuli", "stimulus"}, {"stomachaches", "stomachache"},
    {"strata", "stratum"}, {"substrata", "substratum"}, {"syllabi", "syllabus"},
    {"symposia", "symposium"}, {"synopses", "synopsis"},
    {"syntheses", "synthesis"}, {"tableaux", "tableau"}, {"talkies", "talkie"},
    {"taxis", "taxi"}, {"teeth", "tooth"}, {"termini", "terminus"},
    {"testes", "testis"}, {"thesauri", "thesaurus"}, {"theses", "thesis"},
    {"thieves", "thief"}, {"thous", "thou"}, {"throes", "throe"},
    {"ties", "tie"}, {"tiptoes", "tiptoe"}, {"toes", "toe"}, {"tofus", "tofu"},
    {"toothaches", "toothache"}, {"townies", "townie"}, {"tranches", "tranche"},
    {"troops", "troop"}, {"tutus", "tutu"}, {"veggies", "veggie"},
    {"vertebrae", "vertebra"}, {"vertices", "vertex"}, {"vortices", "vortex"},
    {"walkies", "walkie"}, {"werewolves", "werewolf"}, {"wives", "wife"},
    {"woes", "woe"}, {"wolves", "wolf"}, {"women", "woman"},
    {"yuppies", "yuppie"}, {"zombies", "zombie"}, {"zulus", "zulu"},};
/* clang-format on */

/* The prefixes of verbs like "overthrow" and "rebuild", where the verb after
   them is in the table and the whole is not. */
static const char *const PREFIXES[] = {
    "counter", "fore",  "inter", "mis",  "out", "over", "pre", "re",
    "un",      "under", "up",    "with", "in",  "off",  "by",
};

/* Verbs of their own that begin like the above. */
static const char *const WHOLE[] = {"outlying", "reborn",  "rebound",
                                    "relied",   "relying", "undying"};

enum { LONGEST = 20 }; /* no listed form has as many bytes */

static int compare(const void *key, const void *item) {
  return strcmp(key, ((const pair *)item)->form);
}

static cs_str find(const pair *pairs, size_t n, cs_str form) {
  char key[LONGEST];
  if (form.size >= LONGEST || memchr(form.bytes, 0, form.size) != NULL)
    return (cs_str){"", 0};
  for (size_t i = 0; i < form.size; i++) {
    char c = form.bytes[i];
    key[i] = c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
  }
  key[form.size] = 0;
  const pair *found = bsearch(key, pairs, n, sizeof *pairs, compare);
  if (found == NULL) return (cs_str){"", 0};
  return (cs_str){found->lemma, strlen(found->lemma)};
}

#define FIND(table, form) find(table, sizeof table / sizeof *table, form)

static bool iswhole(cs_str form) {
  for (size_t i = 0; i < sizeof WHOLE / sizeof *WHOLE; i++)
    if (cs_str_equal(form, (cs_str){WHOLE[i], strlen(WHOLE[i])})) return true;
  return false;
}

cs_str cs_irregular_verb(cs_str form, size_t *prefix) {
  cs_str lemma = FIND(VERBS, form);
  *prefix = 0;
  if (lemma.size > 0 || iswhole(form)) return lemma;
  for (size_t i = 0; i < sizeof PREFIXES / sizeof *PREFIXES; i++) {
    size_t n = strlen(PREFIXES[i]);
    if (!cs_str_starts(form, (cs_str){PREFIXES[i], n})) continue;
    if (n < form.size && form.bytes[n] == '-') n++; /* "re-took" */
    lemma = FIND(VERBS, cs_str_slice(form, n, form.size));
    *prefix = n;
    if (lemma.size > 0) return lemma;
  }
  return (cs_str){"", 0};
}

cs_str cs_irregular_noun(cs_str form) { return FIND(NOUNS, form); }
