-- The types for editors say what there is, no more and no less.

local casus = require "casus"
local core = require "casus.core"
local file = require "casus.file"
local script = require "casus.script"

local text = assert(file.read(core.home .. "/scripts/types/casus.lua"))

-- classes[name] = { fields = { name -> optional }, methods = { name -> true } }
local classes, latest = {}, nil
for line in text:gmatch "[^\n]+" do
  local class = line:match "^%-%-%-@class (%S+)"
  local field, optional = line:match "^%-%-%-@field ([%w_]+)(%??) "
  local owner, method = line:match "^function (%w+)[.:]([%w_]+)"
  if class then
    classes[class] = { fields = {}, methods = {} }
    latest = class
  elseif field then
    classes[latest].fields[field] = optional == "?"
  elseif owner then
    local of = classes[owner == "casus" and "casus" or "casus." .. owner]
    of.methods[method] = true
  end
end

local function names(set)
  local list = {}
  for name in pairs(set) do list[#list + 1] = name end
  table.sort(list)
  return list
end

local function functions(t)
  local set = {}
  for name, value in pairs(t) do
    if type(value) == "function" and not name:find "^__" then
      set[name] = true
    end
  end
  return names(set)
end

local coder = casus.coder { uncoded = true, status = "all" }
local document = casus.document(
  "The Russian president condemned France on Monday, officials said.\n\n"
  .. "Four countries were praised. Police were not attacked by Italy.",
  { id = "t", date = "2024-07-11" })

describe("the types", function()
  it("have the functions of casus", function()
    assert.same(functions(casus), names(classes.casus.methods))
  end)

  for _, class in ipairs { "Document", "Sentence", "Token", "Pattern",
    "Dictionary" } do
    it("have the methods of " .. class, function()
      assert.same(functions(core[class]),
        names(classes["casus." .. class].methods))
    end)
  end

  it("have the methods of a coder", function()
    for name in pairs(classes["casus.Coder"].methods) do
      assert.is_function(coder[name], name)
    end
    for name in pairs(classes["casus.Coder"].fields) do
      assert.is_not_nil(coder[name], name)
    end
  end)

  for class, one in pairs { Document = document,
    Sentence = document:sentence(1), Token = document:sentence(1):token(2) } do
    it("have the fields of a " .. class, function()
      for name in pairs(classes["casus." .. class].fields) do
        assert.has_no_error(function() return one[name] end)
        if class ~= "Token" or name ~= "head" then
          assert.is_not_nil(one[name], name)
        end
      end
    end)
  end

  -- Records: no field that is not in the types, none in the types (but the
  -- optional ones) that is not in a record.
  local records = {
    Mention = coder:mentions(document), Frame = coder:frames(document),
    Event = coder:events(document),
    Match = casus.pattern "S condemn T":matches(document:sentence(1)),
    Script = {},
  }
  for class, list in pairs(records) do
    if class ~= "Script" then
      it("have the fields of a " .. class, function()
        local known = classes["casus." .. class].fields
        assert.is_true(#list > 0)
        for _, one in ipairs(list) do
          for name in pairs(one) do assert.is_not_nil(known[name], name) end
          for name, optional in pairs(known) do
            local may = optional or class == "Match"
            assert.is_truthy(may or one[name] ~= nil, name)
          end
        end
      end)
    end
  end

  it("have the fields of a script", function()
    assert.same(script.fields, names(classes["casus.Script"].fields))
  end)

  it("are told in the help", function()
    local help = assert(file.read(core.home .. "/scripts/help/records.md"))
      .. assert(file.read(core.home .. "/scripts/help/hooks.md"))
    for _, class in ipairs { "Document", "Sentence", "Token", "Mention",
      "Frame", "Event", "Script" } do
      for _, set in ipairs { classes["casus." .. class].fields,
        classes["casus." .. class].methods } do
        for name in pairs(set) do
          if name ~= "replaced" and name ~= "tokenized" and name ~= "path" then
            assert.is_truthy(help:find("%f[%w_]" .. name .. "%f[^%w_]"),
              class .. "." .. name)
          end
        end
      end
    end
  end)
end)
