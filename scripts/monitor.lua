-- monitor.lua: all that is done to or by one country, worst news first in mind:
-- a feed for one desk.
-- Shows: options with -O, both sides of an event, a text ready to read.
--   casus code -s monitor -O country=KEN news/     -O worst=-5 for alarms only
local casus = require "casus"

local options = { country = "UKR", worst = 10 }

return casus.script {
  from    = "cameo",
  help    = "what one country does and what is done to it",
  options = options,
  columns = { "date", "side", "other", "goldstein", "news" },

  event = function(e)
    local source, target = e.source:sub(1, 3), e.target:sub(1, 3)
    if source == options.country then
      e.side, e.other = "does", e.target
    elseif target == options.country then
      e.side, e.other = "suffers", e.source
    else
      return false
    end
    if (e.goldstein or 0) > options.worst then return false end
    e.news = e.sentence.text:gsub("%s+", " ")
  end,
}
