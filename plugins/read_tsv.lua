-- A reader: as csv, with tabs between the fields.

return {
  kind = "reader", name = "tsv", api = 1,
  suffixes = { "tsv", "tab" },
  help = "as csv, with tabs between the fields",
  open = require "casus.table_reader".open "\t",
}
