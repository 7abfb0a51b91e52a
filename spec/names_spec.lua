-- Every name of the dictionaries is found in running text only if it has the
-- same tokens there.

local lfs = require "lfs"
local casus = require "casus"
local core = require "casus.core"

local folder = casus.home .. "/data/actors"

-- "Ma." is María's abbreviation here, but most often the end of "Jack Ma."
local known = { ["Ma. Theresa Lazaro"] = true, ["Ma. Teresita Daza"] = true }

-- The first field of every row of a file.
local function names(path)
  local list = {}
  for line in io.lines(path) do
    local quoted = line:match '^"(.-[^"])"[,]' or line:match '^"([^"])",'
    local name = quoted and quoted:gsub('""', '"') or line:match "^([^,]*),"
    if name and name:sub(1, 1) ~= "#" then list[#list + 1] = name end
  end
  table.remove(list, 1)
  return list
end

local function words(text)
  local sentences, list = casus.document(text):sentences(), {}
  for i, token in ipairs(sentences[1]:tokens()) do list[i] = token.form end
  return table.concat(list, " "), #sentences, sentences[1].dateline
end

local function mismatch(name)
  if known[name] then return end
  local phrase = core.phrase(name)
  local found, count, dateline = words(name .. " said on Monday.")
  if found ~= phrase .. " said on Monday ." or count ~= 1 or dateline ~= "" then
    return ("%s: %s"):format(name, found)
  end
end

describe("the names of", function()
  for file in lfs.dir(folder) do
    if file:match "%.csv$" then
      it(file .. " have the same tokens in a sentence", function()
        local bad = {}
        for _, name in ipairs(names(folder .. "/" .. file)) do
          bad[#bad + 1] = mismatch(name)
        end
        assert.equal("", table.concat(bad, "\n"))
      end)
    end
  end
end)
