-- support.lua: running the program as a user does, and short ways to say it.

local lfs = require "lfs"

local support = {}

local program = os.getenv "CASUS" or "build/casus"

function support.read(path)
  local file = io.open(path, "rb")
  if not file then return nil end
  local text = file:read "a"
  file:close()
  return text
end

function support.write(path, text)
  local file = assert(io.open(path, "wb"))
  file:write(text)
  file:close()
  return path
end

local function quote(word) return "'" .. word:gsub("'", "'\\''") .. "'" end

-- A folder of its own for each spec file, removed at the end.
function support.folder()
  local path = os.tmpname()
  os.remove(path)
  assert(lfs.mkdir(path))
  return path, function() os.execute("rm -rf " .. quote(path)) end
end

-- support.casus({ "code", "a.txt" }, input, environment)
-- -> standard output, standard error, exit status
function support.casus(words, input, environment)
  local out, err, inp = os.tmpname(), os.tmpname(), os.tmpname()
  support.write(inp, input or "")
  local command = { environment or "", quote(program) }
  for _, word in ipairs(words) do command[#command + 1] = quote(word) end
  local _, _, status = os.execute(("%s <%s >%s 2>%s"):format(
    table.concat(command, " "), inp, out, err))
  local a, b = support.read(out), support.read(err)
  os.remove(out)
  os.remove(err)
  os.remove(inp)
  return a, b, status
end

function support.lines(text)
  local list = {}
  for line in text:gmatch "[^\n]+" do list[#list + 1] = line end
  return list
end

-- "RUS 111 FRA" for each event
function support.triples(events)
  local list = {}
  for i, e in ipairs(events) do
    list[i] = ("%s %s %s"):format(e.source, e.action, e.target)
  end
  return list
end

return support
