-- A writer: the 58 columns of GDELT 1.0 events, which have no header.

return {
  kind = "writer", name = "gdelt1", api = 1,
  help = "as GDELT 1.0: 58 columns, tabs, no header",
  encode = require "casus.gdelt".encode(false),
}
