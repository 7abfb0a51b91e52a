-- lint.lua: what is wrong with dictionaries: rows that contradict each other,
-- and examples that do not give the rows beside them.

local coder = require "casus.coder"
local core = require "casus.core"
local csv = require "casus.csv"

local lint = {}

local function problem(list, item, line, why)
  list[#list + 1] = { file = item.name, line = line, why = why }
end

local function squeeze(text)
  return (text:gsub("^%s+", ""):gsub("%s+$", ""):gsub("%s+", " "))
end

-- What must be said once only, by kind: key, value and what to call it.
local once = {
  actors = { function(r)
    return ("%s (%s to %s)"):format(r.name, r.from or "", r.to or "")
  end, "code", "the name %s" },
  agents = { function(r) return r.noun:lower() end, "code", "the noun %s" },
  actions = { function(r) return squeeze(r.pattern) end, "code",
    "the pattern `%s`" },
  operators = { function(r) return squeeze(r.pattern) end, "operator",
    "the pattern `%s`" },
  compose = { function(r) return r.operator .. " " .. r.inner end, "code",
    "the pair %s" },
}

-- The rows of all files: list of { item =, record = }.
local function rows(files)
  local list = {}
  for _, item in ipairs(files) do
    for record in assert(csv.records(item.path)) do
      list[#list + 1] = { item = item, record = record }
    end
  end
  return list
end
lint.rows = rows

-- Rows of the same key with other values; `wanted` tells whether a file counts.
function lint.clashes(all, wanted)
  local problems, seen = {}, {}
  for _, row in ipairs(all) do
    local item, record = row.item, row.record
    local rule = once[item.kind]
    if rule and record[rule[2]] then
      local key = rule[1](record)
      local id = item.kind .. "\0" .. key
      local value, first = record[rule[2]], seen[id]
      if not first then
        seen[id] = row
      elseif wanted(item) or wanted(first.item) then
        local other = first.record[rule[2]]
        if other ~= value then
          problem(problems, item, record.line,
            ("%s has the code %s here and %s at %s:%d"):format(
              rule[3]:format(key), value, other, first.item.name,
              first.record.line))
        elseif item.kind == "actions" or item.kind == "operators" then
          problem(problems, item, record.line,
            ("%s stands at %s:%d already"):format(rule[3]:format(key),
              first.item.name, first.record.line))
        end
      end
    end
  end
  return problems
end

-- Codes that compose.csv gives and the scheme does not have.
function lint.composed(all, dictionary)
  local problems = {}
  for _, row in ipairs(all) do
    local code = row.record.code
    if row.item.kind == "compose" and code ~= "=" and code ~= "---"
      and not dictionary:code(code) then
      problem(problems, row.item, row.record.line,
        ("the code '%s' is not in the scheme"):format(code))
    end
  end
  return problems
end

local function isrule(item)
  return item.kind == "actions" or item.kind == "operators"
end

-- "FRA 036 DEU;DEU 036 FRA" -> list of the same, squeezed
local function expected(text)
  local list = {}
  for part in text:gmatch "[^;]+" do
    local one = squeeze(part)
    if one ~= "" then list[#list + 1] = one end
  end
  return list
end

local function written(event)
  local function code(text) return text ~= "" and text or "-" end
  return ("%s %s %s"):format(code(event.source), event.action,
    code(event.target))
end

local function got(with, text)
  local document = assert(core.document(text, nil, coder.parser))
  local list, is = {}, {}
  for _, event in ipairs(with:events(document)) do
    local one = written(event)
    if not is[one] then list[#list + 1] = one end
    is[one] = true
  end
  document:close()
  return list, is
end

local function right(wanted, list, is)
  if #wanted == 1 and wanted[1] == "none" then return #list == 0 end
  for _, one in ipairs(wanted) do
    if not is[one] then return false end
  end
  return true
end

-- lint.examples(all, wanted, coders) -> results: list of { item, passed, total,
-- failures = list of { line, example, wanted, got } }
-- coders: `plain` and `uncoded`.
function lint.examples(all, wanted, coders)
  local results, of = {}, {}
  for _, row in ipairs(all) do
    local item, record = row.item, row.record
    if isrule(item) and wanted(item) then
      local result = of[item]
      if not result then
        result = { item = item, passed = 0, total = 0, failures = {} }
        of[item], results[#results + 1] = result, result
      end
      result.total = result.total + 1
      local list = expected(record.rows or "")
      local unknown = (record.rows or ""):find "%f[-]%-%f[^-]"
      local have, is = {}, {}
      if (record.example or "") ~= "" then
        have, is = got(unknown and coders.uncoded or coders.plain,
          record.example)
      end
      if #list > 0 and record.example ~= "" and right(list, have, is) then
        result.passed = result.passed + 1
      else
        result.failures[#result.failures + 1] = { line = record.line,
          pattern = record.pattern, example = record.example or "",
          wanted = table.concat(list, "; "), got = table.concat(have, "; ") }
      end
    end
  end
  return results
end

return lint
