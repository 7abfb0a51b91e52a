-- store.lua: where the rows of a run go, so that nothing is lost and nothing is
-- half there.  Rows are added to FILE.part; FILE.journal says after how many
-- articles it had how many bytes; at the end FILE.part becomes FILE.  After a
-- crash, `resume` cuts FILE.part to what the journal says and goes on.
-- Standard output, pipes and devices are written as they come.

local core = require "casus.core"
local file = require "casus.file"
local json = require "casus.json"
local lfs = require "lfs"

local process = core.process
local store = {}

-- Specs make it small to have many places to crash at.
local flush_bytes = tonumber(os.getenv "CASUS_FLUSH_BYTES") or 64 * 1024
-- Packed files are joined of parts, which begin and end at the same articles in
-- every run: the bytes do not depend on when a run was stopped.
local part_bytes = 16 * flush_bytes
local sync_seconds = 5

local Store = {}
Store.__index = Store

local function fail(path, message)
  if not message then message = "cannot be written" end
  return nil, ("%s: %s"):format(path, message)
end

-- What tells one start of the machine from the next: only what was synced
-- before a loss of power is to be trusted.
local function boot()
  local handle = io.open "/proc/sys/kernel/random/boot_id"
  if not handle then return "?" end
  local id = handle:read "l"
  handle:close()
  return id
end

-- ---- the journal: lines of JSON, each after its checksum ----

local function line(record)
  local text = json.encode(record)
  return ("%s %s\n"):format(core.sha256(text):sub(1, 8), text)
end

local function parse(text)
  local sum, rest = text:match "^(%x+) (.*)$"
  if not sum or core.sha256(rest):sub(1, 8) ~= sum then return nil end
  return json.decode(rest)
end

-- The last entry that can be trusted: header, entry, bytes of the journal up to
-- it | nil
local function readjournal(path, size)
  local handle = io.open(path, "rb")
  if not handle then return nil end
  local header, best, synced, start
  local at, from = 0, {}
  for text in handle:lines "L" do
    local entry = text:sub(-1) == "\n" and parse(text:sub(1, -2))
    if not entry then break end -- torn by the crash
    at = at + #text
    if entry.identity then
      header = entry
    elseif entry.boot then
      start = entry.boot
    elseif entry.size <= size then
      best = entry
      if entry.synced then synced = entry end
    end
    from[entry] = at
  end
  handle:close()
  if start ~= boot() then best = synced end
  return header, best, from[best or header]
end

