#!/bin/sh
# One article in several languages: what is due, how much there may be, and what a slug with a dot is.
. "$(dirname "$0")/../lib.sh"

j=$tmp/j
a=$j/articles
build() { "$stele" build "$j" -o "$tmp/made" "$@"; }
article() { # NAME FRONT TEXT
    printf -- '---\n%b\n---\n%b\n' "$2" "$3" >"$a/$1.md"
}
begin() {
    rm -rf "$j" "$tmp/made"
    mkdir -p "$a"
    article a 'title: A\ndate: 2025-01-01' 'Text.'
    article a.zh-Hans 'title: 甲\ndate: 2025-02-01' '文字。'
}

# Addresses where the publication has none: relative, and whole where it does.
begin
expect 'two editions' 0 build
says 'they name each other' "$tmp/made/site/articles/a/index.html" '<link rel="alternate" hreflang="zh-Hans" href="../../articles/a/zh-Hans/"/>'
says 'and themselves' "$tmp/made/site/articles/a/zh-Hans/index.html" '<link rel="alternate" hreflang="zh-Hans" href="../../../articles/a/zh-Hans/"/>'
says 'there is a page for both' "$tmp/made/site/articles/a/parallel/index.html" '<div class="second" lang="zh-Hans"><p>文字。</p>'
expect 'at an address' 0 build --base-url=https://x.example/j
says 'they name each other by it' "$tmp/made/site/articles/a/zh-Hans/index.html" '<link rel="alternate" hreflang="x-default" href="https://x.example/j/articles/a/"/>'
says 'so does the map' "$tmp/made/site/sitemap.xml" '<xhtml:link rel="alternate" hreflang="zh-Hans" href="https://x.example/j/articles/a/zh-Hans/"/>'

# An edition that isn't due leaves no trace; one whose original isn't due is left out with it.
begin
expect 'an edition dated later' 0 build --as-of=2025-01-15
absent 'has no page' "$tmp/made/site/articles/a/zh-Hans"
absent 'nor one beside its original' "$tmp/made/site/articles/a/parallel"
grep -rq 'zh-Hans' "$tmp/made/site/articles" && not_ok 'and no link' || ok 'and no link'
expect 'an original dated later' 0 build --as-of=2024-12-31
absent 'takes its edition along' "$tmp/made/site/articles"
expect 'a proof' 0 build --as-of=2024-12-31 --drafts
says 'has both' "$tmp/made/site/articles/a/zh-Hans/index.html" 'noindex'
says 'side by side as well' "$tmp/made/site/articles/a/parallel/index.html" 'noindex'
article a 'title: A\ndraft: true' 'Text.'
article a.zh-Hans 'title: 甲' '文字。'
expect 'the original is a draft' 0 build
says 'that is told' "$tmp/err" 'articles/a.zh-Hans.md: info[edition.original]'
absent 'and neither appears' "$tmp/made/site/articles"
article b 'title: B' '[A](a.zh-Hans.md)'
expect 'a link to it' 0 build
says 'is words' "$tmp/made/site/articles/b/index.html" '<a>A</a>'

# An original that can't be read is one finding, not two.
begin
printf -- '---\ntitle: A\n' >"$a/a.md"
expect 'an original that is broken' 1 build
[ "$(grep -c 'error' "$tmp/err")" = 1 ] && ok 'is one error' || { not_ok 'is one error' && cat "$tmp/err"; }

# A translation that goes its own way.
begin
article a.zh-Hans 'title: 甲\nparallel: off' '一。\n\n二。'
expect 'no page beside it' 0 build
[ -s "$tmp/err" ] && not_ok 'and no finding' || ok 'and no finding'
absent 'none' "$tmp/made/site/articles/a/parallel"

# More languages than there are.
begin
for first in a b c; do for second in a b c d e f g h i j k l m n o p q r s t u v w x y z; do
    article "a.q$first$second" 'title: x' 'x'
done; done
expect 'too many languages' 1 build
says 'are told' "$tmp/err" 'error[edition.limit]: an article can be in 64 languages at most'

