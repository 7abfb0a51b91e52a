-- archive.lua N FILE: an archive of N articles: those of data/articles again
-- and again in shuffled order, as JSON lines; the same N gives the same file.

local casus = require "casus"
local file = require "casus.file"
local json = require "casus.json"

local n, path = tonumber(arg[1]), arg[2]

local texts = {}
for _, name in ipairs(file.walk(casus.home .. "/data/articles")) do
  if name:match "%.txt$" then texts[#texts + 1] = file.read(name) end
end

-- A generator of our own, so that every version of Lua shuffles alike.
local state = 12345
local function random(limit)
  state = (state * 1103515245 + 12345) % 2^31
  return math.tointeger(state // 65536 % limit) + 1
end

local handle = assert(io.open(path, "wb"))
for i = 1, n do
  local text = texts[random(#texts)]
  assert(handle:write(json.object { "id", ("a%d"):format(i), "date",
    ("2024-%02d-%02d"):format(i // 28 % 12 + 1, i % 28 + 1), "text", text },
    "\n"))
end
assert(handle:close())
