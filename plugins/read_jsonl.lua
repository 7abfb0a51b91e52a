-- A reader: JSON lines, one object an article: {"id", "date", "source", "text"}
-- and any other fields, which scripts find in the document.

local input = require "casus.input"
local json = require "casus.json"

local function text(value) return value ~= nil and tostring(value) or nil end

-- Why there is no text, with the fields that there are.
local function missing(one)
  local names = {}
  for name in pairs(one) do names[#names + 1] = tostring(name) end
  table.sort(names)
  local some = table.concat(names, ", ", 1, math.min(#names, 12))
  if #names > 12 then some = some .. ", …" end
  return ("no field \"text\"; there are: %s (--map text=FIELD names another)")
    :format(some)
end

local function article(line, place, default)
  local one, message = json.decode(line)
  if type(one) ~= "table" or #one > 0 or line:find "^%s*%[" then
    if type(one) == "table" then
      message = "a list; jq -c '.[]' makes lines of it"
    end
    return { place = place, line = line,
      reject = ("not a JSON object%s"):format(
        message and ": " .. message or "") }
  end
  input.map(one)
  for _, name in ipairs { "reject", "skipped", "done", "conllu" } do
    one[name] = nil -- words of the runner's own
  end
  if one.text == nil then
    return { place = place, line = line, reject = missing(one) }
  end
  one.id = text(one.id) or default
  one.date, one.source = text(one.date) or "", text(one.source) or ""
  one.text, one.place = text(one.text), place
  return one
end

-- A line may be longer than its text: escapes, other fields.
local function most() return 6 * input.limit + 65536 end

return {
  kind = "reader", name = "jsonl", api = 1,
  suffixes = { "jsonl", "ndjson" },
  help = "one JSON object a line: id, date, source, text and other fields",

  open = function(path)
    local handle, message = input.open(path)
    if not handle then return nil, message end
    local number, stem, seen = 0, path == "-" and "stdin"
      or input.stem(path)
    return function()
      local skips = input.skips()
      while true do
        local line = handle:read("L", most())
        if line == nil then
          if seen then return nil end
          seen = true
          return { reject = "the file is empty" }
        end
        number = number + 1
        if not line then
          seen = true
          return { place = ("%s:%d"):format(path, number),
            reject = input.toolarge(most()) }
        end
        if line:find "%S" then
          seen = true
          if skips then return { skipped = true } end
          return article(line, ("%s:%d"):format(path, number),
            ("%s-%d"):format(stem, number))
        end
      end
    end
  end,
}
