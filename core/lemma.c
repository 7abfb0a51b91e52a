#include "lemma.h"

#include <string.h>

#include "lemma_words.h"

/* English inflection, by the spelling of endings.  Words are written over in
   a buffer; `from` is where the word begins. */

static bool isvowel(char c) {
  return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}

static bool ends(const cs_buf *word, size_t from, const char *suffix) {
  size_t size = strlen(suffix);
  return word->size - from >= size &&
         memcmp(word->bytes + word->size - size, suffix, size) == 0;
}

/* Whether the word ends in one of the suffixes of a list, apart by spaces; a
   suffix that begins with = is the whole word. */
static bool endsinone(const cs_buf *word, size_t from, const char *list) {
  while (*list != 0) {
    size_t size = strcspn(list, " ");
    bool whole = *list == '=';
    const char *suffix = list + whole;
    size_t n = size - whole, have = word->size - from;
    if ((whole ? have == n : have >= n) &&
        memcmp(word->bytes + word->size - n, suffix, n) == 0)
      return true;
    list += size;
    while (*list == ' ') list++;
  }
  return false;
}

/* Replaces the last `cut` bytes. */
static cs_status swap(cs_buf *w, size_t cut, const char *add) {
  w->size -= cut;
  return cs_buf_add(w, (cs_str){add, strlen(add)});
}

/* ---- Stems before -ed and -ing ---- */

/* Those that keep what looks like a lost e, by the last letter, … */
static const char KEPT[] =
    "=arc =sync =zinc =talc =tarmac lyric "         /* c */
    "invalid pyramid "                              /* d */
    "catalog =dialog monolog "                      /* g */
    "eek ook eak oak kayak "                        /* k */
    "eam oam aim oom eem om dom amalgam bedlam "    /* m */
    "own rn mn on en ran =tan ain ein een oon oin " /* n */
    "orphan caravan tobogg chairman =man uin "
    "coffin cabin chagrin bulletin =robin "
    "eap oop eep oup eip rup develop gallop wallop " /* p */
    "scallop envelop whatsapp gossip ship equip kidnap worship handicap "
    "outstrip "
    "or er ear oar eer oor air eir our " /* r */
    "collar sugar mortar calendar pillar altar vicar beggar cellar "
    "murmur sulfur sulphur augur martyr "
    "bias focus canvas bus =gas =degas chorus caucus census callus " /* s */
    "precis rendezvous summons trellis nonplus teargas rumpus "
    "eat oat ait combat format =chat =squat =bat =pat =tat " /* t */
    "thermostat edit et ot put cut but =hut sprout grout =rout =tout "
    "scout shout spout clout flout "
    "el il ol al rl wl awl ul"; /* l */

/* … and those that have lost one although they end as those above, or as
   stems do that lose none. */
static const char LOST[] =
    "scrib =brib imbib glob =cub =tub =lub =prob disrob =rob =gib "
    "=jib " /* b */
    "=guid misguid suad "
    "straf chaf knif vouchsaf =saf "
    "chang arrang =rang derang estrang veng lleng =hing cring fring "
    "imping lung plung xpung spong "
    "syring =bing =whing "
    "breath =bath sunbath loath sooth cloth seeth teeth sheath wreath writh "
    "scyth swath tith =lith psych avalanch douch =cach "
    "whil smil pil compil profil defil =fil reconcil exil =til beguil "
    "revil =ril domicil =mil mobil "
    "=whal scal =pal impal =hal inhal exhal wholesal =bal =stal "
    "consol cajol parol =hol =pol condol pigeonhol buttonhol "
    "schedul rul =ridicul ridicul capsul styl resil "
    "com =hom =chrom rhym "
    "=phon telephon megaphon postpon aton clon =hon =ton =ston =con =bon =zon "
    "=dron dethron "
    "inton thron debon condon chaperon jawbon rezon "
    "interven conven contraven superven reconven gangren "
    "=cran "
    "=elop interlop =slop =lop typ hyp stereotyp =gyp "
    "scor explor deplor implor restor =stor ador ignor =bor =snor =shor =cor "
    "=gor =por =whor unhing twing interfer adher persever =rever coher inher "
    "premier "
    "=bast =past =tast =wast lambast =hast ripost foretast "
    "recreat creat permeat nauseat delineat nucleat ideat "
    "=not denot devot promot =quot misquot =vot outvot emot demot connot "
    "=dot =tot footnot keynot remot "
    "complet delet deplet compet =fet secret excret concret accret "
    "=cit excit incit recit invit unit ignit =bit =writ rewrit underwrit "
    "handwrit ghostwrit despit expedit extradit polit requit dynamit =kit "
    "=whit backbit satellit respit indit =spit =smit "
    "silhouett pirouett gazett garrott coquett vignett "
    "deput disput comput reput imput tribut stitut "
    "prosecut execut electrocut persecut pollut dilut mut salut commut "
    "parachut refut confut flut =lut =chut involut "
    "=conced preced reced =ced imped supersed interced conced stamped "
    "=aw =ow overaw =ax poleax abus loung roung regal =encor =enrob overwrit "
    "=sit =can outrang semaphor =ey =eg =typ "
    "=to tipto cano =ho =sho horsesho =fre =dy ";

