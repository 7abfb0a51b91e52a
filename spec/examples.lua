-- examples.lua: runs the examples of a page: Lua and C blocks become files by
-- the name in their first line, the commands of a console block must print what
-- stands below them.  A line of dots stands for any lines, dots within a line
-- for any text.

local core = require "casus.core"
local support = require "support"

local examples = {}

local program = os.getenv "CASUS" or core.home .. "/build/casus"
if program:sub(1, 1) ~= "/" then program = core.home .. "/" .. program end

-- The commands of a console block, each with the lines that must come out.
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

-- examples.read(text, folder) -> list of { line, wanted = pattern }; files are
-- written into the folder
function examples.read(text, folder)
  local list = {}
  for kind, block in ("\n" .. text):gmatch "\n```(%w+)\n(.-)\n```" do
    local name = block:match "^%-%- ([%w_-]+%.lua)"
      or block:match "^/%* ([%w_-]+%.c)"
    if name then support.write(folder .. "/" .. name, block .. "\n") end
    if kind == "console" then
      for _, one in ipairs(commands(block)) do
        list[#list + 1] = { line = one.line, wanted = pattern(one.wanted),
          text = table.concat(one.wanted, "\n") }
      end
    elseif not name and (kind == "lua" or kind == "c") then
      error(("a block of %s has no name in its first line: %s"):format(kind,
        block:sub(1, 40)))
    end
  end
  return list
end

-- What a command prints, run in the folder with our program in the path.
function examples.run(line, folder)
  local out = folder .. "/.out"
  os.execute(("cd '%s' && PATH='%s':$PATH CASUS_HOME='%s'; export PATH "
    .. "CASUS_HOME; { %s\n} >'%s' 2>&1"):format(folder,
    program:gsub("/casus$", ""), core.home, line, out))
  return (support.read(out):gsub("\r", ""))
end

return examples
