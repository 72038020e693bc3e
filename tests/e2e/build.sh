#!/bin/sh
# The command line as a person uses it: what a build makes.
. "$(dirname "$0")/../lib.sh"

expect 'help tells the commands' 0 "$stele" help
says 'help names build' "$tmp/out" 'stele build [PATH]'
expect 'help on a command' 0 "$stele" help build
says 'it lists the options' "$tmp/out" '--no-books'
expect 'the version' 0 "$stele" --version
expect 'no command' 2 "$stele"
expect 'an unknown command' 2 "$stele" bild
expect 'an unknown option' 2 "$stele" build --fast
says 'it is named' "$tmp/err" '--fast'
expect 'a wrong value' 2 "$stele" build --findings=xml
expect 'two paths' 2 "$stele" build a b

expect 'the publication builds' 0 "$stele" build "$root/content" -o "$tmp/a"
[ -s "$tmp/err" ] && not_ok "a clean build is silent on a pipe" || ok "a clean build is silent on a pipe"
for file in site/index.html site/404.html site/robots.txt site/.nojekyll site/.stele-manifest \
    site/articles/widening-circle/index.html books/widening-circle.epub; do
    [ -e "$tmp/a/$file" ] && ok "it has $file" || not_ok "it has $file"
done
page=$tmp/a/site/articles/widening-circle/index.html
for id in note-1 note-2 note-3 note-4 ref-2-2 from-the-household-to-the-world; do
    says "the page has #$id" "$page" "id=\"$id\""
