-- file.lua: paths, folders and whole files.

local lfs = require "lfs"

local file = {}

-- "No such file or directory" without the path that io.open puts before it
function file.reason(path, message)
  message = tostring(message)
  if message:sub(1, #path + 2) == path .. ": " then
    return message:sub(#path + 3)
  end
  return message
end

function file.read(path)
  local handle, message = io.open(path, "rb")
  if not handle then return nil, message end
  local text, why = handle:read "a"
  handle:close()
  if not text then return nil, ("%s: %s"):format(path, why) end
  return text
end

-- The files that decide what a run gives: file.use(path, kind) notes one,
-- file.used lists { path, kind } in the order of their first use.
file.used = {}
local noted = {}
function file.use(path, kind)
  if not noted[path] then
    noted[path] = true
    file.used[#file.used + 1] = { path = path, kind = kind }
  end
  return path
end

-- The function that a Lua file is; raises with the file's name.  No bytecode.
function file.load(path)
  local chunk, message = loadfile(path, "t")
  if chunk then return chunk end
  if not message:find(path, 1, true) then
    message = ("%s: %s"):format(path, message)
  end
  error(message, 0)
end

-- Can a file be written there?  true | nil, message; for hours of work to know.
function file.writable(path)
  local new = lfs.attributes(path, "mode") == nil
  local handle, message = io.open(path, "ab")
  if not handle then return nil, message end
  handle:close()
  if new then os.remove(path) end
  return true
end

function file.exists(path) return lfs.attributes(path, "mode") ~= nil end
function file.is_folder(path)
  return lfs.attributes(path, "mode") == "directory"
end

function file.join(folder, name)
  if name:sub(1, 1) == "/" or folder == "" or folder == "." then return name end
  return (folder:gsub("/+$", "")) .. "/" .. name
end

-- "a/b.txt" -> "a", "b.txt"
function file.split(path)
  local folder, name = path:match "^(.*)/([^/]*)$"
  if folder then return folder, name end
  return ".", path
end

-- "a/b.txt" -> "b", "txt"; "b" -> "b", ""
function file.stem(path)
  local _, name = file.split(path)
  local stem, suffix = name:match "^(.+)%.([^.]+)$"
  return stem or name, suffix or ""
end

-- The names in a folder, sorted, without hidden ones: names | nil, message.
function file.list(folder)
  local ok, iterator, state = pcall(lfs.dir, folder)
  if not ok then
    return nil, (tostring(iterator):gsub("^cannot open ", ""))
  end
  local names = {}
  for name in iterator, state do
    if name:sub(1, 1) ~= "." then names[#names + 1] = name end
  end
  table.sort(names)
  return names
end

-- Why a path is no file to be read, or nil: to open a named pipe would wait for
-- a writer without end.
local function unfit(path, mode)
  if mode == "file" then return nil end
  if mode then return ("a %s, not a file"):format(mode) end
  local _, message = lfs.attributes(path)
  return (tostring(message):gsub("^cannot obtain information from file '.*': ",
    ""))
end

local function each(path, visit, seen)
  local real = lfs.attributes(path) or {}
  if real.mode ~= "directory" then
    return visit(path, unfit(path, real.mode))
  end
  local key = real.dev .. ":" .. real.ino -- links may make circles
  if seen[key] then return end
  seen[key] = true
  local names, message = file.list(path)
  if not names then return visit(path, file.reason(path, message), true) end
  for _, name in ipairs(names) do each(file.join(path, name), visit, seen) end
end

-- visit(path) for all files in a folder and below, in a stable order, each
-- folder once; visit(path, why) for what is no file, and visit(path, why, true)
-- for a folder that cannot be read.
function file.each(folder, visit) each(folder, visit, {}) end

-- The bytes of a plain file, or nil.
function file.size(path)
  local found = lfs.attributes(path)
  return found and found.mode == "file" and found.size or nil
end

-- All files in a folder and below, in a stable order.
function file.walk(folder)
  local found = {}
  file.each(folder, function(path, why)
    if not why then found[#found + 1] = path end
  end)
  return found
end

return file
