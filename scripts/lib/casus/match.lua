-- match.lua: Lua's patterns, matched in Lua.  For the sandbox: a pattern that
-- could take for ever in C is counted here step by step.

local match = {}

local byte, sub = string.byte, string.sub

local classes = {
  a = "%a", c = "%c", d = "%d", g = "%g", l = "%l", p = "%p", s = "%s",
  u = "%u", w = "%w", x = "%x",
}
-- Which bytes are in a class, found once: sets[letter][byte].
local sets = {}
for letter, class in pairs(classes) do
  local yes, no = {}, {}
  for code = 0, 255 do
    yes[code] = string.find(string.char(code), class) ~= nil
    no[code] = not yes[code]
  end
  sets[byte(letter)], sets[byte(letter:upper())] = yes, no
end

local ESCAPE, DOT, OPEN, CLOSE, HAT, DASH, STAR, PLUS, MAYBE, LEFT, RIGHT,
  DOLLAR = byte("%.[]^-*+?()$", 1, -1)
local BALANCE, FRONTIER = byte("bf", 1, -1)

-- Where the single-character class at p ends.
local function classend(pattern, p)
  local c = byte(pattern, p)
  p = p + 1
  if c == ESCAPE then
    if p > #pattern then
      error("malformed pattern (ends with '%')", 0)
    end
    return p + 1
  elseif c ~= OPEN then
    return p
  end
  if byte(pattern, p) == HAT then p = p + 1 end
  repeat
    if p > #pattern then error("malformed pattern (missing ']')", 0) end
    local inner = byte(pattern, p)
    p = p + (inner == ESCAPE and 2 or 1)
  until byte(pattern, p) == CLOSE
  return p + 1
end

local function inset(pattern, p, last, c)
  local yes = true
  p = p + 1
  if byte(pattern, p) == HAT then yes, p = false, p + 1 end
  while p < last do
    local one = byte(pattern, p)
    if one == ESCAPE then
      local letter = byte(pattern, p + 1)
      local set = sets[letter]
      if set and set[c] or not set and letter == c then return yes end
      p = p + 2
    elseif byte(pattern, p + 1) == DASH and p + 2 < last then
      if one <= c and c <= byte(pattern, p + 2) then return yes end
      p = p + 3
    else
      if one == c then return yes end
      p = p + 1
    end
  end
  return not yes
end

-- Does byte c (nil: the end) match the class at [p, stop)?
local function single(pattern, p, stop, c)
  if not c then return false end
  local one = byte(pattern, p)
  if one == DOT then return true end
  if one == OPEN then return inset(pattern, p, stop - 1, c) end
  if one ~= ESCAPE then return one == c end
  local letter = byte(pattern, p + 1)
  local set = sets[letter]
  if set then return set[c] end
  return letter == c
end

local run -- (m, s, p) -> end of the match | nil

local function balance(m, s, p)
  local open, close = byte(m.pattern, p, p + 1)
  if not close then error("missing arguments to '%b'", 0) end
  if byte(m.text, s) ~= open then return nil end
  local depth = 1
  for at = s + 1, #m.text do
    local c = byte(m.text, at)
    if c == close then
      depth = depth - 1
      if depth == 0 then return at + 1 end
    elseif c == open then
      depth = depth + 1
    end
  end
end

