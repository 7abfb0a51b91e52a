-- A real Slurm cluster on this machine, with CASUS_SLOW=1; see spec/slurm.sh.

local support = require "support"

describe("a cluster", function()
  it("gives the rows of a plain run although a node dies", function()
    if not os.getenv "CASUS_SLOW" then return pending "set CASUS_SLOW=1" end
    local path = os.tmpname()
    local _, _, status = os.execute(("sh spec/slurm.sh '%s' >%s 2>&1"):format(
      os.getenv "CASUS" or "build/casus", path))
    local out = support.read(path)
    os.remove(path)
    assert.equal(0, status, out)
    if out:find "pending" then return pending(out) end
    assert.is_truthy(out:find("one node died, the same rows", 1, true))
    assert.is_truthy(out:find("parallel: 8 shards, the same rows", 1, true))
  end)
end)
