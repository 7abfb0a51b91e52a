-- latin.lua: names folded for matching: lower case, without diacritics and
-- apostrophes, a space for each hyphen.  "Île-de-France" -> "ile de france"

local base = {
  a = "àáâãäåāăąǎǟǡạảấầẩẫậắằẳẵặ", b = "ḅḇ", c = "çćĉċč",
  d = "ďđðḍḏḑ", e = "èéêëēĕėęěẹẻẽếềểễệ", g = "ĝğġģǧḡ", h = "ĥħḥḩḫẖ",
  i = "ìíîïĩīĭįıǐỉị", j = "ĵ", k = "ķǩḳḵ", l = "ĺļľŀłḷḻ", m = "ṃ",
  n = "ñńņňŋṇṉ", o = "òóôõöøōŏőơǒǫọỏốồổỗộớờởỡợ", r = "ŕŗřṛṟ",
  s = "śŝşšșṣ", t = "ţťŧțṭṯ", u = "ùúûüũūŭůűųưǔụủứừửữự", w = "ŵ",
  y = "ýÿŷỳỵỷỹ", z = "źżžẓẕ", ae = "æǣ", oe = "œ", ss = "ß", th = "þ",
}
local upper = "ÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞŒÆ"
local lower = "àáâãäåçèéêëìíîïðñòóôõöøùúûüýþœæ"

local folded = {}
for plain, letters in pairs(base) do
  for _, code in utf8.codes(letters) do
    folded[utf8.char(code)] = plain
    -- From U+0100 on a capital stands before its small letter.
    if code > 0xFF and code % 2 == 1 then
      folded[utf8.char(code - 1)] = folded[utf8.char(code - 1)] or plain
    end
    if code > 0x138 and code < 0x180 then
      folded[utf8.char(code - 1)] = folded[utf8.char(code - 1)] or plain
    end
  end
end
for i = 1, utf8.len(upper) do
  local capital = utf8.char(utf8.codepoint(upper, utf8.offset(upper, i)))
  local small = utf8.char(utf8.codepoint(lower, utf8.offset(lower, i)))
  folded[capital] = folded[small]
end
folded["Ə"], folded["ə"] = "a", "a"
for _, mark in ipairs { "’", "‘", "ʿ", "ʾ", "ʻ", "ʼ", "`" } do
  folded[mark] = ""
end
for _, dash in ipairs { "‐", "‑", "–", "—" } do folded[dash] = " " end
for code = 0x300, 0x36F do folded[utf8.char(code)] = "" end -- loose marks

local latin = {}

-- fold(name) -> key
function latin.fold(name)
  if name:find "[\x80-\xFF]" then
    name = name:gsub(utf8.charpattern, folded)
  end
  name = name:lower():gsub("'", ""):gsub("[-%s]+", " ")
  return (name:gsub("^ ", ""):gsub(" $", ""))
end

return latin
