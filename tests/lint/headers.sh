#!/bin/sh
# Every header compiles by itself.
cd "$(dirname "$0")/../.." || exit 2
failed=0
for header in src/*.h src/*/*.h; do
    echo "#include \"${header#src/}\"" | ${CC:-cc} -std=c11 -D_GNU_SOURCE -Isrc -Wall -Wextra -fsyntax-only -x c - ||
        { echo "not ok - $header doesn't compile by itself" && failed=1; }
done
[ $failed = 0 ] && echo "ok - every header compiles by itself"
exit $failed
