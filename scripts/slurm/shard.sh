#!/bin/sh
# shard.sh OUTPUT N INPUT… [options of casus code]: one task of a Slurm job array
# codes part $SLURM_ARRAY_TASK_ID of N.  It may be killed and started again, here
# or on another node, as often as Slurm likes: it goes on where it was, and waits
# where the first one still runs.  $CASUS is the program.
set -u
output=$1 n=$2
shift 2

folder=$(dirname "$output") name=${output##*/}
stem=${name%%.*}
part=$(printf '%s/%s.part-%04d%s' "$folder" "$stem" "$SLURM_ARRAY_TASK_ID" \
  "${name#"$stem"}")

"${CASUS:-casus}" code "$@" --shard "$SLURM_ARRAY_TASK_ID/$n" --resume \
  -j "${SLURM_CPUS_PER_TASK:-1}" -o "$part"
status=$?
# 1 with a complete part: some input was refused, which its rejects tell.
[ $status -eq 1 ] && [ -f "$part" ] && status=0
exit $status
