-- pool.lua: articles in, results out in the same order, made by worker
-- processes.  A worker that dies or takes too long takes down one article,
-- which is tried once more by another worker and is then a reject.

local core = require "casus.core"

local process = core.process
local pool = {}

-- A worker has some small articles before it, or one large one: so much fits
-- into the buffers of a socket that neither side waits for the other.
local bytes_ahead, articles_ahead = 64 * 1024, 64
-- With so many before every worker, results may gather for some seconds: each
-- time that the parent wakes, it takes a worker's place on a core.
local enough_ahead, gather = 8, 0.002
-- Results that wait for an older article.
local results_held, bytes_held = 4096, 32 * 2^20
local tries = 2
local nomemory = 12 -- exit status

-- ---- the worker's side ----

-- Reads one message: bytes | nil at the end
local function receive(fd, buffer)
  while true do
    if #buffer.bytes >= 4 then
      local size = string.unpack("<I4", buffer.bytes)
      if #buffer.bytes >= 4 + size then
        local message = buffer.bytes:sub(5, 4 + size)
        buffer.bytes = buffer.bytes:sub(5 + size)
        return message
      end
      -- A long message is put together once.
      local parts, have = { buffer.bytes }, #buffer.bytes
      while have < 4 + size do
        local more = process.read(fd, math.min(4 + size - have, 2^20))
        if not more or more == "" then return nil end
        parts[#parts + 1], have = more, have + #more
      end
      buffer.bytes = table.concat(parts)
    else
      local more = process.read(fd, 65536)
      if not more or more == "" then return nil end
      buffer.bytes = buffer.bytes .. more
    end
  end
end

local function frame(message) return string.pack("<s4", message) end

local function serve(fd, work)
  local buffer = { bytes = "" }
  while true do
    local message = receive(fd, buffer)
    if not message then process.exit(0) end
    local result = work(core.thaw(message))
    if result.reject and result.reject:find "not enough memory" then
      process.exit(nomemory)
    end
    if not process.write(fd, frame(core.freeze(result))) then
      process.exit(0)
    end
  end
end

-- ---- the parent's side ----

local Pool = {}
Pool.__index = Pool

-- pool.new { jobs =, work = article -> result, emit = (article, result),
-- timeout = seconds or nil } -> pool.  A result is a table of plain values; one
-- with `reject` is refused, one for an article that has one already is made
-- here.  Both functions may raise; `work` must not.
function pool.new(options)
  local self = setmetatable({ jobs = options.jobs, work = options.work,
    emit = options.emit, timeout = options.timeout, queue = {}, first = 1,
    last = 0, results = {}, held = 0, pushed = 0, emitted = 0, workers = {} },
    Pool)
  collectgarbage() -- what is clean now stays shared
  return self
end

local function child(self, mine, theirs)
  process.close(mine)
  for _, other in ipairs(self.workers) do process.close(other.fd) end
  local ok, message = pcall(serve, theirs, self.work)
  if not ok then
    io.stderr:write("casus: worker: ", tostring(message), "\n")
    io.stderr:flush()
    process.exit(tostring(message):find "not enough memory" and nomemory or 1)
  end
  process.exit(0)
end

local function spawn(self)
  local mine, theirs = process.pair()
  if not mine then error(theirs, 0) end
  local pid, message = process.fork()
  if not pid then error(message, 0) end
  if pid == 0 then child(self, mine, theirs) end
  process.close(theirs)
  self.workers[#self.workers + 1] = { pid = pid, fd = mine, tasks = {},
    first = 1, last = 0, ahead = 0, bytes = "" }
end

local function load(worker) return worker.last - worker.first + 1 end

-- The worker that a message of this size may be sent to.
local function free(self, size)
  local best
  for _, worker in ipairs(self.workers) do
    local n = load(worker)
    local fits = n == 0 or n < articles_ahead
      and worker.ahead + size <= bytes_ahead
    if fits and (not best or n < load(best)) then best = worker end
  end
  if (not best or load(best) > 0) and #self.workers < self.jobs then
    spawn(self)
    return self.workers[#self.workers]
  end
  return best
end

local function send(worker, task)
  if load(worker) == 0 then worker.since = core.clock() end
  worker.last = worker.last + 1
  worker.tasks[worker.last] = task
  worker.ahead = worker.ahead + #task.message
  process.write(worker.fd, task.message) -- if it has died, reading tells
end

local function full(self)
  return self.pushed - self.emitted > results_held or self.held > bytes_held
end

-- Sends what can be sent; false when something waits for a free worker.
local function dispatch(self)
  while self.first <= self.last do
    local task = self.queue[self.first]
    local worker = free(self, #task.message)
    if not worker then return false end
    self.queue[self.first] = nil
    self.first = self.first + 1
    send(worker, task)
  end
  return true
end

local function again(self, task)
  self.first = self.first - 1
  self.queue[self.first] = task
end

local function settle(self, task, result)
  self.results[task.number] = { task.article, result }
  self.held = self.held + (result.bytes and #result.bytes or 0)
end

-- Emits the results whose turn it is.
local function drain(self)
  while true do
    local item = self.results[self.emitted + 1]
    if not item then return end
    self.emitted = self.emitted + 1
    self.results[self.emitted] = nil
    self.held = self.held - (item[2].bytes and #item[2].bytes or 0)
    self.emit(item[1], item[2])
  end
end

local function answered(worker)
  local task = worker.tasks[worker.first]
  worker.tasks[worker.first] = nil
  worker.first = worker.first + 1
  worker.ahead = worker.ahead - #task.message
  worker.since = core.clock()
  return task
end

local function reason(self, worker, how)
  if worker.late then
    return ("it took more than %g seconds"):format(self.timeout)
  end
  if how == "exit status " .. nomemory then return "not enough memory" end
  return "the worker ended with " .. how
end

-- What a dead worker had before it: the first is to blame.
local function bury(self, worker)
  process.close(worker.fd)
  local how = process.wait(worker.pid) or "an unknown end"
  for i, other in ipairs(self.workers) do
    if other == worker then table.remove(self.workers, i) break end
  end
  for i = worker.last, worker.first + 1, -1 do again(self, worker.tasks[i]) end
  local task = worker.tasks[worker.first]
  if not task then return end
  task.tries = task.tries + 1
  if task.tries < tries then return again(self, task) end
  settle(self, task, { reject = ("%s, %d times"):format(
    reason(self, worker, how), tries) })
end

local function receivefrom(self, worker)
  local bytes = process.read(worker.fd, 2^18)
  if not bytes or bytes == "" then return bury(self, worker) end
  -- The parts of a long answer are joined when it is complete.
  worker.parts = worker.parts or {}
  worker.parts[#worker.parts + 1] = bytes
  worker.have = (worker.have or 0) + #bytes
  if worker.need and worker.have < worker.need then return end
  bytes = table.concat(worker.parts)
  local at = 1
  worker.need = nil
  while #bytes - at + 1 >= 4 do
    local size = string.unpack("<I4", bytes, at)
    if #bytes - at + 1 < 4 + size then
      worker.need = 4 + size
      break
    end
    settle(self, answered(worker),
      core.thaw(bytes:sub(at + 4, at + 3 + size)))
    at = at + 4 + size
  end
  bytes = bytes:sub(at)
  worker.parts, worker.have = { bytes }, #bytes
end

-- Kills who is over time; answers the seconds until the next deadline.
local function watch(self, longest)
  if not self.timeout then return longest end
  local now, wait = core.clock(), longest
  for _, worker in ipairs(self.workers) do
    if load(worker) > 0 then
      local left = worker.since + self.timeout - now
      if left <= 0 and not worker.late then
        worker.late = true
        process.kill(worker.pid)
      end
      wait = math.min(wait, math.max(left, 0.01))
    end
  end
  return wait
end

-- Takes results for up to so many seconds; answers what is ready of `more`, a
-- descriptor.
local function collect(self, seconds, more)
  local fds = { more }
  for _, worker in ipairs(self.workers) do fds[#fds + 1] = worker.fd end
  local ready = assert(process.poll(fds, watch(self, seconds)))
  for i = #self.workers, 1, -1 do
    local worker = self.workers[i]
    if ready[worker.fd] then receivefrom(self, worker) end
  end
  dispatch(self)
  drain(self)
  return more and ready[more]
end

local function allbusy(self)
  for _, worker in ipairs(self.workers) do
    if load(worker) < enough_ahead then return false end
  end
  return #self.workers == self.jobs
end

-- pool:push(article): may wait, and emits what is done.
function Pool:push(article)
  self.pushed = self.pushed + 1
  local task = { number = self.pushed, article = article, tries = 0 }
  if article.reject then
    settle(self, task, { reject = article.reject })
  else
    task.message = frame(core.freeze(article))
    self.last = self.last + 1
    self.queue[self.last] = task
  end
  local sent = dispatch(self)
  if self.pushed % 16 == 0 then collect(self, 0) end
  while not sent and self.first <= self.last or full(self) do
    if allbusy(self) then process.poll({}, gather) end
    collect(self, 1)
    if process.caught() then return end
  end
  drain(self)
end

-- pool:wait(fd): works until there is something to read.
function Pool:wait(fd)
  local seconds = 0
  while not collect(self, seconds, fd) do
    if process.caught() then return end
    if self.tick then self.tick() end
    seconds = 1
  end
end

-- pool:finish(): all that was pushed is emitted.
function Pool:finish()
  while self.emitted < self.pushed do
    collect(self, 1)
    if process.caught() then return end
  end
end

-- pool:close(): ends the workers, whatever they do.
function Pool:close()
  for _, worker in ipairs(self.workers) do process.kill(worker.pid) end
  for _, worker in ipairs(self.workers) do
    process.close(worker.fd)
    process.wait(worker.pid)
  end
  self.workers = {}
end

-- ---- the same without workers ----

local Single = {}
Single.__index = Single

function pool.single(options)
  return setmetatable({ work = options.work, emit = options.emit }, Single)
end

function Single:push(article)
  local result = article.reject and { reject = article.reject }
    or self.work(article)
  self.emit(article, result)
end

function Single:wait(fd)
  local seconds = 0
  while not process.caught() do
    if process.poll({ fd }, seconds)[fd] then return end
    if self.tick then self.tick() end
    seconds = 1
  end
end

function Single:finish() end -- luacheck: ignore self
function Single:close() end -- luacheck: ignore self

return pool