# Notes, headings and links with the same names on both sides.
begin
printf '# A {#t}\n\nOne.[^n] [up](#h)\n\n## H {#h}\n\n[p]{#p} [down](#note-1) [other](a.zh-Hans.md#h) [whole](a.zh-Hans.md)\n\n[^n]: N.\n' >"$a/a.md"
printf '# 甲\n\n一。[^n] [上](#h)\n\n## 题 {#h}\n\n[p]{#p} [下](#note-1) [原文](a.md#h)\n\n[^n]: 注。\n' >"$a/a.zh-Hans.md"
expect 'the same ids twice' 0 build
page=$tmp/made/site/articles/a/parallel/index.html
grep -o ' id="[^"]*"' "$page" | sort | uniq -d | grep . && not_ok 'no id stands twice' || ok 'no id stands twice'
for target in $(grep -o 'href="#[^"]*"' "$page" | sed 's/href="#\(.*\)"/\1/' | sort -u); do
    says "#$target is there" "$page" "id=\"$target\""
done
says 'a link leads to the edition' "$page" 'href="../../../articles/a/zh-Hans/index.html#h"'

# From right to left.
begin
printf 'books:\n  - {id: b, parallel: ug}\n  - {id: ug, lang: ug}\n' >"$j/stele.yaml"
article a.ug 'title: يول' 'يول.\n\n::: {lang=en}\nIn English.\n:::'
article a 'title: A' 'Text.\n\n[كتاب]{lang=ar}'
expect 'an edition from right to left' 0 build
says 'its page' "$tmp/made/site/articles/a/ug/index.html" '<html lang="ug" dir="rtl">'
says 'English in it' "$tmp/made/site/articles/a/ug/index.html" '<div lang="en" dir="ltr">'
says 'Arabic in English' "$tmp/made/site/articles/a/index.html" '<span lang="ar" dir="rtl">'
says 'the page of both' "$tmp/made/site/articles/a/ug/parallel/index.html" '<div class="second" lang="ug" dir="rtl">'
unzip -p "$tmp/made/books/ug.epub" EPUB/package.opf >"$tmp/opf"
says 'its book' "$tmp/opf" '<spine toc="ncx" page-progression-direction="rtl">'
unzip -p "$tmp/made/books/b.epub" EPUB/text/chapter-1.xhtml >"$tmp/chapter"
says 'the chapter of both' "$tmp/chapter" '<div class="second" lang="ug" xml:lang="ug" dir="rtl">'
article a.ug 'title: يول\nlang: ug-Latn' 'Yol.'
rm "$j/stele.yaml"
expect 'the same in Latin letters' 0 build
says 'goes as they do' "$tmp/made/site/articles/a/ug/index.html" '<html lang="ug-Latn">'

# A lone file that says nothing is in the language that it is written in.
printf '# 水\n\n這是一篇文章，說的是水。\n' >"$tmp/water.md"
printf '# 水\n\nこれは水についての文章です。\n' >"$tmp/mizu.md"
"$stele" build "$tmp/water.md" -o "$tmp/water" && says 'a lone file in Chinese' "$tmp/water/site/articles/water/index.html" 'lang="zh-Hant"'
says 'and its home' "$tmp/water/site/index.html" '<html lang="zh-Hant">'
"$stele" build "$tmp/mizu.md" -o "$tmp/mizu" && says 'a lone file in Japanese' "$tmp/mizu/site/articles/mizu/index.html" 'lang="ja"'
# A lone file takes its language from its name.
printf '# 甲\n\n文字。\n' >"$tmp/lone.zh-Hans.md"
expect 'a lone file' 0 "$stele" build "$tmp/lone.zh-Hans.md" -o "$tmp/one"
says 'is in the language that it is called after' "$tmp/one/site/articles/lone.zh-Hans/index.html" '<html lang="zh-Hans">'

# A file that leads out, a folder called like an edition, an empty edition.
begin
ln -s /etc/passwd "$a/a.fr.md"
expect 'a link that leads out' 1 build
says 'is told' "$tmp/err" 'articles/a.fr.md: error[site.outside]'
begin
mkdir -p "$a/a.de"
printf '# Ah\n\nText.\n' >"$a/a.de/index.md"
: >"$a/a.ja.md"
printf '\357\273\277# Да\n\nТекст.\r\n' >"$a/a.ru.md"
expect 'a folder, an empty file, a byte order mark' 0 build
for tag in de ja ru; do
    [ -e "$tmp/made/site/articles/a/$tag/index.html" ] && ok "articles/a/$tag/" || not_ok "articles/a/$tag/"
done
exit $failed
