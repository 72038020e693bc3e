#!/bin/sh
# More articles than a front page shows: the newest stay there, all of them stand in the archive, year by year, and a
# new one leaves the years before alone.
. "$(dirname "$0")/../lib.sh"
cd "$tmp" || exit 2

# articles YEAR FROM TO: one a number, dated in the year where that isn't 0.
articles() {
    seq "$2" "$3" | while read -r n; do
        { echo '---' && echo "title: Article $n" && [ "$1" = 0 ] || echo "date: $1-01-0$((n % 9 + 1))"; } >"j/articles/a-$n.md"
        printf -- '---\n\nText.\n' >>"j/articles/a-$n.md"
    done
}
count() { grep -c '^<h3><a href=' "$1"; }
is() { [ "$2" = "$3" ] && ok "$1" || not_ok "$1: $2, wanted $3"; }

mkdir -p j/articles
printf 'title: J\nurl: https://j.example\n' >j/stele.yaml
articles 2023 1 100
expect 'a hundred articles' 0 "$stele" build j -o made
is 'a hundred articles stand on the front page' "$(count made/site/index.html)" 100
absent 'so there is no archive' made/site/archive

articles 2024 101 603
articles 0 604 605
expect 'more than that' 0 "$stele" build j -o made
is 'the front page has the newest' "$(count made/site/index.html)" 100
says 'and leads to the others' made/site/index.html '<a href="archive/">All articles</a>'
grep -o '<a href="../archive/[^<]*<' made/site/archive/index.html | tr '\n' ' ' >years
is 'the archive has all years, newest first' "$(cat years)" \
    '<a href="../archive/2024-2/">2024 (2)< <a href="../archive/2024/">2024< <a href="../archive/2023/">2023< <a href="../archive/undated/">Undated< '
for sheet in 2024-2:3 2024:500 2023:100 undated:2; do
    is "archive/${sheet%:*} has its articles" "$(count "made/site/archive/${sheet%:*}/index.html")" "${sheet#*:}"
done
is 'each article stands in one place' \
    "$(cat made/site/archive/*/index.html | grep -o 'href="../../articles/[^"]*' | sort -u | wc -l)" 605
says 'a sheet leads to all' made/site/archive/2023/index.html '<a href="../../archive/">All articles</a>'
says 'the map has the archive' made/site/sitemap.xml '<loc>https://j.example/archive/2024-2/</loc>'

cp -r made before
printf -- '---\ntitle: The newest\ndate: 2024-12-31\n---\n\nText.\n' >j/articles/newest.md
expect 'one more' 0 "$stele" build j -o made
says 'it is on the front page' made/site/index.html 'The newest'
diff -rqx .cache before/site made/site | sed -n "s,^Files before/site/\(archive.*\) and .*,\1,p" >changed
is 'one sheet of the archive is written anew' "$(cat changed)" archive/2024-2/index.html

printf 'title: The archive\n' >page
mkdir j/pages && { echo ---; cat page; echo ---; echo; echo Text.; } >j/pages/archive.md
expect 'a page of that name' 1 "$stele" build j -o made
says 'a page of that name is told' err 'site.name'
rm -r j/pages
printf 'lang: zh-Hans\n' >>j/stele.yaml
expect 'in Chinese' 0 "$stele" build j -o made
says 'in Chinese it is called so' made/site/index.html '>全部文章</a>'
exit $failed