/* Consonants written twice that are so in the verb itself. */
static const char DOUBLE[] =
    "=add =odd =egg =err =ebb =purr =whirr =butt headbutt boycott babbitt "
    "=inn whatsapp buzz fizz fuzz razz jazz dazz =mitt";

/* Whether a final ll is the verb's own: called, but travelled. */
static bool keepsll(const cs_buf *w, size_t from) {
  size_t vowels = 0;
  for (size_t i = from; i + 2 < w->size; i++) vowels += isvowel(w->bytes[i]);
  if (endsinone(w, from, "=gell =quell")) return ends(w, from, "quell");
  return vowels < 2 ||
         endsinone(
             w, from,
             "call install stall thrall wall forall fall ball "
             "bull cull dull full gull pull skull kill fill skill still "
             "drill thrill grill spill instill distill will mill bill "
             "swell =well farewell dwell smell yell spell =sell dersell "
             "versell resell outsell tell enroll =roll unroll nkroll stroll "
             "troll droll scroll payroll poll =toll knoll squall");
}

static bool keepsdouble(const cs_buf *w, size_t from) {
  char z = w->bytes[w->size - 1];
  if (z == 's' || z == 'f' || z == 'z') return true;
  if (z == 'l')
    return keepsll(w, from) && !endsinone(w, from, "controll patroll");
  return endsinone(w, from, DOUBLE);
}

/* Whether a stem that neither list has lost an e, by its last letters. */
static bool loste(const cs_buf *w, size_t from) {
  size_t n = w->size - from;
  const char *end = w->bytes + w->size;
  char z = end[-1], y = end[-2], x = n > 2 ? end[-3] : 0;
  switch (z) {
    case 'c':
    case 'v':
    case 'u': return true;
    case 'z': return y != 'z' && y != 't';
    case 's': return y != 's';
    case 'g': return y != 'n' && y != 'g';
    case 'l': return strchr("bcdfgkptsz", y) != NULL; /* handle, dazzle */
    case 't': return y == 'a' && n > 2;
    case 'r':
      if (strchr("bcdtv", y) != NULL) return true; /* massacre, centre */
      break;
    case 'd':
    case 'k':
    case 'm':
    case 'n':
    case 'p': break;
    default: return false;
  }
  if (x == 'u' && n > 3 && end[-4] == 'q') return isvowel(y); /* require */
  return isvowel(y) && !isvowel(x) && x != 0;
}

/* Restores the verb from what stands before -ed and -ing. */
static cs_status restore(cs_buf *w, size_t from) {
  if (w->size - from < 2) return CS_OK;
  if (endsinone(w, from, LOST)) return cs_buf_addbyte(w, 'e');
  char z = w->bytes[w->size - 1], y = w->bytes[w->size - 2];
  if (z == y && !isvowel(z)) {
    if (!keepsdouble(w, from)) w->size--;
    return CS_OK;
  }
  if (endsinone(w, from, KEPT)) return CS_OK;
  return loste(w, from) ? cs_buf_addbyte(w, 'e') : CS_OK;
}

/* ---- Words that end in -s ---- */

/* -es after a hiss and -o: "buses", "vetoes"; false: another ending. */
static bool ises(const cs_buf *w, size_t from) {
  if (endsinone(w, from,
                "sses shes ches xes tzes =buses viruses campuses choruses "
                "caucuses censuses bonuses statuses circuses focuses corpuses "
                "octopuses surpluses apparatuses callusses calluses minuses "
                "pluses sinuses geniuses prospectuses consensuses exoduses "
                "funguses walruses abacuses biases gases atlases canvases "
                "aliases christmases =irises trellises summonses rumpuses "
                "zzes nonpluses discuses syllabuses"))
    return true;
  return ends(w, from, "oes") && w->size - from > 4;
}

