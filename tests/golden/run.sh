#!/bin/sh
# Each NAME.md beside what it becomes: NAME.ast, NAME.xhtml, NAME.diag, and NAME.txt where it is there, byte for byte.
# --accept shows how they would change and, once you have read that, rewrites them.
. "$(dirname "$0")/../lib.sh"
cd "$root/tests/golden" || exit 2
for markdown in *.md; do
    name=${markdown%.md}
    "$stele" dump ast "$markdown" >"$tmp/$name.ast" 2>"$tmp/$name.diag"
    "$stele" dump body "$markdown" >"$tmp/$name.xhtml" 2>/dev/null
    kinds='ast xhtml diag'
    if [ -f "$name.txt" ]; then
        kinds="$kinds txt"
        "$stele" dump text "$markdown" >"$tmp/$name.txt" 2>/dev/null
    fi
    for kind in $kinds; do
        if [ "$1" = --accept ]; then
            diff -u "$name.$kind" "$tmp/$name.$kind" 2>/dev/null || cp "$tmp/$name.$kind" "$name.$kind"
        else
            same "golden $name.$kind" "$name.$kind" "$tmp/$name.$kind"
        fi
    done
done
exit $failed
