-- A writer: the exchange format of Casus, one event a line.  Offsets are code
-- points into the document's text, end exclusive.

local json = require "casus.json"
local row = require "casus.row"

local standard = {}
for _, name in ipairs(row.known) do standard[name] = true end

local function part(event, name)
  local first = event[name .. "_first"]
  local start, stop
  if first then
    start = event.document:codepoint(first)
    stop = event.document:codepoint(event[name .. "_last"] + 1)
  end
  return { code = event[name], text = event[name .. "_text"], start = start,
    ["end"] = stop }
end

local function ordered(p)
  return json.object({ "code", p.code or "", "text", p.text or "", "start",
    p.start, "end", p["end"] }, 8)
end

local function why(event)
  local w = event.why or {}
  return json.object({ "action", w.action, "source", w.source, "target",
    w.target }, 6)
end

local function raw(name, text) return json.string(name) .. ":" .. text end

return {
  kind = "writer", name = "jsonl", api = 1,
  suffixes = { "jsonl", "ndjson" },
  help = "one JSON object an event, with spans and reasons",

  -- reject(values, columns) -> a line about a refused article
  reject = function(values, columns)
    local pairs_ = {}
    for i, name in ipairs(columns) do
      pairs_[2 * i - 1], pairs_[2 * i] = name, values[i]
    end
    return json.object(pairs_, 2 * #columns) .. "\n"
  end,

  encode = function(values, columns, event)
    local e, parts = event, {}
    local function add(name, value)
      if value ~= nil then parts[#parts + 1] = raw(name, json.encode(value)) end
    end
    add("id", e.id)
    add("doc", e.document.id)
    add("sentence", e.sentence.number)
    add("date", e.date)
    for _, name in ipairs { "source", "action", "target" } do
      parts[#parts + 1] = raw(name, ordered(part(e, name)))
    end
    for _, name in ipairs { "root", "quad", "goldstein", "plover", "mode",
      "context", "status", "nominal" } do
      add(name, e[name])
    end
    parts[#parts + 1] = raw("attribution", json.object {
      "code", e.attribution or "", "text", e.attribution_text or "" })
    parts[#parts + 1] = raw("why", why(e))
    for i, name in ipairs(columns) do
      if not standard[name] then add(name, values[i]) end
    end
    return "{" .. table.concat(parts, ",") .. "}\n"
  end,
}
