-- json.lua: JSON with the keys in a given order, so that the same run gives the
-- same bytes; lua-cjson reads it.

local cjson = require "cjson.safe"
local utf = require "casus.utf"

local json = {}

local escapes = {
  ['"'] = '\\"', ["\\"] = "\\\\", ["\n"] = "\\n", ["\r"] = "\\r",
  ["\t"] = "\\t", ["\b"] = "\\b", ["\f"] = "\\f",
}

local function escape(c)
  return escapes[c] or ("\\u%04x"):format(c:byte())
end

function json.string(text)
  return '"' .. utf.clean(text):gsub('[%c"\\]', escape) .. '"'
end

local function number(value)
  if value ~= value or value == math.huge or value == -math.huge then
    return "null"
  end
  if math.type(value) == "integer" then return ("%d"):format(value) end
  local short = ("%.14g"):format(value)
  return tonumber(short) == value and short or ("%.17g"):format(value)
end

local encode

local function list(value)
  local parts = {}
  for i = 1, #value do parts[i] = encode(value[i]) end
  return "[" .. table.concat(parts, ",") .. "]"
end

local function object(value)
  local keys, parts = {}, {}
  for key in pairs(value) do
    if type(key) == "string" then keys[#keys + 1] = key end
  end
  table.sort(keys)
  for i, key in ipairs(keys) do
    parts[i] = json.string(key) .. ":" .. encode(value[key])
  end
  return "{" .. table.concat(parts, ",") .. "}"
end

-- Any plain value; keys of objects are sorted.
function encode(value)
  local kind = type(value)
  if kind == "string" then return json.string(value) end
  if kind == "number" then return number(value) end
  if kind == "boolean" then return tostring(value) end
  if kind ~= "table" then return "null" end
  if #value > 0 or next(value) == nil then return list(value) end
  return object(value)
end
json.encode = encode

-- The same for human eyes: one key or element a line.
local function pretty(value, indent)
  if type(value) ~= "table" or next(value) == nil then return encode(value) end
  local inner, parts = indent .. "  ", {}
  if #value > 0 then
    for i, item in ipairs(value) do parts[i] = pretty(item, inner) end
  else
    local keys = {}
    for key in pairs(value) do keys[#keys + 1] = tostring(key) end
    table.sort(keys)
    for i, key in ipairs(keys) do
      parts[i] = json.string(key) .. ": " .. pretty(value[key], inner)
    end
  end
  local open, close = "{", "}"
  if #value > 0 then open, close = "[", "]" end
  return ("%s\n%s%s\n%s%s"):format(open, inner,
    table.concat(parts, ",\n" .. inner), indent, close)
end

function json.pretty(value) return pretty(value, "") end

-- json.object { "key", value, "key", value, … }: nil values are left out; `n`
-- counts keys and values.
function json.object(pairs_, n)
  local parts = {}
  for i = 1, n or #pairs_, 2 do
    local value = pairs_[i + 1]
    if value ~= nil then
      parts[#parts + 1] = json.string(pairs_[i]) .. ":" .. encode(value)
    end
  end
  return "{" .. table.concat(parts, ",") .. "}"
end

-- json.decode(text) -> value | nil, message
-- null is nil in objects, and whole numbers are integers.
local null = cjson.null
local function clean(value)
  for key, item in pairs(value) do
    if item == null then
      value[key] = nil
    elseif type(item) == "table" then
      clean(item)
    elseif math.type(item) == "float" then
      value[key] = math.tointeger(item) or item
    end
  end
  return value
end

function json.decode(text)
  local value, message = cjson.decode(text)
  if value == nil then return nil, message end
  if value == null then return nil, "null" end
  return type(value) == "table" and clean(value) or value
end

return json
