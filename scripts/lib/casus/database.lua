-- database.lua: rows in an SQLite file: tables events, documents, actors and
-- runs.  It keeps the promises of store.lua: FILE.part until all is there, one
-- transaction a batch, and how far it is in the same transaction, so that a run
-- that was killed goes on where the last batch ended.

local file = require "casus.file"
local json = require "casus.json"
local store = require "casus.store"

local database = {}

-- A batch ends after the same articles in every run.
local batch_articles = tonumber(os.getenv "CASUS_BATCH") or 256
local batch_bytes = 512 * 1024

local integers = { sentence = true, quad = true, source_first = true,
  source_last = true, action_first = true, action_last = true,
  target_first = true, target_last = true }
local reals = { goldstein = true, lat = true, lon = true }

-- ---- SQL as text, which is what workers make ----

local function hex(text)
  return (text:gsub(".", function(c) return ("%02x"):format(c:byte()) end))
end

local function quote(value)
  local kind = type(value)
  if value == nil then return "NULL" end
  if kind == "boolean" then return value and "1" or "0" end
  if kind == "number" then
    if value ~= value or value == math.huge or value == -math.huge then
      return "NULL"
    end
    return json.encode(value)
  end
  value = tostring(value)
  if value:find("\0", 1, true) then
    return "CAST(x'" .. hex(value) .. "' AS TEXT)"
  end
  return "'" .. value:gsub("'", "''") .. "'"
end

-- One row of a table, as bytes that Database:write takes.
function database.row(values, n, tag)
  local parts = {}
  for i = 1, n do parts[i] = quote(values[i]) end
  return string.pack("<c1s4", tag, "(" .. table.concat(parts, ",") .. ")")
end

local function name(text) return '"' .. text:gsub('"', '""') .. '"' end

local function column(text)
  local kind = integers[text] and "INTEGER" or reals[text] and "REAL" or "TEXT"
  return name(text) .. " " .. kind
end

local function map(list, f)
  local result = {}
  for i, item in ipairs(list) do result[i] = f(item) end
  return table.concat(result, ", ")
end

-- ---- opening ----

local Database = {}
Database.__index = Database

local function fail(self, message)
  self.broken = true
  message = tostring(message):gsub("^LuaSQL: ", "")
  return nil, ("%s: %s"):format(self.name, message)
end

local function run(self, sql)
  local result, message = self.connection:execute(sql)
  if not result then error({ database = message }, 0) end
  return result
end

local function first(self, sql)
  local cursor = run(self, sql)
  local row = cursor:fetch({}, "a")
  cursor:close()
  return row
end

-- Runs f; what SQLite says comes back as nil, message.
local function try(self, f, ...)
  local ok, result = pcall(f, self, ...)
  if ok then return result == nil or result end
  if type(result) ~= "table" then error(result, 0) end
  return fail(self, result.database)
end

local function connect(self, path)
  self.connection = assert(self.driver:connect(path))
  run(self, "PRAGMA synchronous = NORMAL")
end

local function create(self, options)
  run(self, "BEGIN")
  run(self, ("CREATE TABLE events (%s)"):format(map(self.columns, column)))
  run(self, "CREATE TABLE documents (id TEXT, date TEXT, source TEXT, "
    .. "place TEXT, sentences INTEGER, events INTEGER)")
  run(self, "CREATE TABLE runs (casus TEXT, options TEXT, documents INTEGER, "
    .. "sentences INTEGER, events INTEGER, rows INTEGER, refused INTEGER)")
  run(self, "CREATE TABLE progress (done INTEGER, rejects INTEGER, state TEXT, "
    .. "identity TEXT)")
  run(self, ("INSERT INTO progress VALUES (0, 0, NULL, %s)"):format(
    quote(json.encode(options.identity or {}))))
  run(self, "COMMIT")
end

local function has(self, table_)
  return first(self, "SELECT name FROM sqlite_master WHERE name = '" .. table_
    .. "'") ~= nil
end

local function closeall(self)
  if self.connection then self.connection:close() end
  self.driver:close()
  self.connection = nil
  store.release(self)
end

