#!/bin/sh
# Runs every test and counts: `make test` has built what they need. One line for each suite, the failures in full, and
# at the end the count of all.
cd "$(dirname "$0")/.." || exit 2
log=$(mktemp -d)
trap 'rm -rf "$log"' EXIT
passed=0 failed=0 skipped=0

count() { # NAME STATUS OK NOT_OK SKIPPED
    passed=$((passed + $3)) failed=$((failed + $4)) skipped=$((skipped + $5))
    if [ "$2" != 0 ] && [ "$4" = 0 ]; then
        failed=$((failed + 1))
        echo "FAILED  $1: exit status $2"
        tail -n 30 "$log/out"
    elif [ "$4" != 0 ]; then
        echo "FAILED  $1: $4 of $(($3 + $4))"
    elif [ "$3" = 0 ]; then
        echo "skipped $1"
    else
        echo "passed  $1: $3$([ "$5" = 0 ] || echo ", $5 skipped")"
    fi
}

# A script whose lines begin with "ok", "not ok" or "skip".
suite() {
    name=$1
    shift
    "$@" >"$log/out" 2>&1
    status=$?
    count "$name" $status "$(grep -c '^ok - ' "$log/out")" "$(grep -c '^not ok - ' "$log/out")" "$(grep -c '^skip - ' "$log/out")"
    grep '^skip - ' "$log/out" | sed 's/^/        /'
    if grep -q '^not ok - ' "$log/out"; then grep -v '^ok - ' "$log/out"; fi
}

# A runner of Check, whose last count is "100%: Checks: 7, Failures: 0, Errors: 0".
units() {
    name=$1
    shift
    "$@" >"$log/out" 2>&1
    status=$?
    set -- $(sed -n 's/.*Checks: \([0-9]*\), Failures: \([0-9]*\), Errors: \([0-9]*\).*/\1 \2 \3/p' "$log/out" | tail -n 1)
    bad=$((${2:-0} + ${3:-0}))
    count "$name" $status $((${1:-0} - bad)) $bad 0
    [ $bad = 0 ] || grep -E ':[FE]:|runtime error|ERROR:' "$log/out"
}

suite 'lint: layers' tests/lint/layers.sh
suite 'lint: headers' tests/lint/headers.sh
suite 'lint: banned' tests/lint/banned.sh
suite 'lint: words' tests/lint/strings.sh
suite 'lint: codes' tests/lint/codes.sh
suite 'lint: classes' tests/lint/classes.sh
units 'units' build/release/unit
units 'units, watched (ASan, UBSan)' build/asan/unit
units 'units, threads watched (TSan)' build/tsan/unit
suite 'threads (TSan, one against eight)' tests/threads/run.sh
suite 'glosses' tests/glosses/run.sh
suite 'golden files' tests/golden/run.sh
suite 'golden files, watched' env STELE="$PWD/build/asan/stele" tests/golden/run.sh
suite 'conformance' tests/conformance/run.sh
suite 'readings and scripts (ICU, OpenCC)' tests/lang/run.sh
suite 'whole sites' tests/sites/run.sh
suite 'whole sites, watched' env STELE="$PWD/build/asan/stele" tests/sites/run.sh
suite 'the handbook, tried' tests/handbook/run.sh
suite 'calls and help' tests/e2e/calls.sh
suite 'findings as they are wanted' tests/e2e/tuning.sh
suite 'command line' tests/e2e/build.sh
suite 'command line, watched' env STELE="$PWD/build/asan/stele" tests/e2e/build.sh
suite 'output, whole or nothing' tests/e2e/output.sh
suite 'output, watched' env STELE="$PWD/build/asan/stele" tests/e2e/output.sh
suite 'disks that fail, kills, two at once' tests/fail/run.sh
suite 'terms for other programs' tests/e2e/exchange.sh
suite 'terms for other programs, watched' env STELE="$PWD/build/asan/stele" tests/e2e/exchange.sh
suite 'review' tests/e2e/review.sh
suite 'review, watched' env STELE="$PWD/build/asan/stele" tests/e2e/review.sh
suite 'several languages' tests/e2e/editions.sh
suite 'several languages, watched' env STELE="$PWD/build/asan/stele" tests/e2e/editions.sh
suite 'translations remembered' tests/e2e/lock.sh
suite 'translations remembered, watched' env STELE="$PWD/build/asan/stele" tests/e2e/lock.sh
suite 'files and their names' tests/e2e/files.sh
suite 'files and their names, watched' env STELE="$PWD/build/asan/stele" tests/e2e/files.sh
suite 'pictures that travel' tests/e2e/pictures.sh
suite 'work is linear' tests/e2e/cost.sh
suite 'bad input' tests/e2e/bad-input.sh
suite 'bad input, watched' env STELE="$PWD/build/asan/stele" tests/e2e/bad-input.sh
suite 'fuzz targets, for a moment' tests/fuzz/brief.sh
suite 'memory (valgrind)' tests/e2e/memory.sh
suite 'books and pages (EPUBCheck, vnu)' tests/books/run.sh
suite 'random documents (EPUBCheck, vnu)' tests/books/random.sh 40
suite 'browser (axe, Chromium, a reading system)' tests/browser/run.sh

echo
echo "$passed passed, $failed failed, $skipped skipped"
[ $failed = 0 ]
