#!/bin/sh
# code.sh OUTPUT N INPUT… [options of casus code]: codes an archive in N parts on
# a Slurm cluster, then merges them: OUTPUT is what one run would have written.
# The folders must be visible to all nodes.  Prints the ids of the two jobs; what
# they say is in OUTPUT.log, and a part that failed is told there.
#   code.sh events.csv 8 archive/
#   SBATCH='--partition long --cpus-per-task 4' code.sh events.csv 100 archive/
set -eu
if [ $# -lt 3 ]; then
  sed -n '2,7s/^# //p' "$0" >&2
  exit 2
fi
here=$(cd "$(dirname "$0")" && pwd)
output=$1 n=$2
# shellcheck disable=SC2086 # $SBATCH is several words
tasks=$(sbatch --parsable --job-name casus-code --array "1-$n" --requeue \
  --open-mode append --output "$output.log" ${SBATCH:-} "$here/shard.sh" "$@")
# shellcheck disable=SC2086
merge=$(sbatch --parsable --job-name casus-merge --requeue --open-mode append \
  --dependency "afterany:$tasks" --output "$output.log" ${SBATCH:-} \
  "$here/merge.sh" "$output" "$n" "$tasks")
echo "$tasks $merge"
