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

-- Hooks: the default script, one without hooks and one with an event hook, in
-- turns and by processor time, since other work may go on here.
local casus = require "casus"
local words = assert(casus.dictionary())
local scripts = {
  { "cameo", casus.load "cameo" },
  { "no hooks", casus.script {} },
  { "event hook", casus.script { event = function(e)
    if e.root == "01" then e.note = e.source end
  end } },
}
for _, one in ipairs(scripts) do
  one.coder = casus.coder { script = one[2], dictionary = words }
  one.best = math.huge
end
local sentences
for _ = 1, math.max(5, copies // 10) do
  for _, one in ipairs(scripts) do
    local list = {}
    for i, article in ipairs(articles "data/articles") do
      list[i] = casus.document(article.text, { id = article.id })
    end
    collectgarbage()
    local start = os.clock()
    sentences = 0
    for _, document in ipairs(list) do
      one.coder:events(document)
      sentences = sentences + #document
    end
    one.best = math.min(one.best, os.clock() - start)
  end
end
for _, one in ipairs(scripts) do
  print(("hooks: %-10s %6.0f sentences/s, %+.1f%%"):format(one[1],
    sentences / one.best, 100 * scripts[1].best / one.best - 100))
end
os.remove(path)
