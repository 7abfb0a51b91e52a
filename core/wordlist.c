#include "wordlist.h"

#include <stdlib.h>
#include <string.h>

/* Every list is sorted by strcmp: they are searched by halves. */

static const char *const TITLES[] = {
    "adm",  "amb",  "atty", "brig", "capt", "cmdr", "col",    "comdr", "cpl",
    "cpt",  "dept", "dr",   "drs",  "ft",   "gen",  "gens",   "gov",   "govs",
    "gp",   "hon",  "insp", "lcpl", "lt",   "maj",  "messrs", "mlle",  "mme",
    "mons", "mr",   "mrs",  "ms",   "msgr", "mt",   "mx",     "pfc",   "pres",
    "prof", "pte",  "pvt",  "rep",  "reps", "rev",  "sec'y",  "sen",   "sens",
    "sgt",  "st",   "sta",  "ste",  "sto",  "supt"};

static const char *const LOWERS[] = {"al",  "approx", "cf",  "e.g", "eg",
                                     "i.e", "v",      "viz", "vs"};

static const char *const ABBREVS[] = {
    "approx", "assn", "assoc", "attn", "avg",  "b.a",  "bldg", "blvd", "bros",
    "corp",   "dept", "eds",   "esp",  "esq",  "etc",  "excl", "ext",  "govt",
    "hwy",    "inc",  "incl",  "intl", "jr",   "lb",   "lbs",  "llc",  "ltd",
    "m.a",    "m.d",  "mfg",   "mins", "misc", "natl", "orig", "oz",   "ph.d",
    "plc",    "resp", "rte",   "sq",   "sr",   "yr",   "yrs"};

static const char *const CAPABBREVS[] = {
    "aug", "ave", "bhd", "cie",  "co",   "cos",   "dec", "det",  "dist", "ed",
    "feb", "fr",  "fri", "jan",  "mfg",  "nov",   "oct", "ph",   "pty",  "pvt",
    "rd",  "rs",  "sdn", "sept", "thur", "thurs", "tue", "tues", "univ", "wed"};

static const char *const NUMBERED[] = {
    "ann", "app", "apr",  "art",  "arts",  "b",   "c",   "ca",  "ch",
    "col", "d",   "eq",   "fig",  "figs",  "jul", "jun", "mar", "mon",
    "no",  "nos", "p",    "para", "paras", "pp",  "pt",  "reg", "res",
    "sat", "sec", "secs", "sun",  "ver",   "vol", "vols"};

static const char *const PLACES[] = {
    "ala",  "alta", "ariz", "ark",  "b.c",  "calif", "colo", "conn", "d.c",
    "del",  "fla",  "ga",   "ill",  "ind",  "kan",   "ky",   "la",   "man",
    "mass", "md",   "mich", "minn", "miss", "mo",    "mont", "n.c",  "n.j",
    "n.y",  "neb",  "nev",  "okla", "ont",  "ore",   "pa",   "pr",   "que",
    "s.c",  "sask", "tenn", "tex",  "va",   "vt",    "wash", "wis",  "wyo"};

static const char *const MONTHS[] = {
    "apr",      "april",    "aug",     "august",  "dec",  "december",
    "feb",      "february", "jan",     "january", "jul",  "july",
    "jun",      "june",     "mar",     "march",   "may",  "nov",
    "november", "oct",      "october", "sep",     "sept", "september"};

