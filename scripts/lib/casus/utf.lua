-- utf.lua: text that is UTF-8, whatever came.

local utf = {}

-- Bytes that are not UTF-8 become U+FFFD.
function utf.clean(text)
  local length, bad = utf8.len(text)
  if length then return text end
  local parts, at = {}, 1
  while not length do
    parts[#parts + 1] = text:sub(at, bad - 1)
    at = bad + 1
    length, bad = utf8.len(text, at)
  end
  parts[#parts + 1] = text:sub(at)
  return table.concat(parts, "\u{FFFD}")
end

return utf
