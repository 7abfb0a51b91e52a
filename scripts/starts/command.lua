-- command_NAME.lua: a command: casus NAME …

return {
  kind = "command", name = "NAME", api = 1, version = "0.1",
  summary = "One line about NAME.",

  -- What the command line may hold; the parser is argparse's.
  configure = function(parser)
    parser:argument("input", "Files or folders."):args "+"
  end,

  -- run(args) -> exit status: 0 done, 1 some input was refused, 2 usage
  run = function(args)
    local casus = require "casus"
    local coder = casus.coder()
    for document in casus.documents(args.input) do
      print(document.id, #coder:events(document))
    end
    return 0
  end,
}
