-- A writer: the 40 columns of POLECAT with their header, in PLOVER's words.

local layout = require "casus.layout"

local header = { "Event ID", "Event Date", "Event Type", "Event Mode",
  "Intensity", "Quad Code", "Contexts", "Actor Name", "Actor Country",
  "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title",
  "Actor Name Raw", "Wikipedia Actor ID", "Recipient Name",
  "Recipient Country", "Recipient COW", "Primary Recipient Sector",
  "Recipient Sectors", "Recipient Title", "Recipient Name Raw",
  "Wikipedia Recipient ID", "Placename", "City", "District", "Province",
  "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename",
  "Feature Type", "Source", "Publication Date", "Story People",
  "Story Organizations", "Story Locations", "Language", "Version" }

local quads = { "V-Coop", "M-Coop", "V-Conf", "M-Conf" }

-- MED is the media for CAMEO and medicine for PLOVER.
local sectors = { MED = "JRN", HLH = "MED" }

-- Name, Country, COW, Primary Sector, Sectors, Title, Name Raw, Wikipedia ID
local function add(row, code, text)
  local actor, list = layout.actor(code), {}
  for i, role in ipairs(actor.roles) do list[i] = sectors[role] or role end
  if actor.known ~= "" then table.insert(list, 1, "IGO") end
  for _, value in ipairs { text, actor.country, "", list[1] or "",
    table.concat(list, ";"), "", text, "" } do
    row[#row + 1] = value
  end
end

return {
  kind = "writer", name = "polecat", api = 1,
  help = "as POLECAT: 40 columns, tabs, a header",

  header = function() return layout.line(header) end,

  encode = function(values, columns, event)
    local get = layout.get(values, columns, event)
    local year, month, day = layout.date(get)
    local date = year ~= "" and ("%s-%s-%s"):format(year, month, day) or ""
    local city, province, country = layout.place(get)
    local row = { event.id, date, get "plover", get "mode", get "goldstein",
      quads[get "quad"] or "", get "context" }
    add(row, get "source", get "source_text")
    add(row, get "target", get "target_text")
    for _, value in ipairs { get "place", city, "", province, country,
      get "lat", get "lon", "", get "place", get "place_kind",
      event.document.source or "", get "date", "", "", "", "en",
      "casus " .. require "casus".version } do
      row[#row + 1] = value
    end
    return layout.line(row)
  end,
}
