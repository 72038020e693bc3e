#!/bin/sh
# Each fuzz target on our own files and a second more: that it stands, not that nothing is to be found.
cd "$(dirname "$0")/../.." || exit 2
failed=0
for source in tests/fuzz/*.c; do
    target=$(basename "$source" .c)
    if tests/fuzz/run.sh "$target" 1 >build/fuzz/brief.txt 2>&1; then
        echo "ok - fuzz target $target"
    else
        echo "not ok - fuzz target $target"
        cat build/fuzz/brief.txt
        failed=1
    fi
done
exit $failed
