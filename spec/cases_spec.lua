-- The tables of spec/cases: a name, a text of 3 March 2022 and the rows it gives,
-- as "SRC 111 TGT; …".  `after` follows each text of a table.

local casus = require "casus"
local lfs = require "lfs"

local function rows(coder, text)
  local document = assert(casus.document(text,
    { id = "x", date = "2022-03-03" }))
  local list = {}
  for _, e in ipairs(coder:events(document)) do
    list[#list + 1] = ("%s %s %s"):format(e.source, e.action, e.target)
  end
  return table.concat(list, "; ")
end

local files = {}
for name in lfs.dir "spec/cases" do
  if name:find "%.lua$" then files[#files + 1] = name end
end
table.sort(files)

for _, name in ipairs(files) do
  local cases = dofile("spec/cases/" .. name)
  describe(cases.kind, function()
    local coder = casus.coder()
    for _, case in ipairs(cases) do
      it(("gives its rows: %s"):format(case[1]), function()
        assert.are.equal(case[3], rows(coder, case[2] .. (cases.after or "")))
      end)
    end
  end)
end
