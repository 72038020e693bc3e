#!/bin/sh
# Runs every test and counts: `make test` has built what they need. Suites run side by side, as many as there are cores,
# and are told in their order: one line for each, the failures in full, and at the end the count of all.
cd "$(dirname "$0")/.." || exit 2
log=$(mktemp -d)
trap 'rm -rf "$log"' EXIT
trap 'trap - INT TERM; kill 0' INT TERM
passed=0 failed=0 skipped=0 suites=0

# Whoever takes a line from here may run.
mkfifo "$log/free"
exec 3<>"$log/free"
for core in $(seq "$(nproc)"); do echo >&3; done

begin() { # KIND NAME COMMAND…
    suites=$((suites + 1))
    echo "$1 $2" >"$log/$suites.name"
    shift 2
    (
        read -r turn <&3
        begun=$(date +%s)
        "$@" >"$log/$suites.out" 2>&1 </dev/null 3>&-
        echo $? >"$log/$suites.status"
        echo $(($(date +%s) - begun)) >"$log/$suites.seconds"
        echo >&3
    ) &
    eval "job_$suites=$!"
}

# A script whose lines begin with "ok", "not ok" or "skip".
suite() { begin script "$@"; }

# A runner of Check, whose last count is "100%: Checks: 7, Failures: 0, Errors: 0".
units() { begin units "$@"; }

# What takes longest comes first, so that nothing is left to wait for.
suite 'browser (axe, Chromium, a reading system)' tests/browser/run.sh
suite 'memory (valgrind)' tests/e2e/memory.sh
suite 'books and pages (EPUBCheck, vnu)' tests/books/run.sh
suite 'golden files, watched' env STELE="$PWD/build/asan/stele" tests/golden/run.sh
suite 'bad input, watched' env STELE="$PWD/build/asan/stele" tests/e2e/bad-input.sh
units 'units, threads watched (TSan)' build/tsan/unit
suite 'work is linear' tests/e2e/cost.sh
suite 'random documents (EPUBCheck, vnu)' tests/books/random.sh 40
suite 'disks that fail, kills, two at once' tests/fail/run.sh
suite 'only what changed' tests/rebuild/run.sh

suite 'lint: layers' tests/lint/layers.sh
suite 'lint: headers' tests/lint/headers.sh
suite 'lint: banned' tests/lint/banned.sh
suite 'lint: names' tests/lint/names.sh
suite 'lint: words' tests/lint/words.sh
suite 'lint: lengths' tests/lint/functions.sh
suite 'lint: strings' tests/lint/strings.sh
suite 'lint: codes' tests/lint/codes.sh
suite 'lint: classes' tests/lint/classes.sh
units 'units' build/release/unit
units 'units, watched (ASan, UBSan)' build/asan/unit
suite 'threads (TSan, one against eight)' tests/threads/run.sh
suite 'glosses' tests/glosses/run.sh
suite 'golden files' tests/golden/run.sh
suite 'conformance' tests/conformance/run.sh
suite 'readings and scripts (ICU, OpenCC)' tests/lang/run.sh
suite 'whole sites' tests/sites/run.sh
suite 'whole sites, watched' env STELE="$PWD/build/asan/stele" tests/sites/run.sh
suite 'the handbook, tried' tests/handbook/run.sh
suite 'how it is made' tests/e2e/make.sh
suite 'calls and help' tests/e2e/calls.sh
suite 'more articles than a page shows' tests/e2e/archive.sh
suite 'findings as they are wanted' tests/e2e/tuning.sh
suite 'pages without readings' tests/e2e/no-readings.sh
suite 'command line' tests/e2e/build.sh
suite 'command line, watched' env STELE="$PWD/build/asan/stele" tests/e2e/build.sh
suite 'only what changed' tests/e2e/rebuild.sh
suite 'output, whole or nothing' tests/e2e/output.sh
suite 'output, watched' env STELE="$PWD/build/asan/stele" tests/e2e/output.sh
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
suite 'libraries at first use' tests/e2e/libraries.sh
suite 'bad input' tests/e2e/bad-input.sh
suite 'fuzz targets, for a moment' tests/fuzz/brief.sh

# --- what came of them

count() { # NAME STATUS OK NOT_OK SKIPPED
    passed=$((passed + $3)) failed=$((failed + $4)) skipped=$((skipped + $5))
    if [ "$2" != 0 ] && [ "$4" = 0 ]; then
        failed=$((failed + 1))
        echo "FAILED  $1: exit status $2"
        tail -n 30 "$out"
    elif [ "$4" != 0 ]; then
        echo "FAILED  $1: $4 of $(($3 + $4))"
    elif [ "$3" = 0 ]; then
        echo "skipped $1"
    else
        echo "passed  $1: $3$([ "$5" = 0 ] || echo ", $5 skipped")$([ "$seconds" -lt 10 ] || echo " ($seconds s)")"
    fi
}

tell_script() { # NAME STATUS
    count "$1" "$2" "$(grep -c '^ok - ' "$out")" "$(grep -c '^not ok - ' "$out")" "$(grep -c '^skip - ' "$out")"
    grep '^skip - ' "$out" | sed 's/^/        /'
    if grep -q '^not ok - ' "$out"; then grep -v '^ok - ' "$out"; fi
}

tell_units() { # NAME STATUS
    name=$1 status=$2
    set -- $(sed -n 's/.*Checks: \([0-9]*\), Failures: \([0-9]*\), Errors: \([0-9]*\).*/\1 \2 \3/p' "$out" | tail -n 1)
    bad=$((${2:-0} + ${3:-0}))
    count "$name" "$status" $((${1:-0} - bad)) $bad 0
    [ $bad = 0 ] || grep -E ':[FE]:|runtime error|ERROR:' "$out"
}

for number in $(seq $suites); do
    eval "wait \$job_$number"
    read -r kind name <"$log/$number.name"
    out=$log/$number.out seconds=$(cat "$log/$number.seconds")
    tell_$kind "$name" "$(cat "$log/$number.status")"
done

echo
echo "$passed passed, $failed failed, $skipped skipped"
[ $failed = 0 ]
