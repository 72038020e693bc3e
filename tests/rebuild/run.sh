#!/bin/sh
# Builds into a folder that has an earlier build, whatever was edited since, are as builds into an empty one: random
# edits, builds that are killed, edits while one runs. First of all the tester is tried with programs that forget.
# --stress: 200 sequences, 50 kills within the steps.
cd "$(dirname "$0")/../.." || exit 2
rebuild() { python3 tests/rebuild/rebuild.py "${STELE:-build/stele}" "$@" || failed=1; }
failed=0
for what in outputs findings; do rebuild --sham=$what --sequences 40; done
if [ "$1" = --stress ]; then
    for what in times options; do rebuild --sham=$what --sequences 40; done
    rebuild --sequences 200 --kills 50 --races 500
else
    rebuild --sequences 5 --steps 25 --kills 4 --races 30
fi
exit $failed
