-- enricher.lua: runs an enricher on an event written by hand.  The action's
-- words stand between stars: "Police *arrested* 30 people."

local casus = require "casus"
local plugin = require "casus.plugin"

local enricher = {}

-- The text without its stars, first and last byte of what stood between them.
local function unstar(text)
  local first = assert(text:find("*", 1, true), "the action has stars")
  local last = assert(text:find("*", first + 1, true))
  return (text:gsub("%*", "")), first, last - 2
end

-- enricher.event(text [, fields [, action]]) -> event, not yet enriched
-- `fields` are those of the document, `action` those of the event.
function enricher.event(text, fields, action)
  local first, last
  text, first, last = unstar(text)
  fields = fields or {}
  fields.id, fields.date = fields.id or "a", fields.date or "2024-05-29"
  local document = assert(casus.document(text, fields))
  local event = { id = fields.id .. "-0-0", date = document.date,
    source = "", target = "", action = "190", root = "19",
    status = "actual", document = document, action_first = first,
    action_last = last, action_text = text:sub(first, last) }
  for _, sentence in ipairs(document:sentences()) do
    if sentence.first <= first and sentence.last >= last then
      event.sentence = sentence
    end
  end
  for key, value in pairs(action or {}) do event[key] = value end
  return event
end

-- enricher.run(name, text, fields, action) -> event, what the plugin answered
function enricher.run(name, ...)
  local one = assert(plugin.find("enricher", name))
  local event = enricher.event(...)
  return event, one.event(event)
end

return enricher
