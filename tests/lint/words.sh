#!/bin/sh
# One word has one meaning: none of tests/lint/words.txt stands in a name or a comment of the sources.
cd "$(dirname "$0")/../.." || exit 2
LC_ALL=C && export LC_ALL
all=$(mktemp) || exit 2
trap 'rm -f "$all"' EXIT

# What is said in code and comments: texts in quotation marks are left empty.
awk 'FNR == 1 { file = FILENAME } { gsub(/"([^"\\]|\\.)*"/, "\"\""); gsub(/“[^”]*”/, ""); print file ":" FNR ": " $0 }' \
    src/*.[ch] src/*/*.[ch] src/README.md >"$all"

words=$(sed '/^#/d; /^$/d; s/\t.*//' tests/lint/words.txt)
if ! grep -qE -- "$(echo "$words" | paste -sd '|')" "$all"; then
    echo "ok - one word has one meaning"
    exit 0
fi
tab=$(printf '\t')
sed '/^#/d; /^$/d' tests/lint/words.txt | while IFS=$tab read -r word instead; do
    grep -E -- "$word" "$all" && echo "not ok - of these lines, “$word” is to go: $instead"
done
exit 1
