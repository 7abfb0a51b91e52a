-- bench.lua: how fast this machine codes: the sample articles many times over,
-- in one process and in all.  Prints the run reports of `casus code`.

local lfs = require "lfs"
local json = require "cjson"

local program = os.getenv "CASUS" or "build/casus"
local copies = tonumber(arg[1]) or 200

local function articles(folder)
  local list = {}
  for name in lfs.dir(folder) do
    if name:match "%.txt$" then
      local file = assert(io.open(folder .. "/" .. name, "rb"))
      list[#list + 1] = { id = name, text = file:read "a" }
      file:close()
    end
  end
  return list
end

local path = os.tmpname()
local file = assert(io.open(path, "wb"))
for copy = 1, copies do
  for _, article in ipairs(articles "data/articles") do
    file:write(json.encode {
      id = ("%s-%d"):format(article.id, copy), text = article.text,
    }, "\n")
  end
end
file:close()

for _, jobs in ipairs { "-j 1", "" } do
  local command = ("'%s' code --from jsonl '%s' %s -o /dev/null"):format(
    program, path, jobs)
  io.write("casus code ", jobs, "\n")
  io.flush()
  if not os.execute(command) then os.exit(1) end
end
os.remove(path)
