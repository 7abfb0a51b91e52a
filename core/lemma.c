#include "lemma.h"

#include <string.h>

#include "lemma_words.h"

/* English inflection: irregular forms by list, the others by their endings. */

/* The word at the end of a buffer, from `from` on. */
typedef struct word {
  cs_buf *buf;
  size_t from;
} word;

static size_t sizeofword(word w) { return w.buf->size - w.from; }

static cs_str strof(word w) {
  return (cs_str){w.buf->bytes + w.from, sizeofword(w)};
}

/* The byte `back` from the end, 1 being the last; 0: the word is shorter. */
static char endbyte(word w, size_t back) {
  return back <= sizeofword(w) ? w.buf->bytes[w.buf->size - back] : 0;
}

static bool isvowel(char c) {
  return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}

/* Whether the word ends in one of the suffixes of a list, with spaces between;
   a suffix that begins with = is the whole word. */
static bool ends(word w, const char *list) {
  while (*list != 0) {
    size_t size = strcspn(list, " ");
    bool whole = *list == '=';
    cs_str suffix = {list + whole, size - whole};
    if (whole ? cs_str_equal(strof(w), suffix) : cs_str_ends(strof(w), suffix))
      return true;
    list += size;
    if (*list == ' ') list++;
  }
  return false;
}

/* Replaces the last `cut` bytes. */
static cs_status swap(word w, size_t cut, const char *add) {
  w.buf->size -= cut;
  return cs_buf_add(w.buf, (cs_str){add, strlen(add)});
}

/* Looks the word up in a list of irregular forms and puts its lemma there. */
static bool irregular(word w, const char *list, cs_status *status) {
  cs_str form = strof(w);
  *status = CS_OK;
  while (*list != 0) {
    const char *lemma = list;
    size_t size = strcspn(list, " ");
    list += size;
    while (*list == ' ') {
      size_t n = strcspn(++list, " |");
      if (n == form.size && memcmp(list, form.bytes, n) == 0) {
        w.buf->size = w.from;
        *status = cs_buf_add(w.buf, (cs_str){lemma, size});
        return true;
      }
      list += n;
    }
    list++; /* the bar */
  }
  return false;
}

/* Stems before -ed and -ing that have lost no e though their like have, … */
static const char WHOLE[] =
    "eat oat =combat =format =chat =squat it et ot put =debut =cut =shut =but "
    "our mour vour bour bor nor tor sor =error =mirror =armor =color favor "
    "umor uthor =siphon ship er ear oar eer oor air eir oid aid oad ead aud "
    "eed ood oud eek ook eak oak eam oam aim oom eem om oin ain ein een oon "
    "en on can an eap oop eep oup eip lop lip rup ail eil oil eel eal oal ool "
    "oul el al il ol awl owl";
/* … and stems that have lost one though they end as those above. */
static const char LOST[] =
    "creat permeat =not =denot =devot promot =quot =vot emot demot connot "
    "complet delet compet cit invit ignit =unit =bit rewrit =writ expedit "
    "tradit extradit =scor plor stor =ador =ignor =bor =snor interfer adher "
    "persever =her =com becom overcom welcom =hom phon postpon =ton =ston "
    "thron =hon interven conven =conced preced reced imped superced supersed "
    "=pil =fil smil compil profil reconcil exil whil =scal =whal consol cajol "
    "parol =hol =pol =rul schedul prescrib ribut titut =disput comput reput "
    "imput deput secut execut assacr defil =wan pollut dilut mut salut refut "
    "=rout ridicul =styl =tast =wast =past =bast";

/* Doubled last letters: "stopp" has one too many, "pass" and "call" not. */
static void undouble(word w) {
  char last = endbyte(w, 1);
  if (last == 's' || last == 'f') return;
  if (last == 'z' && !ends(w, "=quizz =whizz")) return;
  if (ends(w, "=add =odd =egg =err =ebb =purr =butt")) return;
  if (last == 'l') {
    size_t vowels = 0;
    for (size_t i = 3; i <= sizeofword(w); i++)
      vowels += isvowel(endbyte(w, i));
    bool keep = vowels < 2 || ends(w, "all ull kill skill spell dwell smell "
                                      "yell roll toll still till thrill drill "
                                      "rill tell");
    if (keep && !ends(w, "controll patroll totall equall signall rivall "
                         "initiall penall"))
      return;
  }
  w.buf->size--;
}

/* Whether a stem has lost an e before -ed or -ing, by its last letters. */
static bool lostbyending(word w) {
  char z = endbyte(w, 1), y = endbyte(w, 2), x = endbyte(w, 3);
  switch (z) {
    case 'c':
    case 'v':
    case 'u': return true;
    case 'z': return !ends(w, "tz");
    case 's': return y != 's' && !ends(w, "=focus =canvas =bus =gas =bias");
    case 'g':
      if (ends(w, "=hang =bang =gang =clang =long =prolong =belong defang"))
        return false;
      return y != 'n' || ends(w, "ang eng hing fring lung oung");
    case 'l': return y != 0 && strchr("bcdfgkptsz", y) != NULL;
    case 't': return y == 'a' && x != 0;
    case 'b': return ends(w, "crib rob lob");
    case 'h': return ends(w, "breath =bath =loath sooth =cloth seeth teeth");
    case 'd':
    case 'k':
    case 'm':
    case 'n':
    case 'p':
    case 'r': {
      bool soft = x == 'u' && (endbyte(w, 4) == 'q' || endbyte(w, 4) == 'g');
      if (x == 'u' && ends(w, "suad")) soft = true;
      return isvowel(y) && x != 0 && (!isvowel(x) || soft);
    }
    default: return false;
  }
}

