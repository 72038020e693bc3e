#!/bin/sh
# Whole publications: NAME/in, and beside it what it must produce: site.txt (stele dump site), findings.txt,
# files.txt (what is built; nothing where there are errors), terms.txt where it is there (stele terms) and expect.txt
# (PATH, a tab, what must stand in it; a book's files below books/ID/). --accept shows how all but the last would change and rewrites them.
. "$(dirname "$0")/../lib.sh"
cd "$root/tests/sites" || exit 2
for case in */; do
    name=${case%/}
    "$stele" dump site "$name/in" >"$tmp/site.txt" 2>/dev/null
    "$stele" build "$name/in" -o "$tmp/$name" 2>"$tmp/findings.txt"
    echo "exit status $?" >>"$tmp/findings.txt"
    (cd "$tmp/$name" 2>/dev/null && find site books -type f 2>/dev/null | sed -E 's/(style|script)-[0-9a-f]*/\1-HASH/' | LC_ALL=C sort) >"$tmp/files.txt"
    for file in site findings files; do
        if [ "$1" = --accept ]; then
            diff -u "$name/$file.txt" "$tmp/$file.txt" 2>/dev/null || cp "$tmp/$file.txt" "$name/$file.txt"
        else
            same "site $name: $file" "$name/$file.txt" "$tmp/$file.txt"
        fi
    done
    if [ -f "$name/terms.txt" ]; then
        "$stele" terms "$name/in" >"$tmp/terms.txt" 2>/dev/null
        if [ "$1" = --accept ]; then
            diff -u "$name/terms.txt" "$tmp/terms.txt" || cp "$tmp/terms.txt" "$name/terms.txt"
        else
            same "site $name: terms" "$name/terms.txt" "$tmp/terms.txt"
        fi
    fi
    for book in "$tmp/$name"/books/*.epub; do
        [ -f "$book" ] && unzip -qqo "$book" -d "${book%.epub}"
    done
    [ -f "$name/expect.txt" ] || continue
    while IFS="$(printf '\t')" read -r path text; do
        says "site $name: $path" "$tmp/$name/$path" "$text"
    done <"$name/expect.txt"
    [ -f "$name/once.txt" ] || continue
    while IFS="$(printf '\t')" read -r path text; do
        count=$(grep -cF -- "$text" "$tmp/$name/$path")
        [ "$count" = 1 ] && ok "site $name: $path, once" || not_ok "site $name: $path has “$text” $count times"
    done <"$name/once.txt"
done
exit $failed
