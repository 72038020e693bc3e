#!/bin/sh
# The handbook is true: what its chapters show is built as they show it, and what they claim is tried.
. "$(dirname "$0")/../lib.sh"
mkdir "$tmp/desk" && cd "$tmp/desk" || exit 2
err=$tmp/err
block() { python3 "$root/tests/handbook/block.py" "$root/content/articles/$1.md" "$2"; }
page() { cat "out/site/$1/index.html"; }
# tells NAME CLAIM: CLAIM stands in the chapter, so that a test of it ends when it is written otherwise.
chapter=
tells() {
    tr '\n' ' ' <"$root/content/articles/$chapter.md" | grep -qF -- "$1" && ok "$chapter: “$1”" || not_ok "$chapter doesn't say “$1” any more"
}
# lacks NAME FILE TEXT
lacks() { if grep -qF -- "$3" "$2"; then not_ok "$1: “$3” is in $2"; else ok "$1"; fi; }
there() { [ -e "$2" ] && ok "$1" || not_ok "$1: there is no $2"; }
lists() { (cd "$1" && find . -type f | LC_ALL=C sort); }

# --- First steps
chapter=first-steps
block first-steps '# The Way and the way there' >essay.md
expect 'one file: the command' 0 sh -c "$(block first-steps 'stele build essay.md' | sed "s#^stele#'$stele'#")"
there 'one file: the website' out/site/index.html
there 'one file: the book' out/books/essay.epub
page articles/essay >page
says 'the Han carries its language' page 'lang="zh-Hans"'
says 'the note is there' page 'About eighty times'
unzip -p out/books/essay.epub 'EPUB/text/chapter-1.xhtml' >chapter
says 'in the book too' chapter 'lang="zh-Hans"'
says 'where the note opens as a popup' chapter 'epub:type="noteref"'

mkdir -p journal/articles
block first-steps 'title: A Journal of Ways' >journal/stele.yaml
printf -- '---\ntitle: The Way\ndate: 2025-01-02\n---\n\nText.\n' >journal/articles/the-way.md
printf '# The Other Way\n\nSee [the way](the-way.md).\n' >journal/articles/the-other-way.md
expect 'a folder' 0 "$stele" build journal -o out
says 'is called what it is called' out/site/index.html 'A Journal of Ways'
says 'and stands where it stands' out/site/sitemap.xml 'https://journal.example'
absent 'what is no longer made is removed: the page' out/site/articles/essay/index.html
absent 'what is no longer made is removed: the book' out/books/essay.epub

mkdir here && cp -r journal here/content
expect 'without a path' 0 sh -c "cd here && '$stele' build"
there 'content is built into build' here/build/site/index.html
printf -- '---\ntitle: Later\ndate: 2031-01-01\n---\n\nText.\n' >journal/articles/later.md
printf -- '---\ntitle: Draft\ndraft: true\n---\n\nText.\n' >journal/articles/draft.md
expect 'as of a date' 0 "$stele" build journal -o out --as-of=2025-06-01
absent 'later articles are left out' out/site/articles/later
absent 'and drafts' out/site/articles/draft
expect 'with drafts' 0 "$stele" build journal -o out --as-of=2025-06-01 --drafts
there 'later articles are there' out/site/articles/later/index.html
there 'and drafts too' out/site/articles/draft/index.html
for file in index.html articles/the-way/index.html articles/draft/index.html; do
    says "$file says that it is a proof" "out/site/$file" 'class="proof"'
done
rm journal/articles/later.md journal/articles/draft.md
printf 'books: [{id: all}]\n' >>journal/stele.yaml
expect 'with a book' 0 "$stele" build journal -o out
cp out/books/all.epub kept.epub
expect 'without books' 0 "$stele" build journal -o out --no-books
same 'a book made earlier stays' kept.epub out/books/all.epub
expect 'elsewhere' 0 "$stele" build journal -o out --base-url=https://other.example
says 'the site stands there' out/site/sitemap.xml 'https://other.example'
printf '# Warned\n\nText.\n\n[^n]: Unused.\n' >journal/articles/warned.md
expect 'a warning passes' 0 "$stele" build journal -o out
cp -r out before
expect 'but not with --strict' 1 "$stele" build journal -o out --strict
same 'and nothing is replaced' before out
rm journal/articles/warned.md
printf '# Wrong\n\nText[^n].\n' >journal/articles/wrong.md
expect 'an error' 1 "$stele" build journal -o out
same 'with it nothing is replaced' before out
expect 'findings for another program' 1 "$stele" build journal -o out --findings=json
python3 -c 'import json,sys; json.loads(open(sys.argv[1]).read())' "$err" && ok 'are JSON' || not_ok 'are JSON'
expect 'a wrong call' 2 "$stele" build journal --nothing
rm journal/articles/wrong.md
tells 'with exit status 2'
mkdir out/site/.git && echo mine >out/site/.git/config && echo journal.example >out/site/CNAME && echo mine >out/books/mine.epub
expect 'with something of mine in out' 0 "$stele" build journal -o out
says 'it is left' out/site/.git/config mine
says 'and this' out/site/CNAME journal.example
says 'and that' out/books/mine.epub mine
says 'the manifest lists pages' out/site/.stele-manifest 'index.html'
says 'and books' out/site/.stele-manifest 'all.epub'
lacks 'and nothing of mine' out/site/.stele-manifest 'mine'
rm -r out/site/articles && mkdir elsewhere && ln -s "$PWD/elsewhere" out/site/articles
expect 'a link for a folder of ours' 2 "$stele" build journal -o out
says 'is named' "$err" 'out/site/articles'
rm out/site/articles

