#include "net.h"

#include <string.h>

#include "utf8.h"
#include "wordlist.h"

/* Addresses are ASCII here; host names in other letters are rare in news. */

static char at_(cs_str text, size_t at) {
  return at < text.size ? text.bytes[at] : ' ';
}

static bool isletter(char c) { return (c | 32) >= 'a' && (c | 32) <= 'z'; }
static bool isdigit_(char c) { return c >= '0' && c <= '9'; }
static bool isalnum_(char c) { return isletter(c) || isdigit_(c); }

/* Whether the text at `at` begins so, in any case. */
static bool begins(cs_str text, size_t at, const char *prefix) {
  for (; *prefix != '\0'; prefix++, at++) {
    char c = at_(text, at);
    if ((isletter(c) ? (c | 32) : c) != *prefix) return false;
  }
  return true;
}

/* Curly quotation marks and dashes (U+2010 to U+203F) end an address. */
static bool isurl(uint32_t c) {
  if (c >= 0x80) return !cs_utf8_isspace(c) && (c < 0x2010 || c > 0x203F);
  return c > ' ' && c != 0x7F && strchr("<>\"`{}|\\^", (int)c) == NULL;
}

/* The end of an address from `at` on, without the marks that more likely belong
   to the sentence. */
static size_t urlend(cs_str text, size_t at) {
  size_t end = at, open = 0;
  while (end < text.size) {
    uint32_t c;
    size_t size = cs_utf8_decode(text, end, &c);
    if (!isurl(c) || (c == ')' && open-- == 0)) break;
    open += c == '(';
    end += size;
  }
  while (end > at && strchr(".,;:!?'[]*", text.bytes[end - 1]) != NULL) end--;
  return end;
}

/* A host or file name: labels parted by single full stops, the last one known;
   at most six, so that the look ahead stays short. */
static size_t hostend(cs_str text, size_t at) {
  size_t end = at, found = at;
  for (int labels = 0; labels < 6; labels++) {
    size_t label = end;
    while (end - label < 63 && (isalnum_(at_(text, end)) ||
                                (at_(text, end) == '-' && end > label) ||
                                (at_(text, end) == '_' && end > label)))
      end++;
    if (end == label || isalnum_(at_(text, end))) break;
    cs_str name = cs_str_slice(text, label, end);
    bool country = found > at && found == label - 1 && name.size == 2;
    bool lower = name.bytes[0] >= 'a' ||
                 (labels > 0 && name.size == 3 && name.bytes[1] <= 'Z');
    if (labels > 0 && lower && label - at > 2 &&
        (country || cs_wordlist_has(CS_DOMAINS, name)))
      found = end;
    if (at_(text, end) != '.') break;
    end++;
  }
  return found;
}

static bool islocal(char c) {
  return isalnum_(c) || strchr("._%+-", c) != NULL;
}

/* A mail address: a short local part, '@' and letters. */
static size_t mailend(cs_str text, size_t first, size_t *mail) {
  if (*mail < first || (*mail < text.size && text.bytes[*mail] != '@')) {
    const char *next = memchr(text.bytes + first, '@', text.size - first);
    *mail = next != NULL ? (size_t)(next - text.bytes) : text.size;
  }
  if (*mail >= text.size || *mail == first || *mail - first > 64) return first;
  for (size_t i = first; i < *mail; i++)
    if (text.bytes[i] == '\0' || !islocal(text.bytes[i])) return first;
  if (!isalnum_(at_(text, *mail + 1))) return first;
  size_t end = *mail + 1;
  while (isalnum_(at_(text, end)) ||
         (at_(text, end) != ' ' && at_(text, end) != '\0' &&
          strchr(".-_", at_(text, end)) && isalnum_(at_(text, end + 1))))
    end++;
  return end;
}

size_t cs_net_end(cs_str text, size_t first, size_t *mail) {
  static const char *const SCHEMES[] = {"http://", "https://", "ftp://", "www.",
                                        "mailto:"};
  for (size_t i = 0; i < sizeof SCHEMES / sizeof *SCHEMES; i++)
    if (begins(text, first, SCHEMES[i])) return urlend(text, first);
  size_t end = mailend(text, first, mail);
  if (end > first) return end;
  end = hostend(text, first);
  if (end > first && at_(text, end) == '/' && isalnum_(at_(text, end + 1)))
    return urlend(text, end);
  return end;
}