local function back(m, s, letter)
  local one = m[letter - 48]
  if not one or one.length == -1 then error("invalid capture index", 0) end
  local text = sub(m.text, one.first, one.first + one.length - 1)
  if sub(m.text, s, s + #text - 1) == text then return s + #text end
end

local function longest(m, s, p, stop)
  local n = 0
  while single(m.pattern, p, stop, byte(m.text, s + n)) do n = n + 1 end
  while n >= 0 do
    local result = run(m, s + n, stop + 1)
    if result then return result end
    n = n - 1
  end
end

local function shortest(m, s, p, stop)
  while true do
    local result = run(m, s, stop + 1)
    if result then return result end
    if not single(m.pattern, p, stop, byte(m.text, s)) then return nil end
    s = s + 1
  end
end

local function capture(m, s, p)
  local position = byte(m.pattern, p + 1) == RIGHT
  m[#m + 1] = { first = s, length = position and -2 or -1 }
  local result = run(m, s, p + (position and 2 or 1))
  if not result then m[#m] = nil end
  return result
end

local function close(m, s, p)
  for i = #m, 1, -1 do
    if m[i].length == -1 then
      m[i].length = s - m[i].first
      local result = run(m, s, p + 1)
      if not result then m[i].length = -1 end
      return result
    end
  end
  error("invalid pattern capture", 0)
end

local function frontier(m, s, p)
  if byte(m.pattern, p) ~= OPEN then
    error("missing '[' after '%f' in pattern", 0)
  end
  local stop = classend(m.pattern, p)
  if not inset(m.pattern, p, stop - 1, byte(m.text, s - 1) or 0)
    and inset(m.pattern, p, stop - 1, byte(m.text, s) or 0) then
    return run(m, s, stop)
  end
end

local function plain(m, s, p)
  local pattern = m.pattern
  local stop = classend(pattern, p)
  local after = byte(pattern, stop)
  local fits = single(pattern, p, stop, byte(m.text, s))
  if after == MAYBE then
    return fits and run(m, s + 1, stop + 1) or run(m, s, stop + 1)
  elseif after == STAR then
    return longest(m, s, p, stop)
  elseif after == PLUS then
    return fits and longest(m, s + 1, p, stop) or nil
  elseif after == DASH then
    return shortest(m, s, p, stop)
  end
  if not fits then return nil end
  return run(m, s + 1, stop)
end

function run(m, s, p)
  local pattern = m.pattern
  if p > #pattern then return s end
  local c = byte(pattern, p)
  if c == LEFT then return capture(m, s, p) end
  if c == RIGHT then return close(m, s, p) end
  if c == DOLLAR and p == #pattern then
    return s == #m.text + 1 and s or nil
  end
  if c == ESCAPE then
    local letter = byte(pattern, p + 1)
    if letter == BALANCE then
      local result = balance(m, s, p + 2)
      return result and run(m, result, p + 4)
    elseif letter == FRONTIER then
      return frontier(m, s, p + 2)
    elseif letter and letter >= 49 and letter <= 57 then
      local result = back(m, s, letter)
      return result and run(m, result, p + 2)
    end
  end
  return plain(m, s, p)
end

local function captures(m, first, last, whole)
  local list = {}
  for i, one in ipairs(m) do
    if one.length == -1 then error("unfinished capture", 0) end
    list[i] = one.length == -2 and one.first
      or sub(m.text, one.first, one.first + one.length - 1)
  end
  if #list == 0 and whole then list[1] = sub(m.text, first, last) end
  return list
end

-- Its first match from `from` on: first, last, matcher | nil
local function search(text, pattern, from)
  local anchored = byte(pattern, 1) == HAT
  for s = from, #text + 1 do
    local m = { text = text, pattern = pattern }
    local stop = run(m, s, anchored and 2 or 1)
    if stop then return s, stop - 1, m end
    if anchored then return nil end
  end
end

local function start(text, init)
  init = init or 1
  if init < 0 then init = math.max(1, #text + init + 1) end
  return math.max(1, init)
end

function match.find(text, pattern, init)
  local first, last, m = search(text, pattern, start(text, init))
  if not first then return nil end
  return first, last, table.unpack(captures(m, first, last, false))
end

function match.match(text, pattern, init)
  local first, last, m = search(text, pattern, start(text, init))
  if not first then return nil end
  return table.unpack(captures(m, first, last, true))
end

-- Like lstrlib: a match never ends where the last one did.
local function each(text, pattern, from)
  local at, before = from, nil
  return function()
    while at <= #text + 1 do
      local first, last, m = search(text, pattern, at)
      if not first then return nil end
      if last ~= before then
        at, before = last + 1, last
        return first, last, m
      end
      at = first + 1
    end
  end
end

function match.gmatch(text, pattern, init)
  local next_ = each(text, pattern, start(text, init))
  return function()
    local first, last, m = next_()
    if first then
      return table.unpack(captures(m, first, last, true))
    end
  end
end

local function expand(template, list, whole)
  return (template:gsub("%%(.?)", function(c)
    if c == "0" then return whole end
    if c == "%" then return "%" end
    local value = list[tonumber(c) or -1]
    if value == nil then
      error("invalid use of '%' in replacement string", 0)
    end
    return tostring(value)
  end))
end

local function replacement(with, list, whole)
  local kind = type(with)
  local value
  if kind == "function" then
    value = with(table.unpack(list))
  elseif kind == "table" then
    value = with[list[1]]
  else
    value = expand(tostring(with), list, whole)
  end
  if value == nil or value == false then return whole end
  if type(value) ~= "string" and type(value) ~= "number" then
    error(("invalid replacement value (a %s)"):format(type(value)), 0)
  end
  return tostring(value)
end

function match.gsub(text, pattern, with, most)
  local parts, done, n = {}, 1, 0
  local anchored = byte(pattern, 1) == HAT
  for first, last, m in each(text, pattern, 1) do
    if most and n >= most then break end
    n = n + 1
    parts[#parts + 1] = sub(text, done, first - 1)
    parts[#parts + 1] = replacement(with, captures(m, first, last, true),
      sub(text, first, last))
    done = last + 1
    if anchored then break end
  end
  parts[#parts + 1] = sub(text, done)
  return table.concat(parts), n
end

return match
