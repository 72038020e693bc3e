#!/bin/sh
# What is short is read at once: no function over 60 lines, no file over 600, no room over a fifth of all lines.
cd "$(dirname "$0")/../.." || exit 2
command -v ctags >/dev/null || { echo "not ok - ctags isn't here: make lint installs it" && exit 1; }
long=$(mktemp) || exit 2
trap 'rm -f "$long"' EXIT

ctags -x --language-force=C --kinds-C=f --fields=+e --_xformat='%N %F %n %{end}' src/*.c src/*/*.c src/*.h src/*/*.h |
    awk '$4 - $3 >= 60 { print "not ok - " $2 ":" $3 ": " $1 " has " $4 - $3 + 1 " lines, of 60 at most" }' >"$long"
wc -l src/*.[ch] src/*/*.[ch] |
    awk '$2 == "total" { next }
         $1 > 600 { print "not ok - " $2 " has " $1 " lines, of 600 at most" }
         { all += $1; room = $2; sub("^src/", "", room); sub("/.*", "", room); rooms[room] += $1 }
         END { for (room in rooms) if (rooms[room] * 5 > all)
                   print "not ok - " room " has " rooms[room] " of all " all " lines, of a fifth at most" }' >>"$long"
cat "$long"
[ -s "$long" ] && exit 1
echo "ok - functions, files and rooms are short"
