#!/bin/sh
# The specifications' own tests, where they are at hand.
. "$(dirname "$0")/../lib.sh"
spec=$shared/mustache-spec
if [ -d "$spec" ]; then
    out=$("$root/build/release/mustache" "$spec"/comments.json "$spec"/delimiters.json "$spec"/interpolation.json \
        "$spec"/inverted.json "$spec"/partials.json "$spec"/sections.json "$spec"/~inheritance.json) || failed=1
    echo "$out" | grep -v 'passed, '
    for i in $(seq "$(echo "$out" | sed -n 's/^\([0-9]*\) passed.*/\1/p')"); do echo "ok - mustache $i"; done
else
    skip 'the Mustache specification: ../shared is absent'
fi
examples=$shared/markdown-spec/gfm-0.29.json
if [ -f "$examples" ]; then
    "$root/build/release/gfm" "$examples" >"$tmp/made" && python3 "$root/tests/conformance/gfm.py" "$examples" "$tmp/made" || failed=1
else
    skip 'the GFM examples: ../shared is absent'
fi
tools=$root/build/tools
if [ -d "$tools/node_modules/micromark" ]; then
    [ -f "$examples" ] || examples=
    node "$root/tests/conformance/text.mjs" "$stele" "$tools" "$tmp" $examples || failed=1
else
    skip 'the text of pages against micromark: it is not installed'
fi
exit $failed
