-- A reader: one file is one article; its name without suffix is the id.  A name
-- that begins with a date (2024-07-11-summit.txt) gives the article's date.

local input = require "casus.input"

-- What people take for text: why it is none | nil
local function foreign(text)
  local start = text:sub(1, 400):match("^%s*(.-)$"):lower()
  if start:find "^%%pdf%-" then
    return "PDF, not text; pdftotext makes it so"
  end
  if start:find "^<!doctype html" or start:find "^<html" then
    return "HTML, not text; html2text makes it so"
  end
  if start:find "^bzh%d" or start:find "^\xfd7zxz" or start:find "^pk\3\4" then
    return "packed by bzip2, xz or zip; only gzip and zstd are unpacked"
  end
end

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
      why = foreign(text)
      if why then return { reject = why } end
      local id = path == "-" and "stdin" or (input.stem(path))
      return { id = id, text = text,
        date = id:match "^%d%d%d%d%-%d%d%-%d%d" or "" }
    end
  end,
}
