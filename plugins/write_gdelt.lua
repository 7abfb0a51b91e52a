-- A writer: the 61 columns of GDELT 2.0 events, which have no header.

return {
  kind = "writer", name = "gdelt", api = 1,
  help = "as GDELT 2.0: 61 columns, tabs, no header",
  encode = require "casus.gdelt".encode(true),
}
