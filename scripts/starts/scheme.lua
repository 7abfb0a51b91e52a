-- scheme_NAME.lua: a scheme: codes, and rules that give them.
-- In a script: scheme = "NAME"

return {
  kind = "scheme", name = "NAME", api = 1, version = "0.1",
  help = "one line about NAME",
  replaces = true, -- CAMEO's codes and rules are left out

  codes = {
    { code = "GOOD", name = "Good words", goldstein = 2, quad = 1 },
    { code = "BAD", name = "Bad words", goldstein = -2, quad = 3 },
  },
  actions = {
    { pattern = "S {praise thank} T", code = "GOOD" },
    { pattern = "S {condemn insult} T", code = "BAD" },
  },
}
