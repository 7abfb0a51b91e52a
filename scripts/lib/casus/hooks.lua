-- hooks.lua: what the answers of hooks mean: nil keeps, false drops, a record
-- replaces, a list splices.

local hooks = {}

-- The joints, in the order of the data.
hooks.joints = { "document", "sentence", "mention", "frame", "event", "row" }

local function wrong(value)
  error(("a hook answers nil, false, a record or a list, not a %s"):format(
    type(value)), 0)
end

-- Documents may be replaced by tables with a text, sentences by their new text;
-- all other records are tables.
local function isrecord(record, value)
  return type(value) == "table" or type(value) == type(record)
    or (type(record) == "userdata" and type(value) == "string")
end

-- hooks.list(record, answer) -> the records that stand where the record stood
function hooks.list(record, answer)
  if answer == nil or answer == record then return { record } end
  if answer == false then return {} end
  if not isrecord(record, answer) then wrong(answer) end
  if type(answer) ~= "table" then return { answer } end
  if answer[1] == nil and next(answer) ~= nil then return { answer } end
  for _, one in ipairs(answer) do
    if not isrecord(record, one) then wrong(one) end
  end
  return answer
end

-- One hook after another: each sees what the one before made of the record.
function hooks.chain(first, second)
  if not first then return second end
  if not second then return first end
  return function(record, ...)
    local answer = first(record, ...)
    if answer == nil or answer == record then return second(record, ...) end
    local results = {}
    for _, one in ipairs(hooks.list(record, answer)) do
      local list = { one }
      if type(one) == type(record) then
        list = hooks.list(one, second(one, ...))
      end
      table.move(list, 1, #list, #results + 1, results)
    end
    return results
  end
end

return hooks
