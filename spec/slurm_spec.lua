-- A real Slurm cluster on this machine, in `make test`; see spec/slurm.sh.

local support = require "support"

describe("a cluster", function()
  it("gives the rows of a plain run although a node dies", function()
    if not (os.getenv "CASUS_SLURM" or os.getenv "CASUS_SLOW") then
      return pending "make test and make test-slurm run it"
    end
    local path = os.tmpname()
    local _, _, status = os.execute(
      ("timeout 600 sh spec/slurm.sh '%s' >%s 2>&1"):format(
        os.getenv "CASUS" or "build/casus", path))
    local out = support.read(path)
    os.remove(path)
    assert.equal(0, status, out)
    local why = out:match "test%-slurm: pending, ([^\n]+)"
    if why then return pending(why) end
    assert.is_truthy(out:find("one node died, the same rows", 1, true))
    assert.is_truthy(out:find("parallel: 8 shards, the same rows", 1, true))
  end)
end)
