#!/bin/sh
# Each NAME.md beside what it becomes: NAME.ast, NAME.xhtml, NAME.diag, byte for byte.
# --accept shows how they would change and, once you have read that, rewrites them.
. "$(dirname "$0")/../lib.sh"
cd "$root/tests/golden" || exit 2
for markdown in *.md; do
    name=${markdown%.md}
    "$stele" dump ast "$markdown" >"$tmp/$name.ast" 2>"$tmp/$name.diag"
    "$stele" dump body "$markdown" >"$tmp/$name.xhtml" 2>/dev/null
    for kind in ast xhtml diag; do
        if [ "$1" = --accept ]; then
            diff -u "$name.$kind" "$tmp/$name.$kind" 2>/dev/null || cp "$tmp/$name.$kind" "$name.$kind"
        else
            same "golden $name.$kind" "$name.$kind" "$tmp/$name.$kind"
        fi
    done
done
exit $failed
