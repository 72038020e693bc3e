#!/bin/sh
# Findings' codes: each that the source has stands in base/codes.inc, which knows no other, and in the handbook.
cd "$(dirname "$0")/../.." || exit 2
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
failed=0
export LC_ALL=C

# Words with a dot in the source that are codes: names of files and abbreviations aren't.
grep -rhoE '"[a-z]+(\.[a-z0-9]+)+"' $(find src -name '*.[ch]') | tr -d '"' |
    grep -vE '\.(html|xhtml|md|css|js|h|yaml|xml|txt|ini|db|json)$|^(e\.g|i\.e|n\.d)$' | sort -u >"$tmp/source"
sed -n 's/^CODE("\(.*\)", [A-Z]*)$/\1/p' src/base/codes.inc >"$tmp/table"
[ -s "$tmp/table" ] || { echo "not ok - src/base/codes.inc has no codes" && exit 1; }
sort -cu "$tmp/table" || { echo "not ok - src/base/codes.inc isn't in order" && failed=1; }
diff "$tmp/table" "$tmp/source" >"$tmp/diff" ||
    { echo "not ok - src/base/codes.inc (<) and the source (>) have different codes:" && grep '^[<>]' "$tmp/diff" && failed=1; }

# The handbook names them before a line that begins with a colon.
grep -B1 '^: ' content/articles/findings.md | grep -v '^: ' | tr -s ', ' '\n' | sort -u >"$tmp/handbook"
comm -23 "$tmp/table" "$tmp/handbook" >"$tmp/missing"
[ ! -s "$tmp/missing" ] || { echo "not ok - codes that content/articles/findings.md lacks:" && cat "$tmp/missing" && failed=1; }
grep '\.' "$tmp/handbook" | comm -13 "$tmp/table" - >"$tmp/gone"
[ ! -s "$tmp/gone" ] || { echo "not ok - codes that only content/articles/findings.md has:" && cat "$tmp/gone" && failed=1; }

[ $failed = 0 ] && echo "ok - every code of a finding is in the table and in the handbook"
exit $failed
