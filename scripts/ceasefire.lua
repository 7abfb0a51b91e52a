-- ceasefire.lua: violations of ceasefires, and who accuses whom of them.
-- Shows: a code of our own in the scheme, a word class, rules that use it,
-- words looked up by their lemma.
local casus = require "casus"

return casus.script {
  from    = "cameo",
  help    = "ceasefire violations",
  columns = { "date", "source", "violation", "target", "action_text" },

  classes = {
    { "truce", "ceasefire" }, { "truce", "cease-fire" }, { "truce", "truce" },
    { "truce", "armistice" },
  },
  codes = { { code = "BREACH", name = "Breach a ceasefire", quad = 4,
    goldstein = -8 } },
  actions = {
    { "S {violate break breach ignore} &truce with T", "BREACH" },
    { "S {violate break breach ignore} &truce", "BREACH" },
    { "{violation breach} by S of &truce", "BREACH" },
  },

  event = function(e)
    if e.action == "BREACH" then
      e.violation = "reported"
    elseif e.root == "11" and (e.sentence:find "ceasefire"
      or e.sentence:find "truce") then
      e.violation = "alleged"
    else
      return false
    end
  end,
}
