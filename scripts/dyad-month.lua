-- dyad-month.lua: how many events each pair of countries had in each month, and
-- how good or bad they were.
-- Shows: a program of one's own with the library instead of hooks.
--   casus run scripts/dyad-month.lua articles/ more.jsonl >dyads.csv
local casus = require "casus"

local coder = casus.coder()
local cells, keys = {}, {}

local function add(month, e)
  local from, to = e.source:sub(1, 3), e.target:sub(1, 3)
  if from == "" or to == "" or from == to then return end
  local key = ("%s,%s,%s"):format(month, from, to)
  local cell = cells[key]
  if not cell then
    cell = { events = 0, goldstein = 0 }
    cells[key], keys[#keys + 1] = cell, key
  end
  cell.events = cell.events + 1
  cell.goldstein = cell.goldstein + (e.goldstein or 0)
end

for document in casus.documents(arg) do
  for _, event in ipairs(coder:events(document)) do
    add(document.date:sub(1, 7), event)
  end
end

table.sort(keys)
print "month,from,to,events,goldstein"
for _, key in ipairs(keys) do
  local cell = cells[key]
  print(("%s,%d,%.1f"):format(key, cell.events, cell.goldstein / cell.events))
end