static const char *const STARTERS[] = {"a",
                                       "about",
                                       "above",
                                       "according",
                                       "after",
                                       "all",
                                       "also",
                                       "although",
                                       "among",
                                       "an",
                                       "analysts",
                                       "and",
                                       "another",
                                       "any",
                                       "as",
                                       "asked",
                                       "at",
                                       "authorities",
                                       "because",
                                       "before",
                                       "between",
                                       "both",
                                       "but",
                                       "by",
                                       "critics",
                                       "demonstrators",
                                       "despite",
                                       "diplomats",
                                       "during",
                                       "each",
                                       "earlier",
                                       "either",
                                       "even",
                                       "every",
                                       "experts",
                                       "few",
                                       "following",
                                       "for",
                                       "from",
                                       "furthermore",
                                       "given",
                                       "gunmen",
                                       "he",
                                       "her",
                                       "here",
                                       "his",
                                       "how",
                                       "however",
                                       "i",
                                       "if",
                                       "in",
                                       "instead",
                                       "it",
                                       "its",
                                       "last",
                                       "later",
                                       "lawmakers",
                                       "like",
                                       "many",
                                       "meanwhile",
                                       "militants",
                                       "more",
                                       "moreover",
                                       "most",
                                       "my",
                                       "neither",
                                       "nevertheless",
                                       "no",
                                       "nor",
                                       "not",
                                       "now",
                                       "officials",
                                       "on",
                                       "once",
                                       "one",
                                       "only",
                                       "or",
                                       "other",
                                       "our",
                                       "perhaps",
                                       "police",
                                       "prosecutors",
                                       "protesters",
                                       "rebels",
                                       "residents",
                                       "several",
                                       "shares",
                                       "she",
                                       "since",
                                       "so",
                                       "soldiers",
                                       "some",
                                       "still",
                                       "such",
                                       "survivors",
                                       "that",
                                       "the",
                                       "their",
                                       "then",
                                       "there",
                                       "these",
                                       "they",
                                       "this",
                                       "those",
                                       "though",
                                       "three",
                                       "thus",
                                       "to",
                                       "today",
                                       "troops",
                                       "two",
                                       "under",
                                       "unlike",
                                       "until",
                                       "voters",
                                       "we",
                                       "what",
                                       "when",
                                       "where",
                                       "which",
                                       "while",
                                       "who",
                                       "why",
                                       "with",
                                       "within",
                                       "without",
                                       "witnesses",
                                       "yesterday",
                                       "yet",
                                       "you",
                                       "your"};

static const char *const SPEECH[] = {
    "added",     "adds",     "announced", "answered", "answers",   "argued",
    "argues",    "asked",    "asks",      "claimed",  "concluded", "continued",
    "cried",     "cries",    "declared",  "declares", "demanded",  "demands",
    "explained", "explains", "insisted",  "insists",  "joked",     "noted",
    "notes",     "posted",   "quipped",   "recalled", "recalls",   "remarked",
    "replied",   "replies",  "said",      "say",      "saying",    "says",
    "shouted",   "shouts",   "stated",    "states",   "tells",     "told",
    "tweeted",   "urged",    "warned",    "warns",    "writes",    "wrote"};

static const char *const PREFIXES[] = {
    "agro",  "anti",   "arch",   "bi",     "bio",     "co",    "counter",
    "cross", "crypto", "de",     "e",      "electro", "ex",    "extra",
    "geo",   "hyper",  "infra",  "inter",  "intra",   "macro", "mega",
    "meta",  "micro",  "mid",    "mini",   "multi",   "nano",  "narco",
    "neo",   "non",    "over",   "pan",    "petro",   "post",  "pre",
    "pro",   "proto",  "pseudo", "psycho", "re",      "retro", "semi",
    "socio", "sub",    "thermo", "trans",  "tri",     "ultra", "un",
    "under"};

static const char *const UNITS[] = {
    "a.m",  "am",  "b",       "bbl", "billion", "bn",       "boe",  "bpd",
    "bps",  "cc",  "cm",      "ft",  "g",       "gb",       "ghz",  "gw",
    "ha",   "hp",  "hr",      "hrs", "hz",      "k",        "kb",   "kbps",
    "kcal", "kg",  "khz",     "kj",  "km",      "km/h",     "kmh",  "kn",
    "kph",  "kt",  "kw",      "kwh", "lb",      "lbs",      "m",    "mb",
    "mbps", "mg",  "mhz",     "mi",  "million", "min",      "mins", "ml",
    "mm",   "mn",  "mpg",     "mph", "mw",      "mwh",      "nm",   "oz",
    "p.m",  "pct", "percent", "pm",  "psi",     "rpm",      "sec",  "secs",
    "sq",   "t",   "tb",      "tn",  "tr",      "trillion", "trn",  "x",
    "yd",   "yds"};

static const char *const DOMAINS[] = {
    "ar",   "asp",  "aspx", "au",   "bd",   "biz",  "br",   "ca",  "ch",  "cn",
    "co",   "com",  "csv",  "cz",   "dk",   "doc",  "docx", "edu", "eg",  "eu",
    "exe",  "fi",   "fm",   "fr",   "gh",   "gif",  "gov",  "gr",  "gz",  "hk",
    "htm",  "html", "ie",   "il",   "info", "int",  "io",   "iq",  "ir",  "jp",
    "jpeg", "jpg",  "js",   "json", "ke",   "kp",   "kr",   "lk",  "ly",  "mil",
    "mp3",  "mp4",  "mx",   "net",  "ng",   "nl",   "nz",   "org", "pdf", "ph",
    "php",  "pk",   "pl",   "png",  "ppt",  "pptx", "pt",   "ru",  "sg",  "th",
    "tr",   "tv",   "tw",   "txt",  "ua",   "uk",   "url",  "vn",  "wav", "xls",
    "xlsx", "xml",  "za",   "zip"};

