-- A writer: as csv, with tabs between the fields.

local core = require "casus.core"

local function encode(values, columns)
  return core.csv_row(values, #columns, "\t")
end

return {
  kind = "writer", name = "tsv", api = 1,
  suffixes = { "tsv", "tab" },
  help = "as csv, with tabs between the fields",
  delimiter = "\t", -- rows may be made by the core, as encode makes them
  header = function(columns) return encode(columns, columns) end,
  encode = encode, reject = encode,
}
