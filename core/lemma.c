#include "lemma.h"

#include <string.h>

/* English inflection, by the spelling of endings. */

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
    if (*list == ' ') list++;
  }
  return false;
}

/* Stems before -ed and -ing that keep what looks like a lost e, … */
static const char WHOLE[] =
    "eat oat aat ait =combat =format =chat =squat treat =bias =focus "
    "canvas =bus =gas =target =exit =edit it =benefit et ot put cut but hut "
    "our mour vour lour bour monitor author favor labor honor harbor "
    "tor sor =anchor =error =mirror =tutor bor =color =armor er ear oar eer "
    "oor air eir oid aid oad ead aud eed ood oud eek ook eak oak eam oam aim "
    "oom eem om dom ain oin ein een oon own rn mn on en can ran tan eap oop "
    "eep oup eip lop lip rup ail eil oil eel eal oal ool oul el al il ol awl "
    "owl wl rl ss ff";
/* … and stems that have lost one although they end as those above. */
static const char LOST[] =
    "creat recreat =not =denot =devot =promot =quot =vot =emot =demot =connot "
    "complet delet compet =obsolet =cit excit incit recit invit unit ignit "
    "=bit =writ rewrit =unit =sit =whit =quit expedit polit despit =spit "
    "=delet =fet =cor scor explor deplor implor restor =stor ador ignor bor "
    "=snor shor interfer adher persever =her =wer =revers cohesiv inher "
    "severe =her =com becom overcom welcom outcom =hom =phon postpon =ton "
    "=ston dethron =on zon condon aton =clon =hon interven conven conced "
    "preced reced =reced imped suppl =interced supersed =aced pil fil smil "
    "compil profil reconcil exil =til whil wil mil handl schedul rul =whal "
    "=scal =escal =pal =regal =tal consol cajol parol =hol pol =control sol "
    "prescrib =hat =dat =rat =stat =plat =skat =migrat =debat =relat =locat "
    "=creat =slat =mat =grat =crat =abat deput disput comput reput imput "
    "attribut contribut distribut institut constitut substitut prosecut "
    "execut persecut pollut dilut mut salut rout commut =cut_ =refut";

/* Restores the verb or adjective from what stands before -ed, -ing, -er. */
static cs_status restore(cs_buf *w, size_t from) {
  size_t n = w->size - from;
  const char *end = w->bytes + w->size;
  if (n < 2) return CS_OK;
  char z = end[-1], y = end[-2], x = n > 2 ? end[-3] : 0;
  if (z == y && !isvowel(z) && z != 's' && z != 'z' && z != 'f') {
    bool keep = endsinone(w, from, "=add =odd =egg =err =ebb =purr =butt");
    if (z == 'l') { /* travelled, but called, pulled, installed */
      size_t vowels = 0;
      for (size_t i = 0; i + 2 < n; i++) vowels += isvowel(w->bytes[from + i]);
      keep =
          vowels < 2 || endsinone(w, from,
                                  "all ull kill skill spell dwell smell yell "
                                  "roll toll troll still thrill drill");
      if (endsinone(w, from, "control patrol controll patroll")) keep = false;
    }
    if (!keep) w->size--;
    return CS_OK;
  }
  if (endsinone(w, from, LOST)) return cs_buf_addbyte(w, 'e');
  if (endsinone(w, from, WHOLE)) return CS_OK;
  bool lost = false;
  switch (z) {
    case 'c':
    case 'v':
    case 'u': lost = true; break;
    case 'z': lost = y != 'z' && !ends(w, from, "tz"); break;
    case 's': lost = y != 's'; break;
    case 'g':
      lost = (y != 'n' && y != 'g') ||
             endsinone(w, from, "chang rang eng hing fring lung oung ung");
      if (endsinone(w, from, "=rang =hang =bang =gang =long")) lost = false;
      break;
    case 'l': lost = !isvowel(y) && strchr("bcdfgkptsz", y) != NULL; break;
    case 't':
      lost = y == 'a' && n > 2;
      if (y == 'u' && n > 2) lost = ends(w, from, "ibut") || x == 't';
      break;
    case 'd':
    case 'k':
    case 'm':
    case 'n':
    case 'p':
    case 'r':
      lost = isvowel(y) && !isvowel(x) && x != 0;
      if (x == 'u' && n > 3 && end[-4] == 'q') lost = true; /* require */
      break;
    case 'b': lost = ends(w, from, "crib") || ends(w, from, "rob"); break;
    case 'h':
      lost = endsinone(w, from, "breath =bath =loath =sooth =cloth");
      break;
    default: break;
  }
  return lost ? cs_buf_addbyte(w, 'e') : CS_OK;
}

