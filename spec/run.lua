-- run.lua: runs specs with busted inside our own program, from the top folder:
-- casus run spec/run.lua [busted options] spec/…

local function has(option)
  for _, word in ipairs(arg) do
    if word:sub(1, #option) == option then return true end
  end
end

if not has("--output") and not has("-o") then
  table.insert(arg, 1, "--output=spec/output.lua")
end
table.insert(arg, 1, "--helper=spec/helper.lua")
package.path = "./scripts/lib/?.lua;./scripts/lib/?/init.lua;./spec/?.lua;"
  .. package.path

require "busted.runner" { standalone = false }
