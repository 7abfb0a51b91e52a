-- casus help [TOPIC]: what there is and how a command is used.

local cli = require "casus.cli"
local core = require "casus.core"
local file = require "casus.file"

-- Longer texts that are no command's.
local function topic(name)
  if not name:find "^%w+$" then return nil end
  return file.read(("%s/scripts/help/%s.md"):format(core.home, name))
end

local function overview()
  io.write [[
casus: who did what to whom, from the text of news

usage: casus COMMAND [ARGUMENTS]      casus help COMMAND tells more

]]
  for _, name in ipairs(cli.names()) do
    local command = cli.command(name)
    io.write(("  %-10s%s\n"):format(name, command.summary))
  end
  local topics = {}
  for _, name in ipairs(file.list(core.home .. "/scripts/help") or {}) do
    topics[#topics + 1] = name:match "^(%w+)%.md$"
  end
  io.write("\ncasus help TOPIC tells about ", table.concat(topics, ", "),
    "\n")
  io.write [[
example: echo "Russia condemned France on Monday." | casus code
]]
end

return {
  name = "help",
  summary = "Tell what the commands do.",
  configure = function(parser)
    parser:argument("topic", "A command or a topic."):args "?"
  end,

  run = function(args)
    if not args.topic then
      overview()
      return 0
    end
    local text = topic(args.topic)
    if text then
      io.write(text)
      return 0
    end
    local command, message = cli.command(args.topic)
    if not command then return cli.fail(message) end
    print(cli.parser(command):get_help())
    return 0
  end,
}
