-- Every example of the README does what it says.  A line of dots stands for any
-- lines, dots within a line for any text.

local core = require "casus.core"
local support = require "support"

local text = support.read(core.home .. "/README.md") .. "\n"
  .. support.read(core.home .. "/scripts/help/batch.md")
local folder, remove = support.folder()
teardown(remove)

local program = os.getenv "CASUS" or core.home .. "/build/casus"

-- The blocks of a kind: list of texts.
local function blocks(kind)
  local list = {}
  for block in text:gmatch("\n```" .. kind .. "\n(.-)\n```\n") do
    list[#list + 1] = block
  end
  return list
end

-- A block's commands, each with the lines that must come out.
local function commands(block)
  local list = {}
  for line in (block .. "\n"):gmatch "(.-)\n" do
    if line:sub(1, 2) == "$ " then
      list[#list + 1] = { line = line:sub(3), wanted = {} }
    else
      table.insert(list[#list].wanted, line)
    end
  end
  return list
end

local function pattern(lines)
  local parts = {}
  for i, line in ipairs(lines) do
    if line == "..." then
      parts[#parts + 1] = ".-"
    else
      local open = lines[i + 1] == "..." and "" or "\n"
      parts[#parts + 1] = line:gsub("%.%.%.", "\0"):gsub("%p", "%%%0")
        :gsub("\0", "[^\n]*") .. open
    end
  end
  return "^" .. table.concat(parts) .. "$"
end

local function run(line)
  local out = folder .. "/out"
  os.execute(("cd %s && PATH=%s:$PATH CASUS_HOME=%s; export PATH CASUS_HOME; "
    .. "{ %s\n} >%s 2>&1"):format(folder, program:gsub("/casus$", ""),
    core.home, line, out))
  return support.read(out)
end

describe("the README", function()
  os.execute(("ln -s %s/data %s/data"):format(core.home, folder))
  for _, block in ipairs(blocks "lua") do
    local name = block:match "^%-%- ([%w]+%.lua)"
    if name then support.write(folder .. "/" .. name, block) end
  end

  for _, block in ipairs(blocks "console") do
    for _, command in ipairs(commands(block)) do
      it(("shows what comes out: %s"):format(command.line:sub(1, 60)),
        function()
          local out = run(command.line)
          assert.is_truthy(out:find(pattern(command.wanted)), out)
        end)
    end
  end

  it("has examples", function() assert.is_true(#blocks "console" >= 4) end)
end)
