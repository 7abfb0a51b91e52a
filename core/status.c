#include "status.h"

const char *cs_status_text(cs_status status) {
  switch (status) {
    case CS_OK: return "done";
    case CS_ENOMEM: return "not enough memory";
    case CS_EIO: return "input or output failed";
    case CS_EFORMAT: return "malformed data";
    case CS_ELIMIT: return "too large";
  }
  return "unknown status";
}
