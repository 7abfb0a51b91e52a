-- write_NAME.lua: a writer: one event, one line, columns apart by bars.
-- casus code --to NAME article.txt

local function text(value)
  if value == nil then return "" end
  return (tostring(value):gsub("[|\r\n]", " "))
end

return {
  kind = "writer", name = "NAME", api = 1, version = "0.1",
  suffixes = { "NAME" },
  help = "columns with bars between them",

  -- header(columns) -> the bytes that come first
  header = function(columns) return table.concat(columns, "|") .. "\n" end,

  -- encode(values, columns, event) -> the bytes of one row; a value may be nil
  encode = function(values, columns)
    local list = {}
    for i = 1, #columns do list[i] = text(values[i]) end
    return table.concat(list, "|") .. "\n"
  end,
}
