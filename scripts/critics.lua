-- critics.lua: who criticises whom, with the words in quotation marks.
-- Shows: text of the sentence and of its neighbours, the event's attribution.
local casus = require "casus"

local function quotation(text)
  return text:match "“([^”]+)”" or text:match '"([^"]+)"'
end

return casus.script {
  from    = "cameo",
  help    = "criticism with quotations",
  columns = { "date", "critic", "target", "quotation", "sentence" },

  event = function(e)
    if e.root ~= "11" then return false end
    local s = e.sentence
    local following = s.index < #e.document and e.document:sentence(s.index + 1)
    e.critic = e.source_text
    e.quotation = quotation(s.text)
      or following and quotation(following.text) or ""
  end,
}
