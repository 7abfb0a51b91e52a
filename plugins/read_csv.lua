-- A reader: CSV (RFC 4180, or with ; or tabs), one article a row; the header
-- names the columns.

return {
  kind = "reader", name = "csv", api = 1,
  suffixes = { "csv" },
  help = "one article a row: columns id, date, source, text, or see --map",
  open = require "casus.table_reader".open ",",
}
