#!/bin/sh
# A whole build under valgrind: no leak, no error.
. "$(dirname "$0")/../lib.sh"
watch() { valgrind --quiet --leak-check=full --show-leak-kinds=definite,indirect,possible --errors-for-leak-kinds=definite,indirect,possible \
    --error-exitcode=99 "$@"; }
expect 'a build of the publication' 0 watch "$stele" build "$root/content" -o "$tmp/build"
mkdir "$tmp/j" "$tmp/j/articles"
printf 'a[^b] ![x](y.png)\n\n[^c]: d\n' >"$tmp/j/articles/a.md"
printf 'books: [1, {id: b}]\n' >"$tmp/j/stele.yaml"
expect 'a build that fails' 1 watch "$stele" build "$tmp/j" -o "$tmp/build"
exit $failed