done
[ "$(grep -o 'src="[^"]*\|href="[^"]*' "$page" | grep -c '="/\|="http')" = 0 ] && ok 'the page has no absolute addresses' ||
    not_ok 'the page has no absolute addresses'

# The same bytes in another zone and folder.
mkdir -p "$tmp/elsewhere/deep"
cp -r "$root/content" "$tmp/elsewhere/deep/journal"
(cd "$tmp/elsewhere" && TZ=Asia/Shanghai LC_ALL=C "$stele" build deep/journal --out=out) 2>"$tmp/err"
same 'two builds in two time zones and folders are the same bytes' "$tmp/a" "$tmp/elsewhere/out"
expect 'a build over a build' 0 "$stele" build "$root/content" -o "$tmp/a"
same 'and over an old build' "$tmp/a" "$tmp/elsewhere/out"
SOURCE_DATE_EPOCH=1760000000 "$stele" build "$root/content" -o "$tmp/epoch"
unzip -p "$tmp/epoch/books/widening-circle.epub" EPUB/package.opf >"$tmp/opf"
says 'SOURCE_DATE_EPOCH is the moment of the last change' "$tmp/opf" '2025-10-09T08:53:20Z'

# A lone file needs no configuration.
mkdir "$tmp/lone"
printf '# 道 and *way*\n\nText[^n] [out](https://x.example).\n\n[^n]: Note.\n' >"$tmp/lone/essay.md"
expect 'a lone file builds' 0 "$stele" build "$tmp/lone/essay.md" -o "$tmp/one"
says 'it has a page' "$tmp/one/site/articles/essay/index.html" 'lang="zh-Hans">道</span> and <em>way</em></h1>'
[ -s "$tmp/one/books/essay.epub" ] && ok 'and a book' || not_ok 'and a book'
expect 'without books' 0 "$stele" build "$tmp/lone/essay.md" --no-books -o "$tmp/two"
absent 'there are none' "$tmp/two/books"

# An address of the publication.
expect 'a base address' 0 "$stele" build "$tmp/lone/essay.md" --base-url=https://x.example/j/ -o "$tmp/url"
says 'the page knows its own' "$tmp/url/site/articles/essay/index.html" 'rel="canonical" href="https://x.example/j/articles/essay/"'
says 'the site has a map' "$tmp/url/site/sitemap.xml" '<loc>https://x.example/j/articles/essay/</loc>'
says 'the 404 page knows the base path' "$tmp/url/site/404.html" 'href="/j/assets/style-'
for url in 'javascript:alert(1)' x.example https://a//evil.example 'https://a?b' ''; do
    expect "“$url” is no base address" 2 "$stele" build "$tmp/lone/essay.md" --base-url="$url" -o "$tmp/bad"
done
absent 'and nothing is made' "$tmp/bad/site/index.html"

# Drafts and later articles.
mkdir -p "$tmp/j/articles"
printf -- '---\ntitle: A draft\ndraft: true\n---\nx\n' >"$tmp/j/articles/draft.md"
printf -- '---\ntitle: Later\ndate: 2030-01-01\n---\nx\n' >"$tmp/j/articles/later.md"
printf -- '---\ntitle: Now\ndate: 2020-01-01\n---\nx\n' >"$tmp/j/articles/now.md"
expect 'as of a date' 0 "$stele" build "$tmp/j" --as-of=2025-01-01 -o "$tmp/asof"
absent 'no draft is shown' "$tmp/asof/site/articles/draft"
absent 'nothing later is shown' "$tmp/asof/site/articles/later"
[ -e "$tmp/asof/site/articles/now" ] && ok 'what is due is shown' || not_ok 'what is due is shown'
expect 'with drafts' 0 "$stele" build "$tmp/j" --drafts -o "$tmp/drafts"
[ -e "$tmp/drafts/site/articles/draft" ] && ok 'drafts are shown where asked for' || not_ok 'drafts are shown where asked for'
says 'a proof asks not to be indexed' "$tmp/drafts/site/articles/now/index.html" 'content="noindex"'

# The handbook's chapter on themes, step by step.
mkdir -p "$tmp/t/articles" "$tmp/t/theme/strings"
printf -- '---\ntitle: T\nauthors: [A]\nsummary: s\nx-minutes: 12\nx-places: [Xi’an, 北京]\nx-place: {city: Rome}\n---\nText\n' >"$tmp/t/articles/a.md"
printf -- '# B\n\nText\n' >"$tmp/t/articles/b.md"
printf 'title: T\nx-motto: M\n' >"$tmp/t/stele.yaml"
expect 'the default theme is listed' 0 "$stele" theme
says 'its files have names' "$tmp/out" 'book/chapter.xhtml'
expect 'a file of it is printed' 0 "$stele" theme article.html
sed '/^<p class="byline">/a {{#x-minutes}}<p class="minutes">{{x-minutes}} minutes</p>{{/x-minutes}}\n<ul>{{#x-places}}<li>{{.}}</li>{{/x-places}}</ul>{{x-place.city}} {{site.x-motto}}' \
    "$tmp/out" >"$tmp/t/theme/article.html"
printf ':root { --press: #0b5563; }\n' >"$tmp/t/theme/extra.css"
printf 'summary: "In brief"\n' >"$tmp/t/theme/strings/en.yaml"
expect 'a theme of their own builds' 0 "$stele" build "$tmp/t" -o "$tmp/themed"
page=$tmp/themed/site/articles/a/index.html
says 'the field is shown' "$page" '<p class="minutes">12 minutes</p>'
says 'a list and a map' "$page" '<ul><li>Xi’an</li><li>北京</li></ul>Rome M'
says 'the word is theirs' "$page" '<h2 id="summary">In brief</h2>'
says 'the other words stay' "$page" 'Skip to the text'
grep -q minutes "$tmp/themed/site/articles/b/index.html" && not_ok 'no field, no line' || ok 'no field, no line'
[ "$(cat "$tmp"/themed/site/assets/style-*.css | tail -n 1)" = ':root { --press: #0b5563; }' ] && ok 'the color comes last' || not_ok 'the color comes last'
expect 'no such file' 2 "$stele" theme nothing.html

# A theme whose pages make a book that isn't one: the book is named, and nothing is replaced.
mkdir -p "$tmp/t/theme/book"
printf 'title: T\nbooks: [{id: all}]\n' >"$tmp/t/stele.yaml"
expect 'with a book' 0 "$stele" build "$tmp/t" -o "$tmp/themed"
cp -R "$tmp/themed" "$tmp/before"
"$stele" theme book/chapter.xhtml | sed 's|</section>|<p><img src="none.png" alt=""/></p></section>|' >"$tmp/t/theme/book/chapter.xhtml"
expect 'a book that came out wrong' 1 "$stele" build "$tmp/t" -o "$tmp/themed"
says 'the book is named, and the theme' "$tmp/err" 'error[RSC-007]: book “all”, EPUB/text/chapter-1.xhtml:'
same 'and all stays as it was' "$tmp/before" "$tmp/themed"

# On a terminal: the source line, a caret, colours and a summary; nothing of it on a pipe.
printf '# T\n\nSee 总体 and[^none]\033[31m.\n' >"$tmp/wrong.md"
expect 'findings in colour' 1 "$stele" build "$tmp/wrong.md" -o "$tmp/wrong" --color=always
says 'the level is coloured' "$tmp/err" "wrong.md:3:11: $(printf '\033')[1;31merror$(printf '\033')[0m[note.undefined]"
says 'the line is shown, and what steers a terminal as a dot' "$tmp/err" '     3 | See 总体 and[^none]·[31m.'
says 'a caret is below the place, wide characters counted twice' "$tmp/err" '       |             ^'
expect 'findings on a pipe' 1 "$stele" build "$tmp/wrong.md" -o "$tmp/wrong"
[ "$(wc -l <"$tmp/err")" = 2 ] && ok 'they are one line each' || not_ok 'they are one line each'
if command -v script >/dev/null; then
    TERM=xterm script -qec "'$stele' build '$root/content' -o '$tmp/tty'" /dev/null >"$tmp/out" 2>&1
    says 'a summary ends a build on a terminal' "$tmp/out" 'book'
    TERM=xterm script -qec "'$stele' build '$tmp/wrong.md' -o '$tmp/tty' -q --color=never" /dev/null >"$tmp/out" 2>&1
    says 'the caret is there without colour' "$tmp/out" '       |             ^'
    TERM=xterm script -qec "'$stele' build '$tmp/wrong.md' -o '$tmp/tty' --color=never" /dev/null >"$tmp/out" 2>&1
    says 'errors are counted' "$tmp/out" '1 error, 1 warning; what was in'
else
    skip 'a terminal: there is no script(1) here'
fi
expect 'the publication as text' 0 "$stele" dump site "$root/content"
says 'it names the articles' "$tmp/out" 'articles/widening-circle/index.md'

# The default theme, taken whole into a publication, is one in which nothing is amiss.
mkdir -p "$tmp/themed/articles"
printf '# A\n\nText.\n' >"$tmp/themed/articles/a.md"
expect 'a build without a theme' 0 "$stele" build "$tmp/themed" -o "$tmp/plain"
for file in $("$stele" theme); do
    mkdir -p "$tmp/themed/theme/$(dirname "$file")"
    "$stele" theme "$file" >"$tmp/themed/theme/$file"
done
expect 'the default theme as a theme of one'"'"'s own' 0 "$stele" build "$tmp/themed" -o "$tmp/own"
[ -s "$tmp/err" ] && not_ok 'nothing is amiss in it' && cat "$tmp/err" || ok 'nothing is amiss in it'
same 'and nothing differs' "$tmp/plain" "$tmp/own"
exit $failed
