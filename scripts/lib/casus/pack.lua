-- pack.lua: plain values as bytes, for what parent and workers tell each other.

local cjson = require "cjson.safe"

local pack = {}

local put

local puts = {
  ["nil"] = function() return "0" end,
  boolean = function(value) return value and "t" or "f" end,
  userdata = function() return "u" end, -- the null of JSON
  string = function(value) return string.pack("<c1s4", "s", value) end,
  number = function(value)
    if math.type(value) == "integer" then
      return string.pack("<c1i8", "i", value)
    end
    return string.pack("<c1d", "d", value)
  end,
  table = function(value)
    local parts = { "{" }
    for key, item in pairs(value) do
      parts[#parts + 1] = put(key)
      parts[#parts + 1] = put(item)
    end
    parts[#parts + 1] = "}"
    return table.concat(parts)
  end,
}

function put(value)
  local how = puts[type(value)]
  if not how then error("a " .. type(value) .. " is no plain value", 0) end
  return how(value)
end

local get

local gets = {
  ["0"] = function(_, at) return nil, at end,
  t = function(_, at) return true, at end,
  f = function(_, at) return false, at end,
  u = function(_, at) return cjson.null, at end,
  s = function(bytes, at) return string.unpack("<s4", bytes, at) end,
  i = function(bytes, at) return string.unpack("<i8", bytes, at) end,
  d = function(bytes, at) return string.unpack("<d", bytes, at) end,
  ["{"] = function(bytes, at)
    local result = {}
    while bytes:sub(at, at) ~= "}" do
      local key, after = get(bytes, at)
      result[key], at = get(bytes, after)
    end
    return result, at + 1
  end,
}

function get(bytes, at)
  return gets[bytes:sub(at, at)](bytes, at + 1)
end

pack.encode = put

-- pack.decode(bytes) -> value
function pack.decode(bytes) return (get(bytes, 1)) end

return pack
