#!/bin/sh
# A whole build under valgrind: no leak, no error.
. "$(dirname "$0")/../lib.sh"
watch() { valgrind --quiet --leak-check=full --show-leak-kinds=definite,indirect,possible --errors-for-leak-kinds=definite,indirect,possible \
    --error-exitcode=99 "$@"; }
expect 'a build of the publication' 0 watch "$stele" build "$root/content" -o "$tmp/build"
expect 'and once more' 0 watch "$stele" build "$root/content" -o "$tmp/build"
mkdir -p "$tmp/w/articles" && printf -- '---\ntitle: W\n---\nFirst.\n\nMore, 1.\n' >"$tmp/w/articles/w.md"
"$stele" build "$tmp/w" -o "$tmp/w-made"
sed -i 's/More, 1/More, 2/' "$tmp/w/articles/w.md"
expect 'a word that has changed' 0 watch "$stele" build "$tmp/w" -o "$tmp/w-made"
sed -i 's/: W/: V/' "$tmp/w/articles/w.md"
expect 'a title' 0 watch "$stele" build "$tmp/w" -o "$tmp/w-made"
mkdir "$tmp/j" "$tmp/j/articles"
printf 'a[^b] ![x](y.png)\n\n[^c]: d\n' >"$tmp/j/articles/a.md"
printf 'books: [1, {id: b}]\n' >"$tmp/j/stele.yaml"
expect 'a build that fails' 1 watch "$stele" build "$tmp/j" -o "$tmp/build"
printf '# A\n\nA “comprehensive” (总体) approach, a “plan” (计划).\n' >"$tmp/j/articles/a.md"
printf -- '- {zh: 计划, en: plan, status: proposed}\n' >"$tmp/j/terms.yaml"
rm "$tmp/j/stele.yaml"
expect 'a review' 0 watch "$stele" review "$tmp/j"
sed 's/^	gloss/accept	gloss/' "$tmp/out" >"$tmp/table"
expect 'its decisions' 0 watch "$stele" review "$tmp/j" "--apply=$tmp/table"
for format in csv tbx tmx; do
    expect "terms as $format" 0 watch "$stele" terms "$tmp/j" --all --format=$format
done
expect 'a term base that is used' 0 watch "$stele" build "$root/tests/sites/terms/in" -o "$tmp/terms"
expect 'one that is wrong' 1 watch "$stele" build "$root/tests/sites/terms-mistakes/in" -o "$tmp/wrong"
exit $failed
