-- casus check: mistakes in dictionaries, and every rule's own example.

local coder = require "casus.coder"
local core = require "casus.core"
local dictionary = require "casus.dictionary"
local file = require "casus.file"
local lint = require "casus.lint"

local function configure(parser)
  parser:argument("dictionary", "Files to check; without any, all of data/.")
    :args "*"
  parser:option("--failures", "Show so many examples that fail."):argname "N"
    :convert(tonumber) :default "20"
  parser:option("--data", "The data folder."):argname "FOLDER"
  parser:flag("-q --quiet", "Only what is wrong.")
end

local function real(path)
  local folder, name = file.split(path)
  local here = file.exists(folder) and require "lfs".currentdir()
  if folder:sub(1, 1) ~= "/" and here then folder = here .. "/" .. folder end
  return (folder .. "/" .. name):gsub("/%./", "/"):gsub("/%.$", "")
end

-- Which files of the list were named; others are added to it.
local function choose(names, data)
  local files = assert(dictionary.files(data))
  if #names == 0 then return files, function() return true end end
  local chosen, more = {}, {}
  for _, name in ipairs(names) do
    local found
    for _, item in ipairs(files) do
      if item.name == name or item.path == name
        or real(item.path) == real(name) then
        chosen[item.name], found = true, true
      end
    end
    if not found then
      chosen[name] = true
      more[#more + 1] = name
    end
  end
  if #more > 0 then
    local list, message = dictionary.files(data, more)
    if not list then error(message, 0) end
    files = list
  end
  return files, function(item) return chosen[item.name] end
end

local function tell(problems)
  table.sort(problems, function(a, b)
    if a.file ~= b.file then return a.file < b.file end
    return a.line < b.line
  end)
  for _, one in ipairs(problems) do
    print(("%s:%d: %s"):format(one.file, one.line, one.why))
  end
end

local function tellfailures(results, most)
  local shown, hidden = 0, 0
  for _, result in ipairs(results) do
    for _, one in ipairs(result.failures) do
      shown = shown + 1
      if shown <= most then
        print(("%s:%d: %s\n  %s\n  wanted %s\n  got    %s"):format(
          result.item.name, one.line, one.pattern,
          one.example ~= "" and one.example or "(no example)",
          one.wanted ~= "" and one.wanted or "(no rows are named)",
          one.got ~= "" and one.got or "nothing"))
      else
        hidden = hidden + 1
      end
    end
  end
  if hidden > 0 then
    print(("… and %d more examples fail (--failures %d)"):format(hidden,
      shown))
  end
end

local function summary(results)
  local passed, total = 0, 0
  for _, result in ipairs(results) do
    print(("%-28s %4d of %4d examples pass"):format(result.item.name,
      result.passed, result.total))
    passed, total = passed + result.passed, total + result.total
  end
  return passed, total
end

local function run(args)
  local data = args.data or core.home .. "/data"
  local files, wanted = choose(args.dictionary, data)
  local words, found = dictionary.read(files)
  if not words then error(found, 0) end
  local problems = {}
  local byname = {}
  for _, item in ipairs(files) do byname[item.name] = item end
  for _, one in ipairs(found) do
    if wanted(byname[one.file]) then problems[#problems + 1] = one end
  end
  if #found > 0 and #found[1].why > 0 then words:finish() end
  local ok, all = pcall(lint.rows, files)
  if not ok then error(all, 0) end
  for _, list in ipairs { lint.clashes(all, wanted),
    lint.composed(all, words) } do
    table.move(list, 1, #list, #problems + 1, problems)
  end
  tell(problems)
  local results = lint.examples(all, wanted, {
    plain = coder.new { dictionary = words },
    uncoded = coder.new { dictionary = words, uncoded = true },
  })
  tellfailures(results, args.failures)
  local passed, total = 0, 0
  if args.quiet then
    for _, r in ipairs(results) do
      passed, total = passed + r.passed, total + r.total
    end
  else
    passed, total = summary(results)
  end
  local counts = words:counts()
  print(("%d files, %d names, %d rules, %d codes: %d mistakes, "
    .. "%d of %d examples pass"):format(#files, counts.names, counts.rules,
    counts.codes, #problems, passed, total))
  return (#problems > 0 or passed < total) and 1 or 0
end

return {
  name = "check",
  summary = "Check dictionaries and code every rule's own example.",
  epilog = [[
Examples:
  casus check                            all dictionaries of data/
  casus check data/actions/04.csv        one of them
  casus check my/actors.csv              one of your own, beside ours]],
  configure = configure,
  run = run,
}
