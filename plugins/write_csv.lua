-- A writer: CSV (RFC 4180, UTF-8, a header) through libcsv.

local core = require "casus.core"

return {
  kind = "writer", name = "csv", api = 1,
  suffixes = { "csv" },
  help = "rows of the chosen columns with a header",
  delimiter = ",", -- rows may be made by the core, as encode makes them

  -- header(columns) -> the bytes that come first
  header = function(columns) return core.csv_row(columns, #columns) end,

  -- reject(values, columns) -> the bytes of a row about a refused article
  reject = function(values, columns) return core.csv_row(values, #columns) end,

  -- encode(values, columns, event) -> the bytes of one row
  encode = function(values, columns)
    return core.csv_row(values, #columns)
  end,
}