/* Takes the s of a plural or a third person away by rule. */
static cs_status regular(cs_buf *w, size_t from) {
  size_t n = w->size - from;
  if (n > 4 && ends(w, from, "ies")) return swap(w, 3, "y");
  if (ises(w, from)) return swap(w, 2, "");
  if (n > 2 && ends(w, from, "s") && !ends(w, from, "ss"))
    return swap(w, 1, "");
  return CS_OK;
}

/* Plurals without a singular, or alike. */
static bool isplural(const cs_buf *w, size_t from) {
  if (endsinone(w, from,
                "sis xis iris trellis polis chassis debris tennis "
                "itis pelvis"))
    return true;
  return endsinone(
      w, from,
      "series species =news barracks =amends =earnings =goods =remains =odds "
      "=loggerheads =customs teargas =tear-gas cannabis =bias  =gas corps "
      "=lens =means headquarters "
      "politics athletics physics ethics economics mathematics "
      "=whereabouts =thanks =clothes =gallows =crossroads "
      "=pants =jeans =Netherlands =Philippines =Olympics");
}

static cs_status plural(cs_buf *w, size_t from, bool proper) {
  cs_str form = cs_str_slice(cs_buf_str(w), from, w->size);
  size_t n = form.size;
  cs_str lemma = cs_irregular_noun(form);
  if (lemma.size > 0) {
    w->size = from;
    return cs_buf_add(w, lemma);
  }
  if (n > 4 && ends(w, from, "men") && !proper &&
      !endsinone(w, from,
                 "=omen =semen specimen regimen abdomen acumen stamen =ramen "
                 "=yemen turkmen =hymen"))
    return swap(w, 2, "an");
  if (n > 6 && ends(w, from, "people") && !proper) /* tribespeople */
    return endsinone(w, from, "boatpeople") ? CS_OK : swap(w, 6, "person");
  if (n > 8 && ends(w, from, "children")) return swap(w, 3, "");
  if (ends(w, from, "us") && !ends(w, from, "aus") && !ends(w, from, "eus"))
    return CS_OK;
  return isplural(w, from) ? CS_OK : regular(w, from);
}

/* ---- Verbs ---- */

/* Whether [from, to) of the word has a vowel: "sing" is no form of "s". */
static bool hasvowel(const cs_buf *w, size_t from, size_t to) {
  for (size_t i = from; i < to; i++)
    if (isvowel(w->bytes[i]) || w->bytes[i] == 'y') return true;
  return false;
}

/* Writes an irregular verb's base form; *found tells whether it is one. */
static cs_status irregular(cs_buf *w, size_t from, bool *found) {
  size_t prefix;
  cs_str lemma =
      cs_irregular_verb(cs_str_slice(cs_buf_str(w), from, w->size), &prefix);
  *found = lemma.size > 0;
  if (!*found) return CS_OK;
  w->size = from + prefix;
  return cs_buf_add(w, lemma);
}

/* Whether an irregular form may stand for this tag: "lay" as an infinitive is
   no past of "lie", and of the present only "am" and "are" differ. */
static bool mayinflect(cs_str form, cs_str tag) {
  if (cs_str_equal(tag, CS_STR("VBP")))
    return cs_str_equal(form, CS_STR("am")) ||
           cs_str_equal(form, CS_STR("are"));
  return !cs_str_equal(tag, CS_STR("VB"));
}

static cs_status verb(cs_buf *w, size_t from, cs_str tag) {
  if (!mayinflect(cs_str_slice(cs_buf_str(w), from, w->size), tag))
    return CS_OK;
  bool found;
  cs_status status = irregular(w, from, &found);
  if (found) return status;
  size_t n = w->size - from;
  if (cs_str_equal(tag, CS_STR("VBZ"))) return regular(w, from);
  size_t cut = ends(w, from, "ing") ? 3 : ends(w, from, "ed") ? 2 : 0;
  if (cut == 2 && n > 4 && ends(w, from, "ied")) return swap(w, 3, "y");
  if (cut == 2 && ends(w, from, "eed")) { /* agreed, freed */
    bool base =
        n < 5 ||
        endsinone(w, from, "speed bleed breed =exceed =proceed =succeed steed");
    return base ? CS_OK : swap(w, 1, "");
  }
  if (cut == 0 || n < cut + 2 || !hasvowel(w, from, w->size - cut))
    return CS_OK;
  w->size -= cut;
  return restore(w, from);
}

/* ---- Comparatives ---- */