# --- Findings
chapter=findings
mkdir -p f/articles
printf -- '---\ntitle: The Way\n---\n\nOne.\n\nTwo.\n\nThree.\n\nFour.\n\n道 is [^holistc].\n\n[^holistic]: Note.\n' >f/articles/the-way.md
expect 'a note that is missing' 1 "$stele" build f -o fout
block findings 'note.undefined' | tr -s '\n ' ' ' | sed 's/^articles/f\/articles/; s/:12:5:/:13:6:/; s/ $//' >wanted
tr -s '\n ' ' ' <"$err" >told
says 'is told in the words of the chapter' told "$(cat wanted)"
tells 'counted in characters'
printf '# T\n\nThe Global Security Initiative (GSI; 全球安全倡议).\n\nText.\n\n[^unused]: Nobody.\n' >f/articles/the-way.md
printf 'title: F\n' >f/stele.yaml
expect 'an untuned finding' 0 "$stele" build f -o fout
says 'is a warning' "$err" 'warning[note.unused]'
printf 'title: F\nfindings:\n  note.unused: off\n' >f/stele.yaml
expect 'tuned away' 0 "$stele" build f -o fout --strict
[ -s "$err" ] && not_ok 'it is silent' && cat "$err" || ok 'it is silent'
printf 'title: F\nfindings:\n  note.unused: error\n' >f/stele.yaml
expect 'made an error' 1 "$stele" build f -o fout

# --- Editions
chapter=editions
mkdir -p e/articles e/pages
printf 'title: E\nlang: en\nsecond-lang: zh-Hans\n' >e/stele.yaml
printf -- '---\ntitle: The Way\ndate: 2025-01-02\nauthors: [A. Author]\n---\n\nOne.\n\n## Below\n\nTwo.\n' >e/articles/the-way.md
printf -- '---\ntitle: 道\ntranslators: [李白]\n---\n\n其一。\n\n## 下\n\n其二。\n' >e/articles/the-way.zh-Hans.md
printf -- '---\ntitle: 道の話\n---\n\n一つ。\n\n## 下\n\n二つ。\n' >e/articles/the-way.ja.md
printf '# Other\n\n[To the Chinese](the-way.zh-Hans.md), [to the original](the-way.md).\n' >e/articles/the-other-way.md
printf '# Report\n\nText.\n' >e/articles/report.final.md
printf '# About\n\nText.\n' >e/pages/about.md
printf '# 关于\n\n文字。\n' >e/pages/about.zh-Hans.md
expect 'an article in three languages' 0 "$stele" build e -o eout
cd eout/site || exit 2
for file in articles/the-way articles/the-way/zh-Hans articles/the-way/ja articles/the-way/parallel articles/the-way/ja/parallel about/zh-Hans articles/report.final; do
    there "there is $file" $file/index.html
