-- A writer: the 26 columns of Phoenix, which have no header.

local layout = require "casus.layout"

-- Phoenix counts statements (01, 02) as neutral and 16 as verbal.
local quads = { ["01"] = 0, ["02"] = 0, ["03"] = 1, ["04"] = 1, ["05"] = 1,
  ["06"] = 2, ["07"] = 2, ["08"] = 2, ["09"] = 3, ["10"] = 3, ["11"] = 3,
  ["12"] = 3, ["13"] = 3, ["14"] = 4, ["15"] = 4, ["16"] = 3, ["17"] = 4,
  ["18"] = 4, ["19"] = 4, ["20"] = 4 }

local function actor(code)
  local parts = {}
  for part in tostring(code):gmatch "..?.?" do parts[#parts + 1] = part end
  return code, parts[1] or "", parts[2] or "",
    table.concat(parts, ";", math.min(3, #parts + 1))
end

return {
  kind = "writer", name = "phoenix", api = 1,
  help = "as Phoenix: 26 columns, tabs, no header",

  encode = function(values, columns, event)
    local get = layout.get(values, columns, event)
    local year, month, day = layout.date(get)
    local root = tostring(get "action"):sub(1, 2)
    local city, province, country = layout.place(get)
    local s, se, sr, sa = actor(get "source")
    local t, te, tr, ta = actor(get "target")
    local id = ("%d_casus%s"):format(layout.number(event.id),
      require "casus".version)
    return layout.line { id,
      year .. month .. day, year, month, day, s, se, sr, sa, t, te, tr, ta,
      get "action", root, quads[root], get "goldstein", get "issues",
      get "lat", get "lon", city, province, layout.countryname(country),
      ("%s_%d"):format(event.document.id, event.sentence.number),
      event.document.url or "", event.document.source or "" }
  end,
}
