#!/usr/bin/env bash
# supervise.sh COMMAND...: runs the command until it ends or until stdin closes, which it does however the parent ends, Ctrl-C and kill -9 included.
# Must be the leader of its own process group: what it ends is the whole group.
exec 3<&0 </dev/null
"$@" 3<&- &
component=$!
{ read -r _ <&3; kill -KILL -- -$$; } &
watcher=$!
wait "$component"
code=$?
kill "$watcher" 2>/dev/null
exit "$code"