local function differences(old, new)
  local names = {}
  for key, value in pairs(new) do
    if old[key] ~= value then names[#names + 1] = key end
  end
  for key in pairs(old) do
    if new[key] == nil then names[#names + 1] = key end
  end
  table.sort(names)
  return names
end

-- May a run with this identity go on with that one's work?  message | nil
function store.refuse(path, old, new)
  local names = differences(old, new)
  if #names == 0 then return nil end
  return ("%s: the unfinished run was another one: %s changed; without "
    .. "--resume it begins anew"):format(path, table.concat(names, ", "))
end

-- ---- opening ----

-- Is it a file, or to be one?
local function plainfile(path)
  if not path or path == "-" then return false end
  local mode = lfs.attributes(path, "mode")
  return mode == nil or mode == "file"
end
store.plainfile = plainfile

local function names(path)
  return { part = path .. ".part", journal = path .. ".journal",
    rejects = path .. ".rejects.jsonl" }
end

local function direct(path, options)
  local fd = 1
  if path and path ~= "-" then
    local message
    fd, message = process.open(path, "w")
    if not fd then return nil, message end
  end
  local self = setmetatable({ fd = fd, name = path and path ~= "-" and path
    or "standard output", pack = options.pack, parts = {}, held = 0,
    done = 0, size = 0, rejectsize = 0 }, Store)
  if options.header then self:hold(options.header) end
  return self
end

-- Only one run writes to a file.  One that resumes waits for the other to end,
-- as when a cluster starts a job anew that still runs elsewhere.
local function lock(journal, options)
  while true do
    local fd, message = process.open(journal, "a")
    if not fd then return nil, message end
    local told = false
    while not process.lock(fd) do
      if not options.resume then
        process.close(fd)
        return nil, journal .. ": another run is writing"
      end
      if not told and options.say then
        options.say(journal .. ": another run is writing; waiting for it")
      end
      told = true
      process.poll({}, 0.5)
      if process.caught() then return nil, "stopped while waiting" end
    end
    -- The other one may have ended and taken its journal away.
    if file.exists(journal) then return fd, told end
    process.close(fd)
  end
end

local function complete(path, journal)
  os.remove(journal)
  return { complete = true, name = path }
end

local function openpart(self, path, size)
  local fd, message = process.open(path, "a")
  if not fd then return nil, message end
  local ok
  ok, message = process.truncate(fd, size)
  if not ok then return fail(path, message) end
  self.fd, self.size = fd, size
  return true
end

-- openrejects(self, size): the rejects, cut to a size.  `self` has paths.
local function openrejects(self, size)
  if size == 0 then
    os.remove(self.paths.rejects)
    return true
  end
  local fd, message = process.open(self.paths.rejects, "a")
  if not fd then return nil, message end
  self.rejectfd, self.rejectsize = fd, size
  return process.truncate(fd, size)
end
store.openrejects = openrejects

-- Begins anew, or goes on after the journal's last entry.
local function begin(self, options, header, entry, at)
  local ok, message = openpart(self, self.paths.part, entry and entry.size or 0)
  if not ok then return nil, message end
  ok, message = openrejects(self, entry and entry.rejects or 0)
  if not ok then return nil, message end
  assert(process.truncate(self.journal, at or 0))
  if not header then
    ok, message = process.write(self.journal,
      line { identity = options.identity or {} })
    if not ok then return fail(self.paths.journal, message) end
  end
  ok, message = process.write(self.journal, line { boot = boot() })
  if not ok then return fail(self.paths.journal, message) end
  if entry then
    self.done, self.state = entry.done, entry.state
  elseif options.header then
    self:hold(options.header)
  end
  return self
end

-- store.claim(self, options) -> false: `self.name` is to be written, and has
-- `paths` and a locked `journal` | true: it is complete | nil, message
function store.claim(self, options)
  local path, paths = self.name, names(self.name)
  self.paths = paths
  self.unfinished = file.exists(paths.journal)
  if options.resume and not self.unfinished and file.exists(path) then
    return true
  end
  local journal, told = lock(paths.journal, options)
  if not journal then return nil, told end
  self.journal = journal
  self.unfinished = self.unfinished or told and options.resume
  if self.unfinished and not options.resume and options.say
    and file.size(paths.part) then
    options.say(paths.part .. " of an unfinished run begins anew; "
      .. "--resume would have gone on")
  end
  return false
end

-- store.open(path, { header = bytes, pack = "gz" | "zst", resume = boolean,
-- identity = { name = text }, say = function, state = function -> table })
-- -> store | nil, message.  The store has `done` (articles of the run that it
-- goes on with) and `state` (what `state` gave then), or is `complete` already.
function store.open(path, options)
  if not plainfile(path) then return direct(path, options) end
  local self = setmetatable({ name = path, parts = {}, held = 0, done = 0,
    pack = options.pack, size = 0, rejectsize = 0, resume = options.resume,
    current = options.state or function() end }, Store)
  local ended, message = store.claim(self, options)
  if ended == nil then return nil, message end
  if ended then return { complete = true, name = path } end
  if not options.resume or not self.unfinished then
    return begin(self, options)
  end
  local paths = self.paths
  local size = file.size(paths.part)
  local header, entry, at = readjournal(paths.journal, size or math.huge)
  if not header then -- it died before it began, or has ended while we waited
    if file.exists(path) and not size then
      return complete(path, paths.journal)
    end
    return begin(self, options)
  end
  if entry and entry.ended then
    if size then assert(os.rename(paths.part, path)) end
    return complete(path, paths.journal)
  end
  if entry and not size then -- what it tells of is gone
    header, entry, at = nil, nil, nil
  end
  local why = header and store.refuse(path, header.identity,
    options.identity or {})
  if why then return nil, why end
  return begin(self, options, header, entry, at)
end

-- ---- writing ----

function Store:hold(bytes)
  if bytes == "" then return end
  self.parts[#self.parts + 1] = bytes
  self.held = self.held + #bytes
end

local function writeout(self, fd, bytes)
  local ok, message = process.write(fd, bytes)
  if not ok then
    self.broken = true
    return fail(self.name, message)
  end
  return true
end

local function entry(self, more)
  local record = { done = self.done, size = self.size, state = self.current(),
    rejects = self.rejectsize }
  for key, value in pairs(more or {}) do record[key] = value end
  return line(record)
end

-- Synced now and then, so that a loss of power costs seconds.
local function sync(self, now)
  if not now and core.clock() - (self.synced or 0) < sync_seconds then
    return nil
  end
  self.synced = core.clock()
  process.sync(self.fd)
  if self.rejectfd then process.sync(self.rejectfd) end
  return true
end

-- Writes what is held, and then that it is written.
local function flush(self, more)
  local bytes = table.concat(self.parts)
  if self.pack and bytes ~= "" then bytes = core.pack(bytes, self.pack) end
  local ok, message = writeout(self, self.fd, bytes)
  if not ok then return nil, message end
  self.parts, self.held, self.size = {}, 0, self.size + #bytes
  if not self.journal then return true end
  self.unmarked = 0
  more = more or {}
  more.synced = sync(self, more.ended)
  ok, message = writeout(self, self.journal, entry(self, more))
  if ok and more.synced then process.sync(self.journal) end
  return ok, message
end

-- store:flush(): writes what may be written now; a packed file waits.
function Store:flush()
  if self.pack or self.held == 0 and (self.unmarked or 0) == 0 then
    return true
  end
  return flush(self)
end

local function addreject(self, bytes)
  if not self.paths then return true end
  if not self.rejectfd then
    local fd, message = process.open(self.paths.rejects, "w")
    if not fd then return nil, message end
    self.rejectfd = fd
  end
  self.rejectsize = self.rejectsize + #bytes
  return writeout(self, self.rejectfd, bytes)
end
store.addreject = addreject

-- store:write(bytes [, reject]) -> true | nil, message
-- All of one article: its rows and the line that tells of its refusal.
function Store:write(bytes, reject)
  self:hold(bytes)
  if reject then
    local ok, message = addreject(self, reject)
    if not ok then return nil, message end
  end
  self.done = self.done + 1
  self.unmarked = (self.unmarked or 0) + 1
  if self.held >= (self.pack and part_bytes or flush_bytes) then
    return flush(self)
  end
  return true
end

-- store.release(self): closes what it holds.
local function closeall(self)
  for _, name in ipairs { "fd", "rejectfd", "journal" } do
    local fd = self[name]
    self[name] = nil
    if fd and fd ~= 1 then process.close(fd) end
  end
end
store.release = closeall

-- store:close() -> true | nil, message: the file is there under its name
function Store:close()
  local ok, message = flush(self, { ended = true })
  if ok and self.paths then
    ok, message = os.rename(self.paths.part, self.name)
    if ok then os.remove(self.paths.journal) end
  end
  closeall(self)
  return ok, message
end

-- store:discard(): nothing of it stays.
function Store:discard()
  if self.paths then
    os.remove(self.paths.part)
    os.remove(self.paths.journal)
  end
  closeall(self)
end

-- store:stop() -> whether `resume` can go on from here
function Store:stop()
  if not self.broken then self:flush() end
  local can = self.journal ~= nil
  closeall(self)
  return can
end

return store
