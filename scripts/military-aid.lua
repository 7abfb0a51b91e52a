-- military-aid.lua: pledges and deliveries of military aid, with the sum.
-- Shows: choosing codes, reading a number out of the sentence, ready for sums.
local casus = require "casus"

-- 072 delivered, 0332 pledged
local wanted = { ["072"] = "given", ["0332"] = "pledged" }
local units = { million = 1, billion = 1000 }
-- No [$€£]: a set is made of bytes, and € has three.
local currencies = { ["%$"] = "USD", ["€"] = "EUR", ["£"] = "GBP" }

return casus.script {
  from    = "cameo",
  help    = "military aid given and pledged, in millions",
  columns = { "date", "source", "aid", "target", "currency", "millions" },

  event = function(e)
    e.aid = wanted[e.action]
    if not e.aid then return false end
    for sign, name in pairs(currencies) do
      local number, unit = e.sentence.text:match(sign
        .. "%s?(%d[%d.,]*)[%s-]([mb]illion)")
      if number then
        e.currency = name
        e.millions = tonumber((number:gsub(",", ""))) * units[unit]
      end
    end
  end,
}
