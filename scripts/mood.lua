-- mood.lua: a scheme of one's own instead of CAMEO: three codes for the mood
-- between states.
-- Shows: `scheme` with its own codes and rules; CAMEO's are left out, actors
-- and word classes stay.
local casus = require "casus"

return casus.script {
  help    = "warm, cool or cold: a small scheme of our own",
  columns = { "date", "source", "action", "target", "goldstein" },

  scheme = {
    replaces = true,
    codes = {
      { code = "WARM", name = "Friendly", goldstein = 1, quad = 1 },
      { code = "COOL", name = "Reserved", goldstein = -1, quad = 3 },
      { code = "COLD", name = "Hostile", goldstein = -3, quad = 4 },
    },
    actions = {
      { "S {praise thank welcome congratulate} T", "WARM" },
      { "S {meet visit host} T", "WARM:WARM" },
      { "S {criticise condemn rebuke} T", "COOL" },
      { "S {threaten sue expel boycott} T", "COLD" },
      { "S {cut sever} {tie relation} with T", "COLD" },
    },
  },
}
