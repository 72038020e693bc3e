#!/bin/sh
# Every class that the theme or the writer uses is one that authors can't have (src/doc/classes_apart.c), or is named
# here as theirs too.
. "$(dirname "$0")/../lib.sh"
cd "$root" || exit 2
shared=' note left right center verse line lines parallel title task titled latin wide language- '
missing=
for name in $({
    grep -rohE 'class="[^"]*' themes/stele --include='*.html' --include='*.xhtml' | sed -E 's/class="//; s/\{\{[^}]*\}\}/ /g'
    grep -rohE 'class=\\"[^"%]*' src --include='*.c' | sed -E 's/class=\\"//; s/\\$//'
    sed -E 's/"[^"]*"//g' themes/stele/style.css themes/stele/book/style.css | grep -ohE '\.[a-z][a-z-]*' | tr -d .
} | tr ' ' '\n' | sort -u); do
    case $shared in *" $name "*) continue ;; esac
    grep -qF "\"$name\"," src/doc/classes_apart.c || missing="$missing $name"
done
[ -z "$missing" ] && ok 'no author can have a class of ours' || not_ok "classes that authors can have too:$missing"
exit $failed