/* Replaces the last `cut` bytes. */
static cs_status swap(cs_buf *w, size_t cut, const char *add) {
  w->size -= cut;
  return cs_buf_add(w, (cs_str){add, strlen(add)});
}

static cs_status plural(cs_buf *w, size_t from) {
  size_t n = w->size - from;
  if (n > 3 && ends(w, from, "men") && !ends(w, from, "women") &&
      !endsinone(w, from, "=omen =semen =specimen =regimen"))
    return swap(w, 2, "an");
  if (ends(w, from, "women")) return swap(w, 2, "an");
  if (n > 4 && ends(w, from, "ies")) {
    if (endsinone(w, from,
                  "movies cookies zombies rookies selfies calories "
                  "eyries smoothies hoodies"))
      return swap(w, 1, "");
    return swap(w, 3, "y");
  }
  if (endsinone(w, from,
                "wives lives knives =wolves =shelves =halves =calves "
                "=elves =selves =scarves =loaves =thieves =leaves"))
    return swap(w, 3, ends(w, from, "ives") ? "fe" : "f");
  if (endsinone(w, from,
                "analyses crises bases_ theses hypotheses diagnoses "
                "emphases parentheses prognoses oases"))
    return swap(w, 2, "is");
  if (endsinone(w, from,
                "sses shes ches xes zzes =buses =viruses uses_ "
                "=gases =biases censuses campuses bonuses statuses "
                "viruses circuses focuses corpuses octopuses "
                "heroes vetoes echoes torpedoes potatoes tomatoes "
                "embargoes cargoes volcanoes mosquitoes tornadoes "
                "=goes =does =undergoes =forgoes"))
    return endsinone(w, from, "axes_ caches aches headaches =aches psyches")
               ? swap(w, 1, "")
               : swap(w, 2, "");
  if (n > 2 && ends(w, from, "s") &&
      !endsinone(w, from,
                 "ss us is series species news =gas corps =lens means"
                 " headquarters politics athletics physics ethics "
                 "economics mathematics"))
    return swap(w, 1, "");
  return CS_OK;
}

/* Whether [from, to) of the word has a vowel: "sing" is no form of "s". */
static bool hasvowel(const cs_buf *w, size_t from, size_t to) {
  for (size_t i = from; i < to; i++)
    if (isvowel(w->bytes[i]) || w->bytes[i] == 'y') return true;
  return false;
}

static cs_status verb(cs_buf *w, size_t from, cs_str tag) {
  size_t n = w->size - from;
  if (cs_str_equal(tag, CS_STR("VBZ"))) {
    if (n > 4 && ends(w, from, "ies")) return swap(w, 3, "y");
    return plural(w, from);
  }
  size_t cut = ends(w, from, "ing") ? 3 : ends(w, from, "ed") ? 2 : 0;
  if (cut == 2 && n > 4 && ends(w, from, "ied")) return swap(w, 3, "y");
  if (cut == 2 && ends(w, from, "eed") && n < 6) return CS_OK;
  if (cut == 0 || n < cut + 2 || !hasvowel(w, from, w->size - cut))
    return CS_OK;
  w->size -= cut;
  if (cut == 2 && ends(w, from, "ck") && ends(w, from, "ick") &&
      endsinone(w, from, "mimick panick frolick trafick traffick")) {
    w->size--;
    return CS_OK;
  }
  return restore(w, from);
}

static cs_status degree(cs_buf *w, size_t from, size_t cut) {
  if (w->size - from < cut + 3) return CS_OK;
  if (!ends(w, from, cut == 2 ? "er" : "est")) return CS_OK;
  w->size -= cut;
  if (ends(w, from, "i")) return swap(w, 1, "y");
  if (endsinone(w, from, "all ull")) return CS_OK;
  if (endsinone(w, from,
                "=larg =lat =saf =wid =clos =nic =wis =fin =rar =pur "
                "=brav =fre =tru =simpl =gentl =humbl =nobl =ampl "
                "=strang =hug =cut =whit =rip =rud =tam =ripe "
                "=matur =sever =sincer =sor =lam =pal =blu =abl"))
    return cs_buf_addbyte(w, 'e');
  if (endsinone(w, from,
                "=bigg =hott =thinn =fatt =wett =sadd =redd =flatt "
                "=slimm =fitt =dimm =grimm"))
    w->size--;
  return CS_OK;
}

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
    return plural(out, from);
  if (cs_str_starts(tag, CS_STR("VB"))) return verb(out, from, tag);
  if (cs_str_equal(tag, CS_STR("JJR")) || cs_str_equal(tag, CS_STR("RBR")))
    return degree(out, from, 2);
  if (cs_str_equal(tag, CS_STR("JJS")) || cs_str_equal(tag, CS_STR("RBS")))
    return degree(out, from, 3);
  return CS_OK;
}
