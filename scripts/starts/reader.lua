-- read_NAME.lua: a reader: one line of a .NAME file is one article.
-- casus code --from NAME FILE

-- One article: its fields are those of the document; id and text are needed.
local function article(line, number)
  return { id = ("NAME-%d"):format(number), date = "", source = "",
    text = line }
end

return {
  kind = "reader", name = "NAME", api = 1, version = "0.1",
  suffixes = { "NAME" },
  help = "one line, one article",

  -- open(path) -> iterator over articles | nil, message
  -- An article that cannot be read: { reject = why, line = what it was }.
  open = function(path)
    local input = require "casus.input" -- "-" and compressed files, too
    local handle, message = input.open(path)
    if not handle then return nil, message end
    local number = 0
    return function()
      local line = handle:read "l"
      if not line then
        if path ~= "-" then handle:close() end
        return nil
      end
      number = number + 1
      if not line:find "%S" then
        return { reject = "an empty line", line = line }
      end
      return article(line, number)
    end
  end,
}
