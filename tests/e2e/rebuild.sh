#!/bin/bash
# A build into a folder that has an earlier one is as a build into an empty one, files and findings, whatever has changed;
# and where only a text has, its page alone is made.
. "$(dirname "$0")/../lib.sh"
cd "$tmp" || exit 2

# --- a publication with something of everything that a page shows of others

publication() {
    rm -rf p && mkdir -p p/articles p/pages p/issues p/static
    printf 'title: Tea and Harbours\nlang: en\nurl: https://tea.example\nfeatures:\n  convert: %s\n' "${1:-true}" >p/stele.yaml
    printf -- '- {zh: 茶马古道, en: Tea Horse Road, definition: "A road of *tea*.", status: approved}\n' >p/terms.yaml
    for n in one two three four; do
        {
            printf -- '---\ntitle: Article %s\ndate: 2025-0%s-01\nlang: %s\n---\n' $n ${#n} "$([ $n = three ] && echo de || echo en)"
            printf 'A first paragraph that says what %s is about, at some length.\n\n' $n
            printf 'The maritime harbour (海上港口) and the port authority (港务局) of %s (港口%s), the Tea Horse Road (茶马古道).\n\n' $n $n
            printf '## A section {#sec}\n\n[Two](two.md#a-section), [a file](../files/data.csv), [about](../pages/about.md).\n\n'
            printf '![A drawing](drawing.svg)\n\nThe last words of %s, and a note.[^1]\n\n[^1]: Noted, 1.\n' $n
        } >p/articles/$n.md
    done
    mkdir -p p/files && printf 'a,b\n' >p/files/data.csv
    printf '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><path d="M0 0"/></svg>' >p/articles/drawing.svg
    printf -- '---\ntitle: About\n---\nFirst.\n\nAbout us.\n' >p/pages/about.md
    printf 'title: The first issue\ndate: 2025-06-01\narticles: [one, two]\n' >p/issues/first.yaml
    printf 'tea.example\n' >p/static/CNAME
}

# build OUT: its findings and status in OUT.told
build() {
    "$stele" build p -o "$1" 2>"$1.err"
    status=$?
    [ $status -le 2 ] || not_ok "the program ends as it may: exit status $status" # it is missing, say, or it crashed
    echo "status $status" >"$1.told"
    sed "s|$1|OUT|" "$1.err" >>"$1.told"
}

# both NAME: the folder that has an earlier build, and an empty one
both() {
    build out
    rm -rf clean && build clean
    [ ! -e clean ] || same "$1" clean out # nothing is made of errors
    same "$1: the same findings" clean.told out.told
}

inode() { stat -c %i "out/$1"; }

# short NAME [ARTICLE]: what all pages are made of isn't written again, and neither is another page, as ARTICLE's
short() {
    other=${2:-two}
    before=$(inode .cache/pages)$(inode site/articles/$other/index.html)
    both "$1"
    [ "$before" = "$(inode .cache/pages)$(inode site/articles/$other/index.html)" ] &&
        ok "$1: that page alone" || not_ok "$1: more than that page was made"
}

publication
both 'a first build'
short 'nothing has changed'

# --- a text has changed, and what others know of it hasn't

for n in one two three four; do
    [ $n = two ] && continue
    sed -i "s/The last words of/The very last words of/" p/articles/$n.md
    short "a word of $n"
done
sed -i 's/About us/About all of us/' p/pages/about.md
short 'a word of a page'
sed -i 's/First/All first/' p/pages/about.md
both 'how a page begins'
sed -i 's/Noted, 1/Noted, 2/' p/articles/one.md p/articles/three.md
short 'a digit in two articles'
touch p/articles/one.md
short 'a file that was touched'
cp p/articles/one.md one.md && rm p/articles/one.md && cp one.md p/articles/one.md
short 'a file that was written anew'
sed -i 's/Noted, 2/Noted, 3/' p/articles/one.md && touch -r one.md p/articles/one.md
short 'a digit, and an old time'
echo spoiled >>out/site/articles/four/index.html
both 'a page that somebody edited'
rm out/site/articles/four/index.html
both 'a page that somebody deleted'
sed -i 's/Noted, 3/Noted, 4/' p/articles/one.md && rm out/site/index.html
both 'a digit, and another page is gone'
sed -i 's/words of/&, oddly, [nowhere]{.strange},/' p/articles/one.md
both 'another finding'

# --- what others see has changed

sed -i 's/^title: Article two/title: Another title/' p/articles/two.md
both 'a title'
sed -i 's/port authority (港务局)/harbour board (港务局)/' p/articles/three.md
both 'a gloss'
sed -i 's/{#sec}/{#part}/' p/articles/two.md
both 'the id of a heading that others link to by its words'
sed -i 's/^## A section/## Another section/' p/articles/two.md
both 'a heading that others link to'
sed -i 's/^## Another section/## A section/' p/articles/two.md
both 'and back'
cp p/articles/four.md p/articles/five.md
both 'an article that is new'
mv p/articles/five.md p/articles/six.md
both 'one that is renamed'
rm p/articles/six.md
both 'one that is gone'
sed -i 's/M0 0/M0 1/' p/articles/drawing.svg
both 'a picture'
echo c >>p/files/data.csv
both 'a download'
printf 'title: The issue\ndate: 2025-06-01\narticles: [two, one, three]\n' >p/issues/first.yaml
both 'an issue'
sed -i 's/A road of/The road of/' p/terms.yaml
both 'a definition'
echo '- {zh: 港务局, en: harbour board, status: approved}' >>p/terms.yaml
both 'a term that is approved'
sed -i 's/^title: About/title: About us/' p/pages/about.md
both 'what stands at the foot of all pages'
sed -i 's/^title: Tea/title: Tea, silk/' p/stele.yaml
both 'the configuration'
mkdir -p p/theme && echo 'p { color: red }' >p/theme/extra.css
both 'a theme'
mkdir -p p/theme/strings && echo 'summary: In short' >p/theme/strings/en.yaml
both 'a word of the interface'
printf 'books:\n  - {id: all, title: All}\n' >>p/stele.yaml
both 'a book'
sed -i 's/Noted, 4/Noted, 5/' p/articles/one.md
both 'a digit of a chapter'
printf -- '---\ntitle: 文章一\n---\n译文。\n' >p/articles/one.zh-Hans.md
both 'an edition'
sed -i 's/译文/新的译文/' p/articles/one.zh-Hans.md
both 'a word of an edition'
sed -i 's/Noted, 5/Noted, 6/' p/articles/one.md
both 'a digit of its original'
sed -i 's/^title: 文章一/&\nparallel: off/' p/articles/one.zh-Hans.md
both 'no longer side by side'
sed -i 's/^lang: en/lang: fr/' p/articles/two.md
both 'the language of one that others name'
sed -i 's/^title: Article four/title: "Article \[four\](nowhere.md)"/; s/two.md/none.md/' p/articles/four.md
both 'an error'
sed -i 's/none.md/two.md/' p/articles/four.md
both 'an error that is mended'

# --- more than the home page shows

rm -rf p out && mkdir -p p/articles p/issues
printf 'title: Many\nlang: en\n' >p/stele.yaml
i=0
while [ $i -lt 230 ]; do
    i=$((i + 1))
    printf -- '---\ntitle: Number %d\ndate: %d-0%d-15\n---\nOf number %d.\n\nThe end.\n' $i $((2020 + i % 3)) $((1 + i % 9)) $i >p/articles/n$i.md
done
both 'an archive'
[ -e out/site/archive/2021/index.html ] && ok 'there is one' || not_ok 'there is none'
short 'nothing of it has changed' n9
sed -i 's/The end/An end/' p/articles/n2.md
short 'a word of an article in it' n9
sed -i 's/^title: Number/title: No./' p/articles/n2.md
both 'a title in it'
sed -i 's/^date: 2021-/date: 2019-/' p/articles/n1.md
both 'a year of its own'
sed -i 's/-15$/-16/' p/articles/n1.md
both 'a day, in the same order'
sed -i 's/^date: 2019-\(.*\)/date: 2022-\1\nauthors: [A. Author]/' p/articles/n1.md
both 'a year less, and an author'
printf -- '---\ntitle: 第三\n---\n第三篇。\n' >p/articles/n3.zh-Hans.md
both 'an edition of what is in it'
printf 'title: One\narticles: [n4]\n' >p/issues/one.yaml
both 'an issue of what is in it'
rm p/articles/n5.md
both 'one that was in it is gone'
for n in 1 2 3 4 5 6 7 8 9; do rm -f p/articles/n${n}[0-9].md p/articles/n${n}[0-9][0-9].md; done
both 'the home page shows all'
[ ! -e out/site/archive ] && ok 'the archive is gone' || not_ok 'the archive is still there'

# --- what is kept is spoiled

for file in index facts pages; do
    publication false
    build out
    sed -i 's/Noted, 1/Noted, 2/' p/articles/one.md
    head -c 1000 /dev/urandom >out/.cache/$file
    both "$file is something else"
    sed -i 's/Noted, 2/Noted, 3/' p/articles/one.md
    head -c 1000 out/.cache/$file >cut && mv cut out/.cache/$file
    both "$file is cut"
    sed -i 's/Noted, 3/Noted, 4/' p/articles/one.md
    rm out/.cache/$file && mkdir out/.cache/$file
    build out
    [ $file = facts ] || says "$file is a folder, which is said" out.err 'info[cache.write]'
    rm -rf out/.cache/$file
    both "$file is gone"
done
rm -rf out/.cache
both 'all of it is gone'
rm -rf out/.cache && echo >out/.cache
build out
says 'it is a file, which is said' out.err 'info[cache.write]'
rm out/.cache
if [ "$(id -u)" != 0 ]; then
    build out && chmod a-w out/.cache out/.cache/*
    sed -i 's/Noted, 4/Noted, 5/' p/articles/one.md
    both 'it may only be read'
    chmod u+w out/.cache out/.cache/*
fi

# --- called otherwise

both 'as before'
"$stele" build p -o out --drafts 2>out.err
"$stele" build p -o drafts --drafts 2>clean.err
same 'with drafts' drafts out
both 'and without'
printf -- '---\ntitle: Alone\n---\nOne.\n' >p/a.md && printf -- '---\ntitle: Alone\n---\nOne.\n' >p/b.md
"$stele" build p/a.md -o lone 2>/dev/null
"$stele" build p/b.md -o lone 2>/dev/null
"$stele" build p/b.md -o lone-clean 2>/dev/null
same 'one file and then another' lone-clean lone

exit $failed