static cs_status degree(cs_buf *w, size_t from, size_t cut) {
  static const char *const words[][2] = {
      {"better", "good"}, {"best", "good"},    {"worse", "bad"},
      {"worst", "bad"},   {"farther", "far"},  {"farthest", "far"},
      {"further", "far"}, {"furthest", "far"}, {"elder", "old"},
      {"eldest", "old"}};
  cs_str form = cs_str_slice(cs_buf_str(w), from, w->size);
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (cs_str_equal(form, (cs_str){words[i][0], strlen(words[i][0])}))
      return swap(w, form.size, words[i][1]);
  if (w->size - from < cut + 3) return CS_OK;
  if (!ends(w, from, cut == 2 ? "er" : "est")) return CS_OK;
  w->size -= cut;
  if (ends(w, from, "i")) return swap(w, 1, "y");
  if (endsinone(w, from, "all ull")) return CS_OK;
  if (endsinone(w, from,
                "=larg =lat =saf =wid =clos =nic =wis =fin =rar =pur "
                "=brav =fre =tru =simpl =gentl =humbl =nobl =ampl "
                "=strang =hug =cut =whit =rip =rud =tam =ripe =fierc "
                "=matur =sever =sincer =sor =lam =pal =blu =abl =bar =loos "
                "=dens =tens =crud =hoars =scarc =spars =vagu =polit =remot "
                "=obes =stabl =subtl =feebl =grav =dir =intens =stal =vil "
                "=secur =wholesom =hostil =littl =idl =nimbl =ampl =suppl "))
    return cs_buf_addbyte(w, 'e');
  if (endsinone(w, from,
                "=bigg =hott =thinn =fatt =wett =sadd =redd =flatt "
                "=slimm =fitt =dimm =grimm =madd =tann =gladd"))
    w->size--;
  return CS_OK;
}

/* ---- Any word ---- */

cs_status cs_lemma_rule(cs_buf *out, cs_str form, uint8_t upos, uint8_t xpos) {
  const char *name = cs_xpos_name(xpos);
  cs_str tag = {name, strlen(name)};
  size_t from = out->size;
  bool proper = upos == CS_PROPN;
  for (size_t i = 0; i < form.size; i++) {
    char c = form.bytes[i];
    if (!proper && c >= 'A' && c <= 'Z') c = (char)(c - 'A' + 'a');
    cs_status status = cs_buf_addbyte(out, c);
    if (status != CS_OK) return status;
  }
  if (cs_str_equal(tag, CS_STR("NNS")) || cs_str_equal(tag, CS_STR("NNPS")))
    return plural(out, from, proper);
  if (cs_str_starts(tag, CS_STR("VB"))) return verb(out, from, tag);
  if (cs_str_equal(tag, CS_STR("JJR")) || cs_str_equal(tag, CS_STR("RBR")))
    return degree(out, from, 2);
  if (cs_str_equal(tag, CS_STR("JJS")) || cs_str_equal(tag, CS_STR("RBS")))
    return degree(out, from, 3);
  return CS_OK;
}

/* Whether the word has a form of another length, or other letters. */
static bool differs(cs_str lemma, cs_str form) {
  if (lemma.size != form.size) return true;
  for (size_t i = 0; i < form.size; i++) {
    char c = form.bytes[i];
    if (c >= 'A' && c <= 'Z') c = (char)(c - 'A' + 'a');
    if (c != lemma.bytes[i]) return true;
  }
  return false;
}

cs_status cs_lemma_sure(cs_buf *out, cs_str form, uint8_t upos, uint8_t xpos,
                        bool *sure) {
  const char *name = cs_xpos_name(xpos);
  cs_str tag = {name, strlen(name)};
  size_t from = out->size, prefix;
  *sure = false;
  cs_status status = cs_lemma_rule(out, form, upos, xpos);
  if (status != CS_OK) return status;
  if (upos == CS_VERB && cs_str_starts(tag, CS_STR("VB"))) {
    bool changed =
        differs(cs_str_slice(cs_buf_str(out), from, out->size), form);
    bool past = tag.size > 2 && tag.bytes[2] != 'P';
    *sure = (form.size > 3 && changed) ||
            (past && cs_irregular_verb(form, &prefix).size > 0);
  }
  if (upos == CS_NOUN && cs_str_equal(tag, CS_STR("NNS")))
    *sure = cs_irregular_noun(form).size > 0;
  if (form.size > 0 && form.bytes[0] >= '0' && form.bytes[0] <= '9')
    *sure = true; /* the model knows numbers only by their shape */
  return CS_OK;
}