local function anew(self, options)
  os.remove(self.paths.part)
  os.remove(self.paths.part .. "-journal")
  connect(self, self.paths.part)
  create(self, options)
  store.openrejects(self, 0)
  return self
end

local function complete(self)
  closeall(self)
  if file.exists(self.paths.part) then
    assert(os.rename(self.paths.part, self.name))
  end
  os.remove(self.paths.journal)
  return { complete = true, name = self.name }
end

-- Goes on with what is there.
local function continue(self, options)
  if not file.exists(self.paths.part) then
    if file.exists(self.name) then return complete(self) end
    return anew(self, options)
  end
  connect(self, self.paths.part)
  if not has(self, "progress") then
    if has(self, "runs") then return complete(self) end
    self.connection:close()
    return anew(self, options)
  end
  local row = first(self, "SELECT done, rejects, state, identity FROM progress")
  local why = store.refuse(self.name, json.decode(row.identity),
    options.identity or {})
  if why then error({ database = why }, 0) end
  self.done = math.tointeger(tonumber(row.done))
  self.state = row.state and json.decode(row.state)
  store.openrejects(self, math.tointeger(tonumber(row.rejects)))
  return self
end

-- The sink of a writer plugin; see store.open.
function database.open(path, columns, options)
  options = options or {}
  if not path or path == "-" or not store.plainfile(path) then
    return nil, "an SQLite database needs a file: -o FILE.sqlite"
  end
  if options.pack then return nil, "an SQLite database cannot be packed" end
  local driver = require "luasql.sqlite3"
  local self = setmetatable({ name = path, columns = columns, done = 0,
    rejectsize = 0, rows = { e = {}, d = {} }, held = 0, since = 0,
    options = options, current = options.state or function() end }, Database)
  local ended, message = store.claim(self, options)
  if ended == nil then return nil, message end
  if ended then return { complete = true, name = path } end
  self.driver = driver.sqlite3()
  local result
  result, message = try(self, options.resume and continue or anew, options)
  if not result then
    closeall(self)
    return nil, message:gsub("^(.-): %1: ", "%1: ")
  end
  return result
end

-- ---- writing ----

local tables = { e = "events", d = "documents" }

-- A statement takes so many bytes of rows; SQLite's own limit is 1 MB.
local statement_bytes = 200 * 1000

local function insert(self, tag)
  local rows, from, size = self.rows[tag], 1, 0
  local head = "INSERT INTO " .. tables[tag] .. " VALUES "
  for i = 1, #rows do
    size = size + #rows[i] + 1
    if size > statement_bytes or i == #rows then
      run(self, head .. table.concat(rows, ",", from, i))
      from, size = i + 1, 0
    end
  end
  self.rows[tag] = {}
end

local function keep(self)
  run(self, "BEGIN")
  insert(self, "e")
  insert(self, "d")
  run(self, ("UPDATE progress SET done = %d, rejects = %d, state = %s"):format(
    self.done, self.rejectsize, quote(json.encode(self.current()))))
  run(self, "COMMIT")
  self.held, self.since = 0, 0
end

