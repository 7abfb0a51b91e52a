-- A reader: the XML of PETRARCH and PETRARCH2, with or without parses (which
-- are trees of another kind and are not used).  Each Sentence or Article is an
-- article of ours: <Sentence date="20150101" id="…" source="…"><Text>…

local input = require "casus.input"

local units = { sentence = true, article = true, story = true }

-- Callbacks that add to `found` what is complete.
local function callbacks(found)
  local article, text
  return {
    StartElement = function(_, name, attributes)
      name = name:lower()
      if units[name] then
        article = { id = attributes.id, source = attributes.source or "",
          date = attributes.date or "", text = "" }
      elseif name == "text" and article then
        text = {}
      end
    end,
    CharacterData = function(_, bytes)
      if text then text[#text + 1] = bytes end
    end,
    EndElement = function(_, name)
      name = name:lower()
      if name == "text" and text then
        local own = table.concat(text):gsub("^%s+", ""):gsub("%s+$", "")
        article.text = article.text == "" and own
          or article.text .. "\n\n" .. own
        text = nil
      elseif units[name] and article then
        found[#found + 1] = article
        article = nil
      end
    end,
  }
end

return {
  kind = "reader", name = "petrarch", api = 1,
  suffixes = { "xml" },
  help = "PETRARCH's XML: Sentence or Article elements with Text",

  open = function(path)
    local lxp = require "lxp"
    local handle, message = input.open(path)
    if not handle then return nil, message end
    local found, at, number, ended = {}, 0, 0, false
    local parser = lxp.new(callbacks(found))
    local stem = path == "-" and "stdin" or (input.stem(path))
    local waiting = 0

    local function feed()
      local bytes = handle:read(65536)
      local ok, why, line = parser:parse(bytes)
      if ok and not bytes then
        ended = true
        parser:close()
      end
      waiting = waiting + (bytes and #bytes or 0)
      if not ok then
        ended = true
        found[#found + 1] = { reject = why,
          place = ("%s:%d"):format(path, line or 0) }
      elseif waiting > 6 * input.limit + 65536 then
        ended = true
        found[#found + 1] = { reject = input.toolarge(waiting) }
      end
    end

    return function()
      at = at + 1
      while not found[at] do
        if ended then
          if number > 0 then return nil end
          number = 1
          return { reject = "no Sentence or Article element is there" }
        end
        for i = #found, 1, -1 do found[i] = nil end
        at = 1
        feed()
        if #found > 0 then waiting = 0 end
      end
      number = number + 1
      local article = found[at]
      article.id = article.id or ("%s-%d"):format(stem, number)
      return article
    end
  end,
}
