#!/bin/sh
# Each NAME.md, or publication NAME where a pass asks its configuration or terms, beside what it becomes, byte for byte:
# NAME.ast, NAME.xhtml, NAME.diag, and where they are there NAME.txt and NAME.json (stele dump text, stele terms).
# --accept shows how they would change and, once you have read that, rewrites them.
. "$(dirname "$0")/../lib.sh"
cd "$root/tests/golden" || exit 2
for markdown in *.md */; do
    name=${markdown%.md}
    name=${name%/}
    "$stele" dump ast "$markdown" >"$tmp/$name.ast" 2>"$tmp/$name.diag"
    "$stele" dump body "$markdown" >"$tmp/$name.xhtml" 2>/dev/null
    kinds='ast xhtml diag'
    if [ -f "$name.txt" ]; then
        kinds="$kinds txt"
        "$stele" dump text "$markdown" >"$tmp/$name.txt" 2>/dev/null
    fi
    if [ -f "$name.json" ]; then
        kinds="$kinds json"
        "$stele" terms --format=json "$markdown" >"$tmp/$name.json" 2>/dev/null
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
