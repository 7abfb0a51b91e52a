-- The direction of includes in core/: a file includes files of its own layer or
-- of one to the left: base | text | language | coding | lua_* | main.

local order = { "BASE", "TEXT", "LANGUAGE", "CODING" }

local function read(path)
  local file = assert(io.open(path, "rb"))
  local text = file:read "a"
  file:close()
  return text
end

-- The Makefile's lists are the one place that says which file is in which layer.
local function layers()
  local makefile = read("Makefile"):gsub("\\\n", " ")
  local layer = {}
  for rank, name in ipairs(order) do
    local list = assert(makefile:match("\n" .. name .. "%s*=([^\n]*)"))
    for file in list:gmatch "%S+" do layer[file] = rank end
  end
  return layer
end

-- Headers without a .c file of their own, and main.
local alone = {
  point = 2, gate = 3, network = 3, tagset = 3, main = 6,
}

local function files()
  local lfs = require "lfs"
  local list = {}
  for name in lfs.dir "core" do
    if name:match "%.[ch]$" then list[#list + 1] = name end
  end
  table.sort(list)
  return list
end

describe("the includes of core/", function()
  local layer = layers()

  local function rank(file)
    local name = file:gsub("%.[ch]$", "")
    if name:match "^lua_" then return 5 end
    local first = name:match "^(%a+)_" -- kernel_loops.h is kernel.c's
    return layer[name] or alone[name] or layer[first]
  end

  for _, file in ipairs(files()) do
    it(("go to the left in %s"):format(file), function()
      local own = rank(file)
      assert.is_truthy(own, file .. " is in no layer of the Makefile")
      for name in read("core/" .. file):gmatch '#include "([^"]+)"' do
        local other = rank(name)
        assert.is_truthy(other, name .. " is in no layer of the Makefile")
        assert.is_true(other <= own, ("%s includes %s"):format(file, name))
      end
    end)

    it(("have a guard named after %s"):format(file), function()
      if not file:match "%.h$" then return end
      local guard = "CS_" .. file:gsub("%.h$", ""):upper() .. "_H"
      assert.is_truthy(read("core/" .. file):find("#ifndef " .. guard, 1, true))
    end)
  end
end)
