-- suggest.lua: "did you mean" for misspelt names.

-- Levenshtein's distance with swaps of neighbours (Damerau).
local function distance(a, b)
  local before, last = nil, {}
  for j = 0, #b do last[j] = j end
  for i = 1, #a do
    local row = { [0] = i }
    for j = 1, #b do
      local same = a:byte(i) == b:byte(j)
      row[j] = math.min(last[j] + 1, row[j - 1] + 1,
        last[j - 1] + (same and 0 or 1))
      if before and i > 1 and j > 1 and a:byte(i) == b:byte(j - 1)
        and a:byte(i - 1) == b:byte(j) then
        row[j] = math.min(row[j], before[j - 2] + 1)
      end
    end
    before, last = last, row
  end
  return last[#b]
end

-- suggest("evnt", { "event", "frame" }) -> "; did you mean 'event'?" or ""
return function(name, known)
  local best, least
  for _, candidate in ipairs(known) do
    local d = distance(name:lower(), candidate:lower())
    if not least or d < least then best, least = candidate, d end
  end
  if best and least <= math.max(1, #name // 3) then
    return ("; did you mean '%s'?"):format(best)
  end
  return ""
end
