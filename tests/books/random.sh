#!/bin/sh
# random.sh [COUNT [SEED]]: documents of every construct, nested at random, rightly and wrongly (documents.py): whatever is
# mended or told, pages are well-formed and valid, and books of all of them are clean, with their translations beside them too.
. "$(dirname "$0")/../lib.sh"
count=${1:-60} seed=${2:-1}
python3 "$root/tests/books/documents.py" "$root/src/formats/elements.c" "$tmp/in" "$count" "$seed" || exit 1
if ! "$stele" build "$tmp/in" -o "$tmp/out" 2>"$tmp/err"; then
    not_ok "$count random documents (seed $seed) build"
    grep -E 'error\[|fatal\[' "$tmp/err" | head -n 20
    exit 1
fi
ok "$count random documents (seed $seed) build"
for book in all beside; do
    mkdir "$tmp/$book" && unzip -qd "$tmp/$book" "$tmp/out/books/$book.epub"
done
if find "$tmp/out/site" "$tmp/all" "$tmp/beside" \( -name '*.html' -o -name '*.xhtml' \) -print0 |
    xargs -0 xmllint --noout >"$tmp/log" 2>&1; then
    ok 'xmllint: pages and chapters'
else
    not_ok 'xmllint: pages and chapters' && head -n 20 "$tmp/log"
fi
for book in all beside; do
    if epubcheck --failonwarnings "$tmp/out/books/$book.epub" >"$tmp/log" 2>&1 && grep -q '0 errors / 0 warnings' "$tmp/log"; then
        ok "EPUBCheck: the book $book"
    else
        not_ok "EPUBCheck: the book $book" && grep -E 'ERROR|WARNING|FATAL' "$tmp/log" | cut -c1-300 | head -n 20
    fi
done
# The translations here are other texts: set beside their originals, the two rows of headings are no outline together.
vnu --errors-only --skip-non-html "$tmp/out/site" >"$tmp/all.log" 2>&1
grep -v '/parallel/index.html".*skipping [0-9]* heading level' "$tmp/all.log" >"$tmp/log"
if [ -s "$tmp/log" ]; then
    not_ok 'vnu: pages' && head -n 20 "$tmp/log"
else
    ok 'vnu: pages'
fi
if python3 "$root/tests/books/walk.py" "$tmp/out" >"$tmp/log" 2>&1; then
    ok 'languages and places'
else
    not_ok 'languages and places' && head -n 20 "$tmp/log"
fi
exit $failed
