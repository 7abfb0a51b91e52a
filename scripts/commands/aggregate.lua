-- casus aggregate: events counted by pair of actors and period.

local core = require "casus.core"
local dates = require "casus.dates"
local day = require "casus.day"
local outfile = require "casus.outfile"
local rows = require "casus.rows"

-- The ISO 8601 week of a day: "2024-W28".
local function week(y, m, d)
  return os.date("!%G-W%V", dates.number(y, m, d) * 86400)
end

local periods = {
  day = function(y, m, d) return ("%04d-%02d-%02d"):format(y, m, d) end,
  week = week,
  month = function(y, m) return ("%04d-%02d"):format(y, m) end,
  year = function(y) return ("%04d"):format(y) end,
}

local kinds = {
  root = { column = "root", names = {} },
  quad = { column = "quad", names = { "1", "2", "3", "4" } },
}
for i = 1, 20 do kinds.root.names[i] = ("%02d"):format(i) end

local function period(how, date)
  local text = day.read(tostring(date or "")) or ""
  local y, m, d = text:match "^(%d%d%d%d)%-(%d%d)%-(%d%d)"
  y, m, d = tonumber(y), tonumber(m), tonumber(d)
  if not d or not dates.isdate(y, m, d) then return nil end
  return periods[how](y, m, d)
end

local function actor(code, country)
  code = tostring(code or "")
  return country and code:sub(1, 3) or code
end

local function add(cell, row, kind)
  cell.events = cell.events + 1
  local goldstein = tonumber(row.goldstein)
  if goldstein then
    cell.scored, cell.sum = cell.scored + 1, cell.sum + goldstein
  end
  local name = tostring(row[kind.column] or "")
  if name == "" and kind.column == "root" then
    name = tostring(row.action or ""):sub(1, 2)
  end
  cell[name] = (cell[name] or 0) + 1
end

local function collect(args, kind)
  local cells, undated = {}, 0
  for _, path in ipairs(args.events) do
    local reader, message = rows.open(path)
    if not reader then error(message, 0) end
    local why = reader:misses { args.date, "source", "target", kind.column }
    if why then error(why, 0) end
    for row in reader.next, reader do
      local when = period(args.by, row[args.date])
      if when then
        local key = { when, actor(row.source, args.country),
          actor(row.target, args.country) }
        local id = table.concat(key, "\0")
        cells[id] = cells[id] or { key = key, events = 0, scored = 0, sum = 0 }
        add(cells[id], row, kind)
      else
        undated = undated + 1
      end
    end
  end
  return cells, undated
end

local function round(x)
  local text = ("%.4f"):format(x):gsub("0+$", ""):gsub("%.$", "")
  return text == "-0" and "0" or text
end

local function write(cells, args, kind, put)
  local ids = {}
  for id in pairs(cells) do ids[#ids + 1] = id end
  table.sort(ids)
  local header = { args.by, "source", "target", "events", "goldstein_mean",
    "goldstein_sum" }
  for _, name in ipairs(kind.names) do
    header[#header + 1] = kind.column .. "_" .. name
  end
  put(core.csv_row(header, #header))
  for _, id in ipairs(ids) do
    local cell = cells[id]
    local line = { cell.key[1], cell.key[2], cell.key[3], cell.events,
      cell.scored > 0 and round(cell.sum / cell.scored) or "",
      cell.scored > 0 and round(cell.sum) or "" }
    for _, name in ipairs(kind.names) do line[#line + 1] = cell[name] or 0 end
    put(core.csv_row(line, #header))
  end
end

return {
  name = "aggregate",
  summary = "Count events by pair of actors and day, week, month or year.",
  epilog = [[
A row for each period, source and target: how many events, mean and sum of
their Goldstein scores, and how many of each root or quad class.  Weeks are
those of ISO 8601 (2024-W28).  Rows without a date are left out and counted.
Examples:
  casus aggregate events.csv --by month -o monthly.csv
  casus aggregate events.csv --by year --count root --country -o yearly.csv]],

  configure = function(parser)
    parser:argument("events", "CSV, TSV or JSONL of casus code."):args "+"
    parser:option("-o --output", "The file to write."):argname "FILE"
    parser:option("--by", "The period."):default "month"
      :choices { "day", "week", "month", "year" }
    parser:option("--count", "What is counted: quad or root."):default "quad"
      :choices { "quad", "root" }
    parser:option("--date", "The column of the date."):default "date"
      :argname "COLUMN"
    parser:flag("--country", "Actors by their first three letters.")
  end,

  run = function(args)
    local kind = kinds[args.count]
    local cells, undated = collect(args, kind)
    outfile.write(args.output, function(put) write(cells, args, kind, put) end)
    if undated > 0 then
      io.stderr:write(("casus: %d events without a date like 2024-07-11 are "
        .. "left out\n"):format(undated))
    end
    return 0
  end,
}
