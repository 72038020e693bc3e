#!/bin/sh
# What becomes of a good site while the disk fails or the process is killed: at each call of the system from within, at
# spread moments from outside. --stress: many more moments, and with eight threads.
cd "$(dirname "$0")/../.." || exit 2
failed=0
for what in full io kill; do build/release/fail $what 1 || failed=1; done
if [ "$1" = --stress ]; then
    for what in full io kill; do build/release/fail $what 1 8 || failed=1; done
    python3 tests/fail/outside.py build/stele 200 || failed=1
else
    python3 tests/fail/outside.py build/stele 24 || failed=1
fi
exit $failed
