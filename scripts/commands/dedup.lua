-- casus dedup: one row for an event that was told more than once.

local dedup = require "casus.dedup"

return {
  name = "dedup",
  summary = "Drop, or mark, events that are told more than once.",
  epilog = [[
One a day: of rows with the same date, source, target and action the first is
kept.  --cluster is more generous: within a day of the first telling, RUS and
RUSMIL are one, and actions with the same root; with --all nothing is dropped
and two columns tell: cluster (the id of the first telling) and telling (1, 2,
…).  Rows should be in the order of their dates for --cluster.
Examples:
  casus dedup events.csv -o daily.csv
  casus dedup events.csv --by date,source,target,root -o daily.csv
  casus dedup events.jsonl --cluster --all -o marked.jsonl]],

  configure = function(parser)
    parser:argument("events", "CSV, TSV or JSONL of casus code."):args "+"
    parser:option("-o --output", "The file to write."):argname "FILE"
    parser:option("--by", "The columns that make rows the same.")
      :argname "LIST"
    parser:flag("--cluster", "Also what is told a little differently.")
    parser:flag("--all", "With --cluster: mark and keep all.")
    parser:flag("-q --quiet", "No report.")
  end,

  run = function(args)
    if args.all and not args.cluster then
      error("--all marks what --cluster finds: give both", 0)
    end
    local by
    if args.by then
      by = {}
      for name in args.by:gmatch "[^,%s]+" do by[#by + 1] = name end
    end
    local read, kept = dedup.files(args.events, args.output, { by = by,
      cluster = args.cluster, all = args.all })
    if not args.quiet then
      io.stderr:write(("casus: %d rows, %d kept\n"):format(read, kept))
    end
    return 0
  end,
}
