-- cyber.lua: cyber attacks, with the means where the text names one.
-- Shows: agents and rules of our own in a few lines, PLOVER's context.
local casus = require "casus"

local means = { "ransomware", "phishing", "malware", "spyware", "virus" }

return casus.script {
  from    = "cameo",
  help    = "cyber attacks and their means",
  columns = { "date", "source", "target", "means", "source_text" },

  agents = {
    { noun = "hacker", code = "CRM" },
    { noun = "cyber criminal", code = "CRM" },
  },
  actions = {
    { "S {hack breach} {network server website database} of T", "176" },
    { "{hack cyberattack cyber-attack} by S on T", "176" },
    { "S hack T", "176" },
  },

  event = function(e)
    if e.action ~= "176" then return false end
    local text = e.sentence.text:lower()
    for _, word in ipairs(means) do
      if text:find(word, 1, true) then e.means = word end
    end
  end,
}
