-- enrich_repeat.lua: the same event told again, in the document or in others:
-- on the same day or the next, between the same actors, of the same kind.

local dates = require "casus.dates"

-- Set with -O: drop all tellings but the first; how many days are remembered.
local options = { one_a_day = false, window = 30 }

local clusters, today = {}, nil

-- Two codes of one actor: RUS, RUSMIL.
local function sameactor(a, b)
  return a == b or #a >= 3 and #b >= 3
    and (a:sub(1, #b) == b or b:sub(1, #a) == a)
end

local function sameevent(a, b)
  -- France with Germany is told twice: once in each direction.
  local mirrored = a.source == b.target and a.target == b.source
  if mirrored and a.source ~= a.target then return false end
  return (a.action == b.action or a.root == b.root)
    and sameactor(a.source, b.source) and sameactor(a.target, b.target)
end

-- Actors that no dictionary knows are the same by their text.
local function actor(code, text)
  if code and code ~= "" then return code end
  return "=" .. (text or ""):lower()
end

-- The day of the event; without dates only its own document is compared.
local function dayof(e)
  local resolved = e.date_precision == "day" and e.event_date
  return dates.parse(resolved or e.date)
    or "undated " .. tostring(e.document and e.document.id)
end

local function record(e)
  return { action = e.action, root = e.root or e.action:sub(1, 2),
    source = actor(e.source, e.source_text),
    target = actor(e.target, e.target_text),
    day = dayof(e), told = dates.parse(e.date) or 0 }
end

-- What was last told outside the window, before or after, is forgotten.
local function forget(day)
  if today == day then return end
  today = day
  for key, list in pairs(clusters) do
    for i = #list, 1, -1 do
      if math.abs(list[i].told - day) > options.window then
        table.remove(list, i)
      end
    end
    if #list == 0 then clusters[key] = nil end
  end
end

local function near(day)
  if type(day) == "string" then return { day } end
  return { day, day - 1, day + 1 }
end

local function find(own)
  for _, day in ipairs(near(own.day)) do
    for _, other in ipairs(clusters[day] or {}) do
      if sameevent(own, other) then return other end
    end
  end
end

local function remember(own, id)
  own.id, own.count = id, 0
  clusters[own.day] = clusters[own.day] or {}
  table.insert(clusters[own.day], own)
  return own
end

local function event(e)
  local own = record(e)
  forget(own.told)
  local cluster = find(own) or remember(own, e.id)
  cluster.count, cluster.told = cluster.count + 1, own.told
  e.cluster, e.telling = cluster.id, cluster.count
  if options.one_a_day and cluster.count > 1 then return false end
end

return {
  kind = "enricher", name = "repeat", api = 1,
  help = [[
The same event told again: within a day of the first telling, the same actors
(RUS and RUSMIL are one) and the same code or root.
cluster  the id of the first telling
telling  1 for the first, 2 for the next, …
-O one_a_day keeps only the first.  -O window=30: articles come about in the
order of their dates, and what was told more days away is forgotten.]],
  columns = { "cluster", "telling" },
  options = options,
  -- It compares documents, so it must see all, in the order of the input.
  ordered = true,
  event = event,
}