done
says 'each page names the others by their own names' articles/the-way/index.html '日本語'
says 'the edition speaks to its reader in its language' articles/the-way/zh-Hans/index.html 'lang="zh-Hans"'
says 'it has its author from the original' articles/the-way/zh-Hans/index.html 'A. Author'
says 'and its translator' articles/the-way/zh-Hans/index.html '李白'
says 'search engines are told all editions' articles/the-way/index.html 'hreflang="x-default"'
says 'links lead where they point: to the edition' articles/the-other-way/index.html 'the-way/zh-Hans/'
[ "$(grep -c 'The Way' index.html)" -ge 1 ] && [ "$(grep -c '<h[23][^>]*>.*道' index.html)" = 0 ] && ok 'lists show an article once' || not_ok 'lists show an article once'
cd ../.. || exit 2
printf -- '---\ntitle: 道\nlang: ja\n---\n\n其一。\n' >e/articles/the-way.zh-Hans.md
expect 'a language that contradicts the name' 1 "$stele" build e -o eout
printf -- '---\ntitle: 道\nparallel: off\n---\n\n其一。\n' >e/articles/the-way.zh-Hans.md
expect 'no translation paragraph by paragraph' 0 "$stele" build e -o eout
absent 'has no page beside the original' eout/site/articles/the-way/parallel
printf -- '---\ntitle: 道\n---\n\n其一。\n\n## 下\n\n其二。\n' >e/articles/the-way.zh-Hans.md
{ printf 'title: E\nlang: en\nsecond-lang: zh-Hans\n' && printf 'books:\n  - {id: selected-zh, lang: zh-Hans, articles: [the-way, the-other-way]}\n  - {id: both, articles: [the-way], parallel: zh-Hans}\n  - {id: one, articles: [the-way.zh-Hans]}\n'; } >e/stele.yaml
expect 'books of editions' 0 "$stele" build e -o eout
says 'what has no edition is told' "$err" 'warning[book.edition]'
unzip -p eout/books/selected-zh.epub EPUB/package.opf | grep -q '<dc:language>zh-Hans' && ok 'a Chinese book' || not_ok 'a Chinese book'
unzip -p eout/books/both.epub EPUB/text/chapter-1.xhtml | grep -q '其二' && ok 'a book of both' || not_ok 'a book of both'
unzip -p eout/books/one.epub EPUB/text/chapter-1.xhtml | grep -q '其二' && ok 'an edition by its name' || not_ok 'an edition by its name'
expect 'stele lock' 0 "$stele" lock e
there 'keeps what it was made from' e/stele.lock.yaml
sed -i 's/^Two\.$/Two, and more./' e/articles/the-way.md
expect 'then a change' 0 "$stele" build e -o eout
says 'is told at the line of the translation' "$err" 'articles/the-way.zh-Hans.md:9:1: warning[translation.changed]'
expect 'until it is locked again' 0 "$stele" lock e --article=the-way
expect 'and then not' 0 "$stele" build e -o eout
lacks 'any more' "$err" 'translation.changed'

# --- Themes
chapter=themes
mkdir -p t/articles t/theme/strings t/theme/book t/theme/assets
block themes 'title: The Widening Circle' >t/articles/a.md
printf '\nText.\n' >>t/articles/a.md
block themes ':root { --press' >t/theme/extra.css
cp t/theme/extra.css t/theme/book/extra.css
block themes 'summary: "In brief"' >t/theme/strings/en.yaml
printf '<svg xmlns="http://www.w3.org/2000/svg"/>' >t/theme/assets/logo.svg
(cd t && sh -c "$(block themes 'stele theme article.html >' | sed "s#journal/##g; s#^stele#'$stele'#")")
line=$(block themes 'class="minutes"')
awk -v line="$line" '{ print } /<p class="byline">/ { print line }' t/theme/article.html >new && mv new t/theme/article.html
sed -i 's/^x-minutes: 12$/x-minutes: 12\nauthors: [A. Author]\nsummary: The point./' t/articles/a.md
printf 'books: [{id: b}]\n' >t/stele.yaml
expect 'a theme of a few files' 0 "$stele" build t -o tout
[ -s "$err" ] && not_ok 'in which nothing is amiss' && cat "$err" || ok 'in which nothing is amiss'
says 'the field of its own is shown' tout/site/articles/a/index.html '<p class="minutes">12 minutes</p>'
says 'the word is changed' tout/site/articles/a/index.html 'In brief'
says 'the color comes behind the rest' "$(ls tout/site/assets/style-*.css)" '--press: #0b5563'
unzip -p tout/books/b.epub EPUB/style.css >style
says 'in the book as well' style '--press: #0b5563'
there 'assets are copied as they are' tout/site/assets/logo.svg
"$stele" theme >names
for file in $(grep '^| `' "$root/content/articles/themes.md" | grep -oE '`[a-z0-9/]+\.x?html`' | tr -d '`'); do
    grep -qxF "$file" names && ok "the default theme has $file" || not_ok "the default theme has no $file"
done
printf '{{#x}}\n' >t/theme/entry.html
expect 'a mistake in a template' 1 "$stele" build t -o tout
says 'is an error at its line' "$err" 't/theme/entry.html:1:1: error[theme.syntax]'
exit $failed
