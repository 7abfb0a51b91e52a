-- pretty.lua: values, sentences and codings as text for people.

local pretty = {}

local function key(k)
  if type(k) == "string" and k:find "^[%a_][%w_]*$" then return k end
  return ("[%s]"):format(type(k) == "string" and ("%q"):format(k)
    or tostring(k))
end

local function sorted(t)
  local keys = {}
  for k in pairs(t) do keys[#keys + 1] = k end
  table.sort(keys, function(a, b)
    local x, y = type(a), type(b)
    if x ~= y then return x < y end
    return (x == "number" or x == "string") and a < b
      or tostring(a) < tostring(b)
  end)
  return keys
end

local function show(value, indent, seen)
  if type(value) == "string" then
    return (("%q"):format(value):gsub("\\\n", "\\n"))
  end
  if type(value) == "userdata" then return ("<%s>"):format(tostring(value)) end
  if type(value) ~= "table" then return tostring(value) end
  if seen[value] then return "{…}" end
  if next(value) == nil then return "{}" end
  seen[value] = true
  local lines = {}
  for _, k in ipairs(sorted(value)) do
    local name = math.type(k) == "integer" and k <= #value and ""
      or key(k) .. " = "
    lines[#lines + 1] = ("%s  %s%s"):format(indent, name,
      show(value[k], indent .. "  ", seen))
  end
  seen[value] = nil
  local short = table.concat(lines, ","):gsub("%s*\n%s*", " ")
    :gsub("^ +", ""):gsub(", +", ", ")
  if utf8.len(short) and utf8.len(short) + #indent < 70 then
    return ("{ %s }"):format(short)
  end
  return ("{\n%s\n%s}"):format(table.concat(lines, ",\n"), indent)
end

-- pretty.value(v) -> Lua-like text; records on one line where they fit
function pretty.value(value) return show(value, "", {}) end

-- pretty.tree(sentence) -> lines: form, tags and relation, indented by depth
function pretty.tree(sentence)
  local lines = {}
  for i, token in ipairs(sentence:tokens()) do
    local depth = math.min(#token:ancestors(), 12)
    lines[i] = ("%3d  %-30s %-12s %-6s %s"):format(i, ("  "):rep(depth)
      .. token.form, token.lemma, token.upos, token.deprel)
  end
  return table.concat(lines, "\n")
end

function pretty.mention(m)
  return ("%-12s [%s]  %s"):format(m.code ~= "" and m.code
    or m.role and "?" .. m.role or "-", m.text, m.why)
end

local function role(one)
  if not one then return "-" end
  return ("%s [%s]"):format(one.code ~= "" and one.code or "?", one.text)
end

function pretty.frame(f)
  return ("%-6s %s  %s  %s  (%s%s)  %s"):format(f.code, role(f.source),
    f.text, role(f.target), f.status, f.used and ", taken in" or "", f.rule)
end

function pretty.event(e)
  return ("%s %s %s  (%s)  %s | %s | %s"):format(
    e.source ~= "" and e.source or "-", e.action,
    e.target ~= "" and e.target or "-", e.status, e.source_text,
    e.action_text, e.target_text)
end

function pretty.why(e)
  return ("because %s; %s; %s"):format(e.why.source ~= "" and e.why.source
    or "-", e.why.action, e.why.target ~= "" and e.why.target or "-")
end

return pretty
