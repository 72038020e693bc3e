#!/bin/sh
# What only some runs need is loaded at first use, and told where it isn't there.
. "$(dirname "$0")/../lib.sh"
cd "$tmp" || exit 2

# A program that asks for a library that nobody has, under a name of the same length.
without() { LC_ALL=C sed "s/lib$1\.so/lib$2.so/" "$stele" >"$tmp/stele-without" && chmod +x "$tmp/stele-without"; }
loads() { LD_DEBUG=files "$@" 2>&1 | grep -oE 'file=lib(xml2|zip|opencc|stdc)[^ ]*' | sort -u; }

mkdir -p plain/articles drawing/articles book/articles
printf '# A\n\nA “plan” (计划).\n' | tee plain/articles/a.md drawing/articles/a.md >book/articles/a.md
printf '\n![A drawing](d.svg)\n' >>drawing/articles/a.md
printf '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><rect width="1" height="1"/></svg>\n' >drawing/articles/d.svg
printf 'books: [{id: b, title: B, articles: [a]}]\n' >book/stele.yaml

loads "$stele" --version >loaded-version
loads "$stele" build plain -o made >loaded
[ -s loaded-version ] && not_ok "a start loads $(cat loaded-version)" || ok 'a start loads nothing'
[ -s loaded ] && not_ok "a plain build loads $(cat loaded)" || ok 'a plain build neither'

without xml2 xmlQ
expect 'without libxml2, a plain build' 0 ./stele-without build plain -o made
expect 'a drawing' 1 ./stele-without build drawing -o made
says 'says what is missing' err 'please install libxml2'
expect 'a book' 2 ./stele-without build book -o made
says 'says it as well' err 'fatal[library.missing]'
without zip ziQ
expect 'without libzip, a drawing' 0 ./stele-without build drawing -o made
expect 'and a book' 2 ./stele-without build book -o made
says 'which says what is missing' err 'please install libzip'
exit $failed
