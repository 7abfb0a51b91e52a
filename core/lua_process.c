#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "lua_bind.h"

/* Processes, descriptors and signals: what the batch runner needs of POSIX.
   core.process is a table of functions; descriptors are numbers. */

static int answer(lua_State *L, bool ok) {
  if (!ok) return bind_fail(L, CS_EIO, NULL);
  lua_pushboolean(L, true);
  return 1;
}

static int checkint(lua_State *L, int arg) {
  lua_Integer value = luaL_checkinteger(L, arg);
  luaL_argcheck(L, value >= INT_MIN && value <= INT_MAX, arg, "out of range");
  return (int)value;
}

/* ---- signals ---- */

/* The one global state: a handler can reach nothing else. */
static volatile sig_atomic_t caught;

static void catch (int number) { caught = number; }

/* process.signals(): SIGINT, SIGTERM and SIGHUP are noted, not obeyed; writing
   to a closed pipe fails instead of ending the process. */
static int process_signals(lua_State *L) {
  static const int all[] = {SIGINT, SIGTERM, SIGHUP};
  (void)L;
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = catch; /* no SA_RESTART: waiting ends */
  for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
    struct sigaction old;
    if (sigaction(all[i], NULL, &old) == 0 && old.sa_handler == SIG_IGN)
      continue; /* nohup */
    sigaction(all[i], &action, NULL);
  }
  signal(SIGPIPE, SIG_IGN);
  return 0;
}

/* process.caught() -> name, number | nil */
static int process_caught(lua_State *L) {
  if (caught == 0) return 0;
  lua_pushstring(L, caught == SIGINT    ? "SIGINT"
                    : caught == SIGTERM ? "SIGTERM"
                                        : "SIGHUP");
  lua_pushinteger(L, caught);
  return 2;
}

/* ---- processes ---- */

/* A child obeys its parent only: it dies with it, ignores the terminal, and
   what its scripts print goes to standard error, not among the rows. */
static void settle(pid_t parent) {
  signal(SIGINT, SIG_IGN);
  signal(SIGHUP, SIG_IGN);
  signal(SIGTERM, SIG_DFL);
  signal(SIGPIPE, SIG_DFL);
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() != parent) _exit(0);
  dup2(2, 1);
}

/* process.fork() -> pid, or 0 in the child | fail, message */
static int process_fork(lua_State *L) {
  fflush(NULL);
  pid_t parent = getpid(), pid = fork();
  if (pid < 0) return bind_fail(L, CS_EIO, "fork");
  if (pid == 0) settle(parent);
  lua_pushinteger(L, pid);
  return 1;
}

/* process.exit(status): at once; nothing is flushed or collected. */
static int process_exit(lua_State *L) { _exit(checkint(L, 1)); }

/* process.kill(pid [, number = SIGKILL]) -> true | fail, message */
static int process_kill(lua_State *L) {
  int pid = checkint(L, 1);
  luaL_argcheck(L, pid > 0, 1, "not a process");
  return answer(L, kill(pid, (int)luaL_optinteger(L, 2, SIGKILL)) == 0);
}

/* process.wait(pid) -> how it ended: "signal 9 (Killed)" or "exit status 3" */
static int process_wait(lua_State *L) {
  int pid = checkint(L, 1), status = 0;
  luaL_argcheck(L, pid > 0, 1, "not a process");
  while (waitpid(pid, &status, 0) < 0)
    if (errno != EINTR) return bind_fail(L, CS_EIO, "wait");
  if (WIFSIGNALED(status))
    lua_pushfstring(L, "signal %d (%s)", WTERMSIG(status),
                    strsignal(WTERMSIG(status)));
  else
    lua_pushfstring(L, "exit status %d", WEXITSTATUS(status));
  return 1;
}

/* process.id() -> pid */
static int process_id(lua_State *L) {
  lua_pushinteger(L, getpid());
  return 1;
}

/* process.usage() -> seconds of CPU time, peak bytes of memory: of the ended
   children, the peak of the largest one */
static int process_usage(lua_State *L) {
  struct rusage usage;
  if (getrusage(RUSAGE_CHILDREN, &usage) != 0)
    return bind_fail(L, CS_EIO, "getrusage");
  struct timeval user = usage.ru_utime, system = usage.ru_stime;
  lua_pushnumber(L, (double)(user.tv_sec + system.tv_sec) +
                        (double)(user.tv_usec + system.tv_usec) / 1e6);
  lua_pushinteger(L, (lua_Integer)usage.ru_maxrss * 1024);
  return 2;
}

/* process.cores() -> how many this process may use */
static int process_cores(lua_State *L) {
  cpu_set_t set;
  int n = sched_getaffinity(0, sizeof set, &set) == 0 ? CPU_COUNT(&set) : 1;
  lua_pushinteger(L, n > 0 ? n : 1);
  return 1;
}

/* ---- descriptors ---- */

/* process.pair() -> descriptor, descriptor: joined both ways */
static int process_pair(lua_State *L) {
  int ends[2];
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
    return bind_fail(L, CS_EIO, "socketpair");
  lua_pushinteger(L, ends[0]);
  lua_pushinteger(L, ends[1]);
  return 2;
}

