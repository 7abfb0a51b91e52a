-- A reader: one file is one article; its name without suffix is the id.  A name
-- that begins with a date (2024-07-11-summit.txt) gives the article's date.

local input = require "casus.input"

return {
  kind = "reader", name = "text", api = 1,
  suffixes = { "txt", "text" },
  help = "one file, one article; the first line may be a headline",

  -- open(path) -> iterator over articles | nil, message
  open = function(path)
    local handle, message = input.open(path)
    if not handle then return nil, message end
    local done = false
    return function()
      if done then return nil end
      done = true
      local text, why = input.all(handle)
      if not text then return { reject = why } end
      if text == "" then return { reject = "the file is empty" } end
      local id = path == "-" and "stdin" or (input.stem(path))
      return { id = id, text = text,
        date = id:match "^%d%d%d%d%-%d%d%-%d%d" or "" }
    end
  end,
}
