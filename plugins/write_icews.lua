-- A writer: the 20 columns of ICEWS with their header.  Sentence numbers count
-- from 1, as there.

local layout = require "casus.layout"

local header = { "Event ID", "Event Date", "Source Name", "Source Sectors",
  "Source Country", "Event Text", "CAMEO Code", "Intensity", "Target Name",
  "Target Sectors", "Target Country", "Story ID", "Sentence Number",
  "Publisher", "City", "District", "Province", "Country", "Latitude",
  "Longitude" }

local function sectors(actor)
  local names = {}
  for i, role in ipairs(actor.roles) do names[i] = layout.groupname(role) end
  return table.concat(names, ",")
end

return {
  kind = "writer", name = "icews", api = 1,
  help = "as ICEWS: 20 columns, tabs, a header",

  header = function() return layout.line(header) end,

  encode = function(values, columns, event)
    local get = layout.get(values, columns, event)
    local year, month, day = layout.date(get)
    local date = year ~= "" and ("%s-%s-%s"):format(year, month, day) or ""
    local source = layout.actor(get "source")
    local target = layout.actor(get "target")
    local city, province, country = layout.place(get)
    return layout.line { layout.number(event.id), date, get "source_text",
      sectors(source), source.countryname, layout.eventname(get "action"),
      get "action", get "goldstein", get "target_text", sectors(target),
      target.countryname, event.document.id, event.sentence.number + 1,
      event.document.source or "", city, "", province,
      layout.countryname(country), get "lat", get "lon" }
  end,
}