static const char *const ELISIONS[] = {"bout", "cause", "coz",   "cuz",   "em",
                                       "ere",  "n",     "neath", "round", "til",
                                       "till", "tis",   "twas"};

static const char *const LINKERS[] = {
    "a",    "about", "after",  "against", "among",  "an",      "and",   "are",
    "as",   "at",    "be",     "been",    "before", "between", "but",   "by",
    "can",  "could", "for",    "from",    "had",    "has",     "have",  "her",
    "his",  "in",    "into",   "is",      "its",    "may",     "might", "must",
    "my",   "no",    "nor",    "not",     "of",     "on",      "onto",  "or",
    "our",  "over",  "should", "than",    "that",   "the",     "their", "these",
    "this", "those", "to",     "under",   "upon",   "was",     "were",  "which",
    "who",  "whose", "will",   "with",    "would",  "your"};

static const char *const CURRENCIES[] = {
    "aed", "aud", "bdt", "brl", "cad", "chf", "cny", "dkk", "egp", "eur", "gbp",
    "ghs", "hkd", "idr", "ils", "inr", "iqd", "irr", "jpy", "kes", "krw", "lkr",
    "mxn", "ngn", "nok", "nzd", "php", "pkr", "pln", "rmb", "rs",  "rub", "sar",
    "sek", "sgd", "thb", "try", "uah", "usd", "vnd", "zar"};

static const char *const SLASHED[] = {"b/c", "c/o",  "i/o",
                                      "n/a", "s/he", "w/o"};

static const char *const AGENCIES[] = {
    "aa",      "aap",         "abc",        "abna",       "adn",
    "aei",     "afp",         "agencia",    "agencies",   "agerpres",
    "agi",     "aina",        "aki",        "akipress",   "ana",
    "anadolu", "ani",         "ansa",       "antara",     "ap",
    "apa",     "apa-ots",     "app",        "aps",        "aptn",
    "arka",    "armenpress",  "associated", "ats",        "azertac",
    "bbc",     "belga",       "belta",      "bernama",    "bloomberg",
    "bna",     "bta",         "cbc",        "cbs",        "cna",
    "cnn",     "cns",         "ctk",        "dawn",       "dpa",
    "efe",     "europapress", "fars",       "fna",        "gna",
    "hina",    "iana",        "ians",       "ifp",        "ina",
    "inss",    "interfax",    "ips",        "irin",       "irna",
    "isna",    "itar",        "itar-tass",  "jamahiriya", "jana",
    "jiji",    "jta",         "kazinform",  "kcna",       "kt",
    "kuna",    "kyodo",       "lusa",       "maan",       "map",
    "meduza",  "mehr",        "mena",       "menafn",     "mti",
    "mtv",     "nan",         "nbc",        "nhk",        "nna",
    "notimex", "novinite",    "novosti",    "npr",        "ntb",
    "nzpa",    "ona",         "pa",         "pap",        "pba",
    "petra",   "pna",         "pti",        "qna",        "reuters",
    "rferl",   "rfi",         "ria",        "ritzau",     "rt",
    "saba",    "sana",        "sapa",       "spa",        "sputnik",
    "srna",    "sta",         "sun",        "swissinfo",  "tanjug",
    "tap",     "tass",        "telesur",    "tt",         "ukrinform",
    "uni",     "unian",       "upi",        "voa",        "wafa",
    "wam",     "xinhua",      "ynet",       "yonhap",     "zenit"};

static const char *const PAPERS[] = {
    "agency",   "bulletin", "chronicle", "courier",  "daily",     "dispatch",
    "express",  "gazette",  "globe",     "guardian", "herald",    "independent",
    "inquirer", "jazeera",  "journal",   "mail",     "media",     "mirror",
    "monitor",  "nation",   "network",   "news",     "newspaper", "observer",
    "online",   "post",     "press",     "radio",    "record",    "report",
    "reporter", "review",   "standard",  "star",     "telegraph", "television",
    "times",    "today",    "tribune",   "tv",       "week",      "weekly",
    "world"};