local function take(self, bytes)
  local at = 1
  while at <= #bytes do
    local tag, tuple
    tag, tuple, at = string.unpack("<c1s4", bytes, at)
    local list = self.rows[tag]
    list[#list + 1] = tuple
    self.held = self.held + #tuple
  end
end

-- database:write(bytes [, reject]) -> true | nil, message
function Database:write(bytes, reject)
  take(self, bytes)
  if reject then
    local ok, message = store.addreject(self, reject)
    if not ok then return nil, message end
  end
  self.done, self.since = self.done + 1, self.since + 1
  if self.since < batch_articles and self.held < batch_bytes then
    return true
  end
  return try(self, keep)
end

-- Batches end where they end in every run, not when somebody waits.
function Database:flush() return true end -- luacheck: ignore self

local function index(self, columns)
  local is = {}
  for _, one in ipairs(self.columns) do is[one] = true end
  for _, one in ipairs(columns) do
    if not is[one] then return end
  end
  run(self, ("CREATE INDEX events_%s ON events (%s)"):format(
    table.concat(columns, "_"), map(columns, name)))
end

local function actors(self)
  local is = {}
  for _, one in ipairs(self.columns) do is[one] = true end
  local parts = {}
  for _, role in ipairs { "source", "target" } do
    if is[role] then
      parts[#parts + 1] = ("SELECT %s AS code, %s AS text, %d AS s, %d AS t "
        .. "FROM events"):format(role, is[role .. "_text"] and role .. "_text"
        or "''", role == "source" and 1 or 0, role == "target" and 1 or 0)
    end
  end
  run(self, "CREATE TABLE actors (code TEXT, text TEXT, sources INTEGER, "
    .. "targets INTEGER)")
  if #parts == 0 then return end
  run(self, ("INSERT INTO actors SELECT code, text, SUM(s), SUM(t) FROM (%s) "
    .. "GROUP BY code, text ORDER BY code, text"):format(
    table.concat(parts, " UNION ALL ")))
  run(self, "CREATE INDEX actors_code ON actors (code)")
end

-- What comes when all rows are there: the other tables and the indexes.
local function tables_and_indexes(self)
  actors(self)
  for _, columns in ipairs { { "date" }, { "source", "target" },
    { "target" }, { "action" }, { "doc" } } do
    index(self, columns)
  end
  run(self, "CREATE INDEX documents_id ON documents (id)")
  run(self, "DROP TABLE progress")
end

local function finish(self)
  keep(self)
  run(self, "BEGIN")
  tables_and_indexes(self)
  local told = self.current() or {}
  local c = told.counts or {}
  local identity = self.options.identity or {}
  local options = {}
  for key, value in pairs(identity) do
    if not value:find "^%x+$" or #value ~= 64 then options[key] = value end
  end
  run(self, ("INSERT INTO runs VALUES (%s, %s, %d, %d, %d, %d, %d)"):format(
    quote(identity.version or ""), quote(json.encode(options)),
    c.documents or 0, c.sentences or 0, c.written or 0, c.rows or 0,
    told.refused or 0))
  run(self, "COMMIT")
end

-- ---- merging ----

local function columnsof(path)
  local driver = require "luasql.sqlite3".sqlite3()
  local connection = assert(driver:connect(path))
  local cursor, message = connection:execute "SELECT * FROM events LIMIT 0"
  local names = cursor and cursor:getcolnames()
  if cursor then cursor:close() end
  connection:close()
  driver:close()
  if not names then error(("%s: %s"):format(path, message), 0) end
  return names
end

local function join(self, paths)
  for _, path in ipairs(paths) do
    run(self, "ATTACH " .. quote(path) .. " AS part")
    run(self, "BEGIN")
    for _, one in ipairs { "events", "documents", "runs" } do
      run(self, ("INSERT INTO main.%s SELECT * FROM part.%s ORDER BY rowid")
        :format(one, one))
    end
    run(self, "COMMIT")
    run(self, "DETACH part")
  end
  run(self, "BEGIN")
  tables_and_indexes(self)
  run(self, "COMMIT")
end

-- database.merge(paths, output): raises
function database.merge(paths, output)
  local columns = columnsof(paths[1])
  for _, path in ipairs(paths) do
    if table.concat(columnsof(path), ",") ~= table.concat(columns, ",") then
      error(path .. ": its columns are other ones", 0)
    end
  end
  local self, message = database.open(output, columns)
  if not self then error(message, 0) end
  local ok
  ok, message = try(self, join, paths)
  closeall(self)
  if not ok then
    os.remove(self.paths.part)
    os.remove(self.paths.journal)
    error(message, 0)
  end
  assert(os.rename(self.paths.part, output))
  os.remove(self.paths.journal)
end

-- database:close() -> true | nil, message
function Database:close()
  local ok, message = try(self, finish)
  closeall(self)
  if not ok then return nil, message end
  ok, message = os.rename(self.paths.part, self.name)
  if ok then os.remove(self.paths.journal) end
  return ok, message
end

-- What is not in a whole batch is done again by --resume.
function Database:stop()
  closeall(self)
  self.done = self.done - self.since
  return true
end

return database
