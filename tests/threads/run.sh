#!/bin/sh
# What threads could spoil: builds under ThreadSanitizer, and with one job and with eight, which have to give the same
# bytes. --stress: all sites so, and the site of tables 500 times.
. "$(dirname "$0")/../lib.sh"
sites=$root/tests/sites
plain=$root/build/stele
watched=$root/build/tsan/stele
export TSAN_OPTIONS='halt_on_error=1 exitcode=66'

# one_and_eight NAME FOLDER: watched with eight jobs, and as it ships with one and with eight; findings are compared too.
one_and_eight() {
    "$plain" build "$2" -o "$tmp/one" --jobs=1 2>"$tmp/one.err"
    status=$?
    expect "$1, eight jobs" $status "$plain" build "$2" -o "$tmp/eight" --jobs=8
    same "$1: the same findings" "$tmp/one.err" "$tmp/err"
    expect "$1, eight jobs, watched" $status "$watched" build "$2" -o "$tmp/watched" --jobs=8
    same "$1: the same findings, watched" "$tmp/one.err" "$tmp/err"
    for out in eight watched; do
        mkdir -p "$tmp/one" "$tmp/$out" # where there are errors nothing is built
        same "$1: one job and $out, the same bytes" "$tmp/one" "$tmp/$out"
    done
    rm -rf "$tmp/one" "$tmp/eight" "$tmp/watched"
}

# many COUNT: the same build over and over, each against the first.
many() {
    "$plain" build "$sites/tables/in" -o "$tmp/first" --jobs=1
    for i in $(seq "$1"); do
        rm -rf "$tmp/again/.cache"
        if ! "$plain" build "$sites/tables/in" -o "$tmp/again" --jobs=8 2>"$tmp/err"; then
            not_ok "build $i of $1 failed"
            cat "$tmp/err"
            return
        fi
        diff -rx .cache "$tmp/first" "$tmp/again" >"$tmp/diff" 2>&1 && continue
        not_ok "build $i of $1 is another"
        head -n 20 "$tmp/diff"
        return
    done
    ok "$1 builds of tables with eight jobs are the same"
}

if [ "$1" = --stress ]; then
    for site in "$sites"/*/in; do one_and_eight "$(basename "$(dirname "$site")")" "$site"; done
    one_and_eight 'the handbook' "$root/content"
    many 500
else
    one_and_eight tables "$sites/tables/in"
    one_and_eight books "$sites/books/in"
fi
exit $failed