static const char *const LABELS[] = {
    "advisory",   "analysis",  "breaking",   "bulletin",  "chronology",
    "commentary", "corrected", "correction", "corrects",  "editorial",
    "exclusive",  "explainer", "eyewitness", "factbox",   "feature",
    "flash",      "image",     "images",     "insight",   "interview",
    "live",       "live-blog", "newsflash",  "newsmaker", "opinion",
    "photo",      "photos",    "picture",    "pictures",  "podcast",
    "poll",       "profile",   "recap",      "refile",    "repeat",
    "roundup",    "rpt",       "scenarios",  "spotlight", "text",
    "timeline",   "update",    "update1",    "updated",   "updates",
    "urgent",     "video",     "videos",     "watch",     "wrapup"};

static const char *const PARTICLES[] = {
    "al",  "an",    "and",  "bin", "da",  "de", "del",  "den", "der",
    "di",  "do",    "du",   "e",   "el",  "en", "ibn",  "in",  "la",
    "las", "le",    "les",  "los", "of",  "on", "over", "san", "sur",
    "the", "under", "upon", "van", "von", "y"};

/* Words written as one that are two: the first has `at` bytes. */
typedef struct fused {
  const char *word;
  size_t at;
} fused;

static const fused FUSED[] = {
    {"arent", 3},    {"cannot", 3}, {"cant", 2},   {"couldnt", 5}, {"didnt", 3},
    {"doesnt", 4},   {"dont", 2},   {"gimme", 3},  {"gonna", 3},   {"gotta", 3},
    {"hadnt", 3},    {"hasnt", 3},  {"havent", 4}, {"isnt", 2},    {"lemme", 3},
    {"shouldnt", 6}, {"wanna", 3},  {"wasnt", 3},  {"werent", 4},  {"wont", 2},
    {"wouldnt", 5}};

typedef struct list {
  const char *const *words;
  size_t count;
} list;

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* In the order of cs_wordlist. */
static const list LISTS[CS_NWORDLISTS] = {
    {TITLES, COUNT(TITLES)},         {LOWERS, COUNT(LOWERS)},
    {ABBREVS, COUNT(ABBREVS)},       {CAPABBREVS, COUNT(CAPABBREVS)},
    {NUMBERED, COUNT(NUMBERED)},     {PLACES, COUNT(PLACES)},
    {MONTHS, COUNT(MONTHS)},         {STARTERS, COUNT(STARTERS)},
    {SPEECH, COUNT(SPEECH)},         {PREFIXES, COUNT(PREFIXES)},
    {UNITS, COUNT(UNITS)},           {DOMAINS, COUNT(DOMAINS)},
    {ELISIONS, COUNT(ELISIONS)},     {LINKERS, COUNT(LINKERS)},
    {CURRENCIES, COUNT(CURRENCIES)}, {SLASHED, COUNT(SLASHED)},
    {AGENCIES, COUNT(AGENCIES)},     {PAPERS, COUNT(PAPERS)},
    {LABELS, COUNT(LABELS)},         {PARTICLES, COUNT(PARTICLES)}};

enum { LONGEST = 16 }; /* no listed word has as many bytes */

static bool lower(cs_str word, char key[LONGEST]) {
  if (word.size >= LONGEST) return false;
  for (size_t i = 0; i < word.size; i++) {
    char c = word.bytes[i];
    if (c == '\0') return false;
    key[i] = c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
  }
  key[word.size] = '\0';
  return word.size > 0;
}

static int compareword(const void *key, const void *item) {
  return strcmp(key, *(const char *const *)item);
}

bool cs_wordlist_has(cs_wordlist which, cs_str word) {
  char key[LONGEST];
  if (!lower(word, key)) return false;
  const list *l = &LISTS[which];
  return bsearch(key, l->words, l->count, sizeof *l->words, compareword);
}

bool cs_wordlist_fused(cs_str word, size_t *at) {
  char key[LONGEST];
  /* they are short and end in a, e or t: seldom does one look them up */
  if (word.size < 4 || word.size > 8 ||
      strchr("aet", word.bytes[word.size - 1] | 32) == NULL)
    return false;
  if (!lower(word, key)) return false;
  for (size_t i = 0; i < COUNT(FUSED); i++) {
    if (strcmp(FUSED[i].word, key) != 0) continue;
    *at = FUSED[i].at;
    return true;
  }
  return false;
}