/* Makes a stem that stood before -ed or -ing whole again. */
static cs_status restore(word w) {
  char last = endbyte(w, 1);
  if (sizeofword(w) < 2) return CS_OK;
  if (last == endbyte(w, 2) && !isvowel(last)) {
    undouble(w);
    return CS_OK;
  }
  bool lost = ends(w, LOST) || (!ends(w, WHOLE) && lostbyending(w));
  return lost ? cs_buf_addbyte(w.buf, 'e') : CS_OK;
}

/* Takes the s of a plural or of the third person away. */
static cs_status unplural(word w) {
  size_t n = sizeofword(w);
  char before = endbyte(w, 2);
  if (before >= '0' && before <= '9') return CS_OK; /* the 1990s */
  if (n > 4 && ends(w, "ies")) return swap(w, 3, "y");
  if (ends(w, "sses shes ches xes zzes")) return swap(w, 2, "");
  if (n < 3 || !ends(w, "s") || ends(w, "ss us is")) return CS_OK;
  return swap(w, 1, "");
}

static cs_status plural(word w) {
  cs_status status;
  if (irregular(w, cs_lemma_plurals, &status)) return status;
  if (sizeofword(w) > 3 && ends(w, "men") && !ends(w, "=omen =specimen"))
    return swap(w, 2, "an");
  if (ends(w, "=series =species news corps =means headquarters whereabouts "
              "=goods =clothes =thanks =earnings =savings =remains "
              "proceedings =trousers =pants =jeans =auspices =feces "
              "=arrears =grounds =troops =statistics =economics =ethics "
              "=politics =athletics =physics =mathematics =logistics"))
    return CS_OK;
  return unplural(w);
}

/* Of proper nouns: Israelis, the United States, but not the Netherlands. */
static cs_status names(word w) {
  if (ends(w, "=Netherlands =Philippines =Bahamas =Maldives =Seychelles "
              "=Olympics =Paralympics =Falklands"))
    return CS_OK;
  if (ends(w, "lis qis nis tis dis his ris bis")) return swap(w, 1, "");
  return unplural(w);
}

static bool hasvowel(cs_str text) {
  for (size_t i = 0; i < text.size; i++)
    if (isvowel(text.bytes[i]) || text.bytes[i] == 'y') return true;
  return false;
}

static cs_status verb(word w, cs_str tag) {
  cs_status status;
  if (irregular(w, cs_lemma_verbs, &status)) return status;
  if (cs_str_equal(tag, CS_STR("VBZ"))) {
    if (ends(w, "oes =focuses =canvasses =biases =vetoes"))
      return swap(w, 2, "");
    return unplural(w);
  }
  size_t n = sizeofword(w), cut = ends(w, "ing") ? 3 : ends(w, "ed") ? 2 : 0;
  if (cut == 2 && n > 4 && ends(w, "ied")) return swap(w, 3, "y");
  if (cut == 2 && ends(w, "eed")) return swap(w, 1, ""); /* agreed */
  if (cut == 0 || n < cut + 2) return CS_OK;
  if (!hasvowel(cs_str_slice(strof(w), 0, n - cut))) return CS_OK;
  w.buf->size -= cut;
  return restore(w);
}

static cs_status degree(word w, size_t cut) {
  cs_status status;
  if (irregular(w, cs_lemma_degrees, &status)) return status;
  if (sizeofword(w) < cut + 3 || !ends(w, cut == 2 ? "er" : "est"))
    return CS_OK;
  w.buf->size -= cut;
  if (ends(w, "i")) return swap(w, 1, "y");
  if (ends(w, "larg lat saf wid clos nic =wis fin rar pur brav =fre tru impl "
              "entl umbl nobl ampl strang hug cut whit =rip rud tam matur "
              "sever sincer =sor =lam pal blu abl ittl subtl"))
    return cs_buf_addbyte(w.buf, 'e');
  char last = endbyte(w, 1);
  if (last == endbyte(w, 2) && !isvowel(last) && last != 'l' && last != 's' &&
      last != 'f')
    w.buf->size--;
  return CS_OK;
}

cs_status cs_lemma_rule(cs_buf *out, cs_str form, uint8_t upos, uint8_t xpos) {
  const char *name = cs_xpos_name(xpos);
  cs_str tag = {name, strlen(name)};
  word w = {out, out->size};
  for (size_t i = 0; i < form.size; i++) {
    char c = form.bytes[i];
    if (upos != CS_PROPN && c >= 'A' && c <= 'Z') c = (char)(c - 'A' + 'a');
    cs_status status = cs_buf_addbyte(out, c);
    if (status != CS_OK) return status;
  }
  if (sizeofword(w) == 0) return CS_OK;
  if (cs_str_starts(tag, CS_STR("VB"))) return verb(w, tag);
  if (cs_str_equal(tag, CS_STR("NNS"))) return plural(w);
  if (cs_str_equal(tag, CS_STR("NNPS"))) return names(w);
  if (cs_str_equal(tag, CS_STR("JJR")) || cs_str_equal(tag, CS_STR("RBR")))
    return degree(w, 2);
  if (cs_str_equal(tag, CS_STR("JJS")) || cs_str_equal(tag, CS_STR("RBS")))
    return degree(w, 3);
  return CS_OK;
}
