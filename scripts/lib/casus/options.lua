-- options.lua: what users may set in a script with -O key=value: the keys of
-- its table `options`, whose values are the defaults and say the types.

local suggest = require "casus.suggest"

local options = {}

local booleans = { ["true"] = true, yes = true, ["1"] = true, [""] = true,
  ["false"] = false, no = false, ["0"] = false }

local convert = {
  string = function(text) return text end,
  number = tonumber,
  boolean = function(text) return booleans[text] end,
  -- a list of words: -O countries=FRA,DEU
  table = function(text)
    local list = {}
    for word in text:gmatch "[^,]+" do
      list[#list + 1] = word:match "^%s*(.-)%s*$"
    end
    return list
  end,
}

-- options.parse({ "size=10", "loud" }) -> { size = "10", loud = "" }
function options.parse(words)
  local values = {}
  for _, word in ipairs(words) do
    local key, value = word:match "^([^=]*)=(.*)$"
    values[key or word] = value or ""
  end
  return values
end

local function typed(key, default, value)
  local wanted = type(default)
  if type(value) == wanted then return value end
  local result
  if type(value) == "string" and convert[wanted] then
    result = convert[wanted](value)
  end
  if result == nil then
    error(("option '%s' is a %s, not '%s'"):format(key,
      wanted == "table" and "list" or wanted, tostring(value)), 0)
  end
  return result
end

-- options.apply(tables, values): sets the values in every table that declares
-- them; raises where none does.
function options.apply(tables, values)
  local known = {}
  for _, declared in ipairs(tables) do
    for key in pairs(declared) do known[#known + 1] = key end
  end
  table.sort(known)
  for key, value in pairs(values) do
    local found = false
    for _, declared in ipairs(tables) do
      if declared[key] ~= nil then
        declared[key] = typed(key, declared[key], value)
        found = true
      end
    end
    if not found then
      error(("the script has no option '%s'%s%s"):format(tostring(key),
        suggest(tostring(key), known), #known > 0
          and "; there are: " .. table.concat(known, ", ")
          or "; it declares none"), 0)
    end
  end
end

return options
