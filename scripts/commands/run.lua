-- casus run FILE.lua [ARG…]: runs a Lua program inside casus.

return {
  name = "run", raw = true,
  summary = "Run a Lua program that uses the casus module",
  configure = function(parser)
    parser:argument("file", "The program."):args(1)
    parser:argument("args", "What it finds in arg."):args "*"
  end,

  run = function(words)
    if words[1] == "-h" or words[1] == "--help" then
      local cli = require "casus.cli"
      print(cli.parser(cli.command "run"):get_help())
      return 0
    end
    if not words[1] then
      io.stderr:write "casus: usage: casus run FILE.lua [ARG…]\n"
      return 2
    end
    local list = table.move(words, 2, #words, 1, { [0] = words[1] })
    rawset(_G, "arg", list)
    local chunk, message = loadfile(words[1])
    if not chunk then error(message, 0) end
    local ok, why = xpcall(chunk, debug.traceback, table.unpack(list))
    if ok then return 0 end
    io.stderr:write("casus: ", tostring(why), "\n")
    return 2
  end,
}
