-- A reader: the records of TABARI and KEDS: a line "YYMMDD id", then the text
-- up to an empty line.  /* Comments */ are left out.

local input = require "casus.input"

-- 950103 -> 1995-01-03; years 00 to 30 are of this century.
local function date(digits)
  if #digits == 8 then
    return (digits:gsub("^(....)(..)(..)$", "%1-%2-%3"))
  end
  local year, month, day = digits:match "^(..)(..)(..)$"
  local century = tonumber(year) <= 30 and "20" or "19"
  return ("%s%s-%s-%s"):format(century, year, month, day)
end

local function article(lines, place)
  local digits, id = lines[1]:match "^%s*(%d+)%s+(%S+)"
  if not digits or #digits ~= 6 and #digits ~= 8 then
    return { place = place, text = lines[1],
      reject = "a record begins with YYMMDD and an id" }
  end
  local text = table.concat(lines, " ", 2):gsub("/%*.-%*/", " ")
  return { id = id, date = date(digits), source = "", text = text,
    place = place }
end

return {
  kind = "reader", name = "tabari", api = 1,
  suffixes = { "tabari" },
  help = "records of TABARI: YYMMDD id, the text, an empty line",

  open = function(path)
    local handle, message = input.open(path)
    if not handle then return nil, message end
    local number, seen = 0, false
    return function()
      local lines, first, size = {}, nil, 0
      while true do
        local line = handle:read("l", input.limit)
        if line == nil then break end
        number = number + 1
        size = size + (line and #line or input.limit + 1)
        local blank = line and not line:find "%S"
        if blank and first then break end
        if not blank then
          first = first or number
          if size <= input.limit then
            lines[#lines + 1] = line:gsub("\r$", "")
          end
        end
      end
      if not first then
        if seen then return nil end
        seen = true
        return { reject = "the file is empty" }
      end
      seen = true
      local place = ("%s:%d"):format(path, first)
      if size > input.limit then
        return { place = place, reject = input.toolarge(size) }
      end
      return article(lines, place)
    end
  end,
}
