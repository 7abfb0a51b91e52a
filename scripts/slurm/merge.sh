#!/bin/sh
# merge.sh OUTPUT N JOB: joins the N parts that the tasks of JOB, a job array of
# shard.sh, wrote; in order.  Then removes them.
set -eu
output=$1 n=$2 job=$3
folder=$(dirname "$output") name=${output##*/}
stem=${name%%.*}

set --
for i in $(seq "$n"); do
  set -- "$@" "$(printf '%s/%s.part-%04d%s' "$folder" "$stem" "$i" \
    "${name#"$stem"}")"
done

# A task whose node died counts as ended for a moment, before it starts again.
missing() {
  for part; do [ -f "$part" ] || return 0; done
  return 1
}
while missing "$@" && squeue --noheader --jobs "$job" 2>/dev/null | grep -q .
do sleep 2; done

"${CASUS:-casus}" merge "$@" -o "$output"
for part; do rm -f "$part" "$part.rejects.jsonl"; done
