-- casus merge: the parts of a sharded run, one after the other.

local dedup = require "casus.dedup"
local file = require "casus.file"
local input = require "casus.input"
local outfile = require "casus.outfile"

local tables = { csv = true, tsv = true, tab = true }

-- Parts of an unfinished run are not merged.
local function check(paths)
  for _, path in ipairs(paths) do
    if not file.exists(path) then
      local why = file.exists(path .. ".part")
        and "the run is not finished: casus code --resume" or "no such file"
      error(("%s: %s"):format(path, why), 0)
    end
  end
end

-- "part-10.csv" -> "part-#.csv", { 10 }
local function numbers(path)
  local list = {}
  local name = path:gsub("%d+", function(digits)
    list[#list + 1] = tonumber(digits)
    return "#"
  end)
  return name, list
end

local function less(a, b)
  for i, n in ipairs(a.numbers) do
    if n ~= b.numbers[i] then return n < b.numbers[i] end
  end
  return a.index < b.index
end

-- The shell gives part-10 before part-2: parts whose names differ in numbers
-- alone are joined in the order of these.  Answers their common name, too.
local function inorder(paths)
  local name, list = numbers(paths[1]), {}
  for i, path in ipairs(paths) do
    local own, found = numbers(path)
    if own ~= name then return paths, nil end
    list[i] = { path = path, numbers = found, index = i }
  end
  table.sort(list, less)
  local sorted = {}
  for i, one in ipairs(list) do sorted[i] = one.path end
  return sorted, name
end

-- A part that is not named since its run did not end would be lost.
local function unfinished(paths, name)
  local folder = file.split(paths[1])
  for _, other in ipairs(file.list(folder) or {}) do
    local path = paths[1]:find "/" and folder .. "/" .. other or other
    local whole = path:match "^(.+)%.part$"
    if whole and numbers(whole) == name and not file.exists(whole) then
      error(("%s: the run is not finished: casus code --resume")
        :format(whole), 0)
    end
  end
end

-- Takes the first line off; all parts must have the same.
local function header(handle, path, first, put)
  local line = handle:read "L"
  if not line then return first end
  if not first then
    put(line)
    return line
  end
  if line ~= first then
    error(("%s: its header is another one; parts without one need --no-header")
      :format(path), 0)
  end
  return first
end

local function join(paths, headed, put)
  local first
  for _, path in ipairs(paths) do
    local handle, message = input.open(path)
    if not handle then error(message, 0) end
    if headed then first = header(handle, path, first, put) end
    local last
    while true do
      local bytes = handle:read(65536)
      if not bytes then break end
      put(bytes)
      last = bytes
    end
    if last and last:sub(-1) ~= "\n" then put "\n" end
    handle:close()
  end
end

local function rejects(paths, output)
  local list = {}
  for _, path in ipairs(paths) do
    local name = path .. ".rejects.jsonl"
    if file.exists(name) then list[#list + 1] = name end
  end
  if output and #list > 0 then
    outfile.write(output .. ".rejects.jsonl", function(put)
      join(list, false, put)
    end)
  end
end

return {
  name = "merge",
  summary = "Join the parts of a sharded run.",
  epilog = [[
The parts are joined with one header; so are their rejects.  Parts whose names
differ in a number come in its order (part-2 before part-10), others as they
are named.  The result is what one run over all would have written.
Examples:
  casus merge part-*.csv -o events.csv
  casus merge part-*.csv --one-a-day -o events.csv
  casus merge part-*.sqlite -o events.sqlite]],

  configure = function(parser)
    parser:argument("parts", "Outputs of casus code --shard."):args "+"
    parser:option("-o --output", "The file to write."):argname "FILE"
    parser:flag("--no-header", "The parts have no header.")
    parser:flag("--one-a-day", "Drop repeated events, as casus dedup does.")
  end,

  run = function(args)
    check(args.parts)
    local name
    args.parts, name = inorder(args.parts)
    if name then unfinished(args.parts, name) end
    local _, suffix = input.stem(args.parts[1])
    if suffix == "sqlite" or suffix == "sqlite3" or suffix == "db" then
      if args.one_a_day then
        error("--one-a-day is for csv, tsv and jsonl", 0)
      end
      require "casus.database".merge(args.parts, args.output)
      rejects(args.parts, args.output)
      return 0
    end
    local headed = tables[suffix] and not args.no_header
    if args.one_a_day then
      dedup.files(args.parts, args.output, {})
    else
      outfile.write(args.output, function(put)
        join(args.parts, headed, put)
      end)
    end
    rejects(args.parts, args.output)
    return 0
  end,
}
