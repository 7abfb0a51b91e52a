-- dedup.lua: the same event told more than once, among coded events.

local outfile = require "casus.outfile"
local plugin = require "casus.plugin"
local rows = require "casus.rows"

local dedup = {}

dedup.by = { "date", "source", "target", "action" }

-- Actors that no dictionary knows are the same by their text.
local function part(row, name)
  local value = tostring(row[name] or "")
  if value == "" and (name == "source" or name == "target") then
    return "=" .. tostring(row[name .. "_text"] or ""):lower()
  end
  return value
end

local function oneaday(by)
  local seen = {}
  return {}, function(row)
    local parts = {}
    for i, name in ipairs(by) do parts[i] = part(row, name) end
    local key = table.concat(parts, "\0")
    if seen[key] then return false end
    seen[key] = true
    return {}
  end
end

-- As the enricher `repeat` does it; see there.
local function clusters(first)
  local enricher = assert(plugin.find("enricher", "repeat"))
  enricher.options.one_a_day = first
  return enricher.columns, function(row)
    local e = {}
    for key, value in pairs(row) do e[key] = value end
    e.action = tostring(e.action or "")
    e.document = { id = row.doc }
    if enricher.event(e) == false then return false end
    return { e.cluster, e.telling }
  end
end

-- dedup.files(paths, output, { by = columns, cluster =, all = }) -> rows read,
-- rows kept; raises
function dedup.files(paths, output, options)
  local more, judge
  if options.cluster then
    more, judge = clusters(not options.all)
  else
    more, judge = oneaday(options.by or dedup.by)
  end
  local read, kept, header = 0, 0, nil
  outfile.write(output, function(put)
    for _, path in ipairs(paths) do
      local reader, message = rows.open(path)
      if not reader then error(message, 0) end
      local why = reader:misses(options.by or dedup.by)
      if why then error(why, 0) end
      if header and header ~= reader:header(more) then
        error(path .. ": its header is another one", 0)
      end
      if not header then
        header = reader:header(more)
        put(header)
      end
      for row in reader.next, reader do
        read = read + 1
        local values = judge(row)
        if values then
          kept = kept + 1
          put(reader:bytes(more, values))
        end
      end
    end
  end)
  return read, kept
end

return dedup