/* process.open(path, "w" | "a" | "r") -> descriptor | fail, message
   "w" empties the file, "a" writes at its end; both make it. */
static int process_open(lua_State *L) {
  static const char *const names[] = {"w", "a", "r", NULL};
  static const int flags[] = {O_WRONLY | O_CREAT | O_TRUNC,
                              O_WRONLY | O_CREAT | O_APPEND, O_RDONLY};
  const char *path = luaL_checkstring(L, 1);
  int mode = luaL_checkoption(L, 2, "r", names);
  int fd = open(path, flags[mode] | O_CLOEXEC, 0666);
  if (fd < 0) return bind_fail(L, CS_EIO, path);
  lua_pushinteger(L, fd);
  return 1;
}

static int process_close(lua_State *L) {
  return answer(L, close(checkint(L, 1)) == 0);
}

/* process.write(fd, bytes) -> true | fail, message */
static int process_write(lua_State *L) {
  int fd = checkint(L, 1);
  cs_str bytes = bind_checkstr(L, 2);
  while (bytes.size > 0) {
    ssize_t n = write(fd, bytes.bytes, bytes.size);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return bind_fail(L, CS_EIO, NULL);
    bytes = cs_str_slice(bytes, (size_t)n, bytes.size);
  }
  return answer(L, true);
}

/* process.read(fd, n) -> up to n bytes, "" at the end | fail, message */
static int process_read(lua_State *L) {
  int fd = checkint(L, 1);
  lua_Integer size = luaL_checkinteger(L, 2);
  luaL_argcheck(L, size > 0 && size <= INT_MAX, 2, "out of range");
  luaL_Buffer b;
  char *place = luaL_buffinitsize(L, &b, (size_t)size);
  ssize_t n;
  do n = read(fd, place, (size_t)size);
  while (n < 0 && errno == EINTR);
  if (n < 0) return bind_fail(L, CS_EIO, NULL);
  luaL_pushresultsize(&b, (size_t)n);
  return 1;
}

/* process.truncate(fd, size) -> true | fail, message */
static int process_truncate(lua_State *L) {
  int fd = checkint(L, 1);
  return answer(L, ftruncate(fd, (off_t)luaL_checkinteger(L, 2)) == 0);
}

/* process.sync(fd) -> true | fail, message: what cannot be synced is fine */
static int process_sync(lua_State *L) {
  bool ok = fdatasync(checkint(L, 1)) == 0;
  return answer(L, ok || errno == EINVAL || errno == EROFS);
}

/* process.lock(fd) -> true | false, when another process has it; freed when it
   ends.  Where files cannot be locked: true. */
static int process_lock(lua_State *L) {
  int answers = flock(checkint(L, 1), LOCK_EX | LOCK_NB);
  lua_pushboolean(L, answers == 0 || errno != EWOULDBLOCK);
  return 1;
}

/* process.terminal(fd) -> boolean */
static int process_terminal(lua_State *L) {
  lua_pushboolean(L, isatty(checkint(L, 1)));
  return 1;
}

/* process.poll(list of fds, seconds) -> { [fd] = true } of those with something
   to read or closed; empty when the time is over or a signal came.  Negative
   seconds wait for ever. */
static int process_poll(lua_State *L) {
  luaL_checktype(L, 1, LUA_TTABLE);
  lua_Number seconds = luaL_checknumber(L, 2);
  size_t count = lua_rawlen(L, 1);
  struct pollfd *all = lua_newuserdatauv(L, (count + 1) * sizeof *all, 0);
  for (size_t i = 0; i < count; i++) {
    lua_rawgeti(L, 1, (lua_Integer)i + 1);
    all[i] = (struct pollfd){checkint(L, -1), POLLIN, 0};
    lua_pop(L, 1);
  }
  int wait = seconds < 0     ? -1
             : seconds > 1e6 ? 1000000000
                             : (int)(seconds * 1000 + 0.5);
  if (caught != 0) wait = 0;
  int ready = poll(all, (nfds_t)count, wait);
  if (ready < 0 && errno != EINTR) return bind_fail(L, CS_EIO, "poll");
  lua_newtable(L);
  for (size_t i = 0; ready > 0 && i < count; i++) {
    if (all[i].revents == 0) continue;
    lua_pushboolean(L, true);
    lua_rawseti(L, -2, all[i].fd);
  }
  return 1;
}

void bind_openprocess(lua_State *L) {
  static const luaL_Reg functions[] = {{"signals", process_signals},
                                       {"caught", process_caught},
                                       {"fork", process_fork},
                                       {"exit", process_exit},
                                       {"kill", process_kill},
                                       {"wait", process_wait},
                                       {"id", process_id},
                                       {"cores", process_cores},
                                       {"usage", process_usage},
                                       {"pair", process_pair},
                                       {"open", process_open},
                                       {"close", process_close},
                                       {"write", process_write},
                                       {"read", process_read},
                                       {"truncate", process_truncate},
                                       {"sync", process_sync},
                                       {"lock", process_lock},
                                       {"terminal", process_terminal},
                                       {"poll", process_poll},
                                       {NULL, NULL}};
  luaL_newlib(L, functions);
  lua_setfield(L, -2, "process");
}
