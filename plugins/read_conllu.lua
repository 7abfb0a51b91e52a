-- A reader: CoNLL-U, a tree made elsewhere.  `# newdoc id = …` begins an
-- article; a file without it is one article.

local input = require "casus.input"

return {
  kind = "reader", name = "conllu", api = 1,
  suffixes = { "conllu" },
  help = "tokens, tags and trees made elsewhere; # newdoc begins an article",

  open = function(path)
    local handle, message = input.open(path)
    if not handle then return nil, message end
    local number, pending, done = 0, nil, false
    local id = path == "-" and "stdin" or (input.stem(path))

    -- One article's lines, up to the next # newdoc.
    local function block()
      local lines, first, own = {}, number + 1, nil
      if pending then
        lines[1], first, pending = pending, number, nil
        own = lines[1]:match "^# newdoc id = (.-)%s*$"
      end
      while true do
        local line = handle:read "L"
        if not line then
          done = true
          break
        end
        number = number + 1
        if line:find "^# newdoc" then
          if #lines > 0 then
            pending = line
            break
          end
          own = line:match "^# newdoc id = (.-)%s*$"
        end
        lines[#lines + 1] = line
      end
      return table.concat(lines), first, own
    end

    return function()
      if done then return nil end
      local text, first, own = block()
      if not text:find "%S" then
        return { reject = "the file is empty" }
      end
      return { id = own or id, conllu = text, line = first,
        date = text:match "\n# date = ([^\n]*)" or "" }
    end
  end,
}
