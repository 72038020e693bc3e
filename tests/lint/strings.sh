#!/bin/sh
# The interface's words: every language has the same ones, and the templates ask for none that isn't there.
cd "$(dirname "$0")/../.." || exit 2
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
failed=0
words=themes/stele/strings

keys() { sed -n 's/^\([a-z_]*\): ".*"$/\1/p' "$1" | LC_ALL=C sort; }

keys "$words/en.yaml" >"$tmp/en"
[ -s "$tmp/en" ] || { echo "not ok - $words/en.yaml has no words" && exit 1; }
for file in "$words"/*.yaml; do
    keys "$file" >"$tmp/here"
    if [ "$(wc -l <"$tmp/here")" != "$(grep -c . "$file")" ]; then
        echo "not ok - $file has lines of another form than key: \"words\"" && failed=1
    fi
    diff "$tmp/en" "$tmp/here" >"$tmp/diff" || { echo "not ok - $file differs from en.yaml:" && grep '^[<>]' "$tmp/diff" && failed=1; }
    uniq -d "$tmp/here" | grep . && echo "not ok - these stand twice in $file" && failed=1
done

# %1 and %2 stand in every language where they do in one.
for key in $(cat "$tmp/en"); do
    for place in %1 %2 %3; do
        count=$(grep -l "^$key:.*$place" "$words"/*.yaml | wc -l)
        [ "$count" = 0 ] || [ "$count" = "$(ls "$words"/*.yaml | wc -l)" ] ||
            { echo "not ok - $key has $place in some languages only" && failed=1; }
    done
done

grep -oh '{{t\.[a-z_]*}}' themes/stele/*.html themes/stele/book/*.xhtml | sed 's/{{t\.\(.*\)}}/\1/' | LC_ALL=C sort -u >"$tmp/used"
grep -rhoE 'strings_get\([a-z_>-]*, "[a-z_]*"\)' src | sed 's/.*"\(.*\)".*/\1/' | LC_ALL=C sort -u >>"$tmp/used"
LC_ALL=C sort -u "$tmp/used" | LC_ALL=C comm -23 - "$tmp/en" >"$tmp/missing"
[ -s "$tmp/missing" ] && echo "not ok - words that no language has:" && cat "$tmp/missing" && failed=1

# What pages set, templates may ask for: the list by which a theme is checked has it, in order.
grep -ohE '(value_set|set_or_hide)\([^;"]*"[a-z_]+"' src/view/*.c src/web/*.c src/book/*.c | sed 's/.*"\(.*\)"/"\1",/' | LC_ALL=C sort -u >"$tmp/set"
LC_ALL=C sort -u src/view/names.inc >"$tmp/names"
cmp -s src/view/names.inc "$tmp/names" || { echo "not ok - src/view/names.inc isn't sorted" && failed=1; }
LC_ALL=C comm -23 "$tmp/set" "$tmp/names" >"$tmp/missing"
[ -s "$tmp/missing" ] && echo "not ok - values that src/view/names.inc lacks:" && cat "$tmp/missing" && failed=1

[ $failed = 0 ] && echo "ok - every language has all words"
exit $failed
