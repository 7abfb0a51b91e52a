#!/bin/sh
# slurm.sh PROGRAM: sets up a Slurm cluster of one controller and two nodes on
# this machine, codes an archive in 8 shards, lets a node die on the way, and
# compares the merged rows with those of a plain run; the same with GNU parallel.
# Everything is below one new folder and is stopped at the end.
set -eu
CASUS=$(realpath "$1") here=$(cd "$(dirname "$0")/.." && pwd)
CASUS_HOME=$here
export CASUS CASUS_HOME

if ! timeout 300 sh "$here/.ci/need" slurmctld slurmd slurm-client munge \
  parallel; then
  echo "test-slurm: pending, the packages cannot be installed"
  exit 0
fi

work=$(mktemp -d)
chmod 755 "$work"
SLURM_CONF=$work/slurm.conf
export SLURM_CONF
host=$(uname -n)
port=$((17400 + $$ % 3000 * 4)) # two runs may meet

# Ends a process of ours by the file that holds its id.
stop() {
  [ -s "$1" ] || return 0
  id=$(cat "$1")
  kill "$id" 2>/dev/null || return 0
  for _ in 1 2 3 4 5 6 7 8 9 10; do
    kill -0 "$id" 2>/dev/null || return 0
    sleep 0.3
  done
  kill -9 "$id" 2>/dev/null || true
}

down() {
  scancel --quiet --user "$(id -un)" 2>/dev/null || true
  sleep 0.5
  for name in one two controller munge; do stop "$work/$name.pid"; done
  rm -rf "$work"
}
trap down EXIT
trap 'exit 1' INT TERM

# ---- the cluster ----

# A resumed job waits for the credentials of the first to expire; a node that
# says nothing for ten seconds is dead.  Where the host's name is the loopback
# address, nothing may listen elsewhere, or the daemons miss each other.
configure() {
  loopback=
  case $(getent hosts "$host") in
    127.*) loopback="CommunicationParameters=NoCtldInAddrAny,NoInAddrAny" ;;
  esac
  user=$(id -un)
  {
    echo "ClusterName=casus"
    echo "SlurmctldHost=$host(127.0.0.1)"
    echo "SlurmctldPort=$port"
    echo "SlurmUser=$user"
    echo "SlurmdUser=$user"
    echo "AuthInfo=socket=$work/munge.socket,cred_expire=5"
    echo "$loopback"
    echo "StateSaveLocation=$work/state"
    echo "SlurmdSpoolDir=$work/spool.%n"
    echo "SlurmctldPidFile=$work/controller.pid"
    echo "SlurmdPidFile=$work/%n.pid"
    echo "SlurmctldLogFile=$work/controller.log"
    echo "SlurmdLogFile=$work/%n.log"
    echo "ProctrackType=proctrack/linuxproc"
    echo "TaskPlugin=task/none"
    echo "SelectType=select/cons_tres"
    echo "SchedulerParameters=batch_sched_delay=0,sched_interval=1"
    echo "SlurmdParameters=config_overrides"
    echo "ReturnToService=2"
    echo "SlurmdTimeout=10"
    echo "KillWait=5"
    for node in one two; do
      nodeport=$((port + ${#node}))
      [ $node = two ] && nodeport=$((nodeport + 1))
      echo "NodeName=$node NodeHostname=$host NodeAddr=127.0.0.1" \
        "Port=$nodeport CPUs=1 State=UNKNOWN"
    done
    echo "PartitionName=all Nodes=one,two Default=YES MaxTime=INFINITE State=UP"
  } >"$SLURM_CONF"
  echo "CgroupPlugin=cgroup/v1" >"$work/cgroup.conf"
}

# Some machines let no daemon start: that is not the program's fault.
none() {
  sinfo -N -l || true
  tail -n 20 "$work"/*.log "$work/munge.err" || true
  echo "test-slurm: pending, no cluster comes up on this machine"
  exit 0
}

daemons() {
  munged --force --key-file="$work/munge.key" --socket="$work/munge.socket" \
    --pid-file="$work/munge.pid" --log-file="$work/munge.log" \
    --seed-file="$work/munge.seed" 2>"$work/munge.err" &&
    slurmctld -f "$SLURM_CONF" &&
    slurmd -f "$SLURM_CONF" -N one && slurmd -f "$SLURM_CONF" -N two
}

up() {
  mkdir "$work/state" "$work/spool.one" "$work/spool.two"
  configure
  (umask 077 && head -c 1024 /dev/urandom >"$work/munge.key")
  if ! daemons; then none; fi
  for _ in $(seq 60); do
    idle=$(sinfo --noheader --states idle --format %D 2>/dev/null || true)
    [ "$idle" = 2 ] && return 0
    sleep 0.5
  done
  none
}

# The machine of a node dies: its daemon and what runs there, first the step
# daemons over the jobs, which would tell the controller of a failure.
crash() {
  kill -9 "$(cat "$work/$1.pid")"
  rm "$work/$1.pid"
  for process in /proc/[0-9]*; do
    if tr '\0' '\n' 2>/dev/null <"$process/environ" |
      grep -qx -e "SLURM_CONF=$SLURM_CONF" && tr '\0' '\n' 2>/dev/null \
      <"$process/environ" | grep -qx "SLURMD_NODENAME=$1"; then
      parent=$(awk '{ print $4 }' "$process/stat" 2>/dev/null || echo 1)
      case $(cat "/proc/$parent/comm" 2>/dev/null) in
        slurmstepd) kill -9 "$parent" 2>/dev/null || true ;;
      esac
      kill -9 "${process#/proc/}" 2>/dev/null || true
    fi
  done
}

# ---- the runs ----

start=$(date +%s)
archive=$work/archive.jsonl
"$CASUS" run "$here/spec/archive.lua" "${ARTICLES:-1500}" "$archive"
"$CASUS" code -q "$archive" -o "$work/plain.csv"

up
sinfo --noheader -N --format '%N %T'
cd "$work"
jobs=$(SBATCH="--chdir $work" sh "$here/scripts/slurm/code.sh" \
  "$work/slurm.csv" 8 "$archive")
for _ in $(seq 60); do # until a task has begun on the second node
  squeue --noheader --states running --nodelist two --format %i 2>/dev/null |
    grep -q . && break
  sleep 0.2
done
sleep 0.3
crash two
echo "node two died with: $(squeue --noheader --nodelist two --format %i |
  tr '\n' ' ')"
for _ in $(seq 400); do
  squeue --noheader 2>/dev/null | grep -q . || break
  sleep 0.3
done
if ! cmp "$work/plain.csv" "$work/slurm.csv"; then
  cat "$work/slurm.csv.log"
  tail -n 20 "$work"/*.log
  exit 1
fi
echo "slurm: jobs $jobs, 8 shards, one node died, the same rows as a plain run"

# casus code --shard with GNU parallel, as the README has it
parallel --jobs 2 "$CASUS" code -q -j 1 archive.jsonl --shard {}/8 \
  -o part-{}.csv ::: 1 2 3 4 5 6 7 8
"$CASUS" merge part-?.csv -o parallel.csv
cmp plain.csv parallel.csv
echo "parallel: 8 shards, the same rows as a plain run"
echo "$(wc -l <plain.csv) lines, $(($(date +%s) - start)) seconds"
