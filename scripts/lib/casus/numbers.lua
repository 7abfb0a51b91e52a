-- numbers.lua: numbers in a sentence: "1,250", "1.5 million", "twenty-five",
-- "dozens", "tens of thousands", "a dozen", "half a million".

local numbers = {}

local small = {
  zero = 0, one = 1, two = 2, three = 3, four = 4, five = 5, six = 6,
  seven = 7, eight = 8, nine = 9, ten = 10, eleven = 11, twelve = 12,
  thirteen = 13, fourteen = 14, fifteen = 15, sixteen = 16, seventeen = 17,
  eighteen = 18, nineteen = 19, twenty = 20, thirty = 30, forty = 40,
  fifty = 50, sixty = 60, seventy = 70, eighty = 80, ninety = 90,
}
local scale = { dozen = 12, score = 20, hundred = 100, thousand = 1000,
  lakh = 100000, million = 1e6 | 0, crore = 1e7 | 0, billion = 1e9 | 0,
  trillion = 1e12 | 0, m = 1e6 | 0, bn = 1e9 | 0, k = 1000 }
-- The least that a vague word can mean.
local vague = { dozens = 24, scores = 40, tens = 20, hundreds = 200,
  thousands = 2000, millions = 2e6 | 0, billions = 2e9 | 0 }
local unit = { dozens = 12, scores = 20, tens = 10, hundreds = 100,
  thousands = 1000, millions = 1e6 | 0, billions = 1e9 | 0 }
local several = { several = 3, few = 3, couple = 2 }
local before = { ["least"] = true, ["than"] = true, over = true, some = true,
  about = true, around = true, nearly = true, almost = true, roughly = true,
  approximately = true, another = true, estimated = true, only = true,
  exactly = true }

-- numbers.value("1,250,000") -> 1250000 | nil
function numbers.value(form)
  local plain = form:lower()
  if small[plain] then return small[plain] end
  if plain:find "^%d+$" or plain:find "^%d[%d,]*,%d%d%d?$" then
    return math.tointeger(tonumber((plain:gsub(",", ""))))
  end
  if plain:find "^%d+%.%d+$" then return tonumber(plain) end
  local tens, ones = plain:match "^(%a+)-(%a+)$"
  if tens and small[tens] and small[ones] and small[tens] >= 20
    and small[ones] < 10 then
    return small[tens] + small[ones]
  end
end

local function integer(value)
  return math.tointeger(value) or math.floor(value + 0.5)
end

-- The plain number from word i on: value, next word.
local function plain(words, i)
  local value = numbers.value(words[i].lower)
  if not value then return nil end
  i = i + 1
  local ones = words[i + 1] and small[words[i + 1].lower]
  if words[i] and words[i].form == "-" and value >= 20 and value < 100
    and value % 10 == 0 and ones and ones < 10 then
    return value + ones, i + 2 -- "twenty - five"
  end
  return value, i
end

-- "two hundred and fifty thousand" from word i on, after the first value.
local function compound(words, i, value)
  local total = 0
  while words[i] do
    local lower = words[i].lower
    if scale[lower] then
      value = value * scale[lower]
      if scale[lower] >= 1000 then total, value = total + value, 0 end
      i = i + 1
    else
      local skip = lower == "and" and small[(words[i + 1] or words[i]).lower]
        and scale[words[i - 1].lower] and 1 or 0
      local more = words[i + skip] and small[words[i + skip].lower]
      if not more or not scale[words[i - 1].lower] then break end
      value, i = value + more, i + skip + 1
    end
  end
  return integer(total + value), i
end

-- "tens of thousands", "hundreds" from word i on: least value, next word.
local function plural(words, i)
  local value = vague[words[i].lower]
  if not value then return nil end
  local of, inner = words[i + 1], words[i + 2]
  if of and of.lower == "of" and inner and unit[inner.lower] then
    return value * unit[inner.lower], i + 3
  end
  return value, i + 1
end

local function article(words, i)
  local lower, next_ = words[i].lower, words[i + 1]
  if not next_ then return nil end
  if lower == "a" or lower == "an" then
    if scale[next_.lower] and next_.lower ~= "m" then
      return compound(words, i + 1, 1)
    end
  elseif lower == "half" and next_.lower:find "^an?$" and words[i + 2]
    and scale[words[i + 2].lower] then
    return scale[words[i + 2].lower] // 2, i + 3
  end
end

-- A number that starts at word i: value, next word, isvague | nil.
local function start(words, i)
  local value, stop = plural(words, i)
  if value then return value, stop, true end
  value, stop = article(words, i)
  if value then return value, stop end
  local word = words[i].lower
  if several[word] then
    value, stop = compound(words, i + 1, several[word])
    return value, stop, true
  end
  value, stop = plain(words, i)
  if value then return compound(words, stop, value) end
end

-- Where the phrase starts: "at least", "more than", "some" belong to it.
local function opening(words, i)
  local first = i
  while first > 1 and before[words[first - 1].lower] do first = first - 1 end
  if first > 1 and first < i and (words[first].lower == "least"
    or words[first].lower == "than") then
    first = first - 1 -- at, more, fewer, less
  elseif first > 2 and words[first - 1].lower == "to"
    and words[first - 2].lower == "up" then
    first = first - 2
  end
  return first
end

-- numbers.find(words) -> list of { first, last, value, vague, at, stop }
-- Word indexes: first to last with what qualifies it, at to last without.
-- "12 to 15" and "12-15" give the smaller one.
function numbers.find(words)
  local list, i = {}, 1
  while words[i] do
    local value, stop, loose = start(words, i)
    if value then
      list[#list + 1] = { first = opening(words, i), at = i, last = stop - 1,
        value = value, vague = loose or false }
      local link, upper = words[stop], words[stop + 1]
      if link and upper and (link.lower == "to" or link.form == "-"
        or link.form == "–" or link.lower == "or")
        and numbers.value(upper.lower) then
        stop = stop + 2
        list[#list].last, list[#list].vague = stop - 1, true
      end
      i = stop
    else
      i = i + 1
    end
  end
  return list
end

return numbers
