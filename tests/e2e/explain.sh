#!/bin/sh
# stele build --explain: which files were made again, and why.
. "$(dirname "$0")/../lib.sh"
cd "$tmp" || exit 2
mkdir -p j/articles j/pages j/static
echo one >j/static/own.txt
printf 'title: J\nlang: en\nsecond-lang: zh-Hans\nbooks: [{id: all}, {id: one, articles: [a]}]\n' >j/stele.yaml
article() { printf -- '---\ntitle: %s\ndate: %s\n---\n\n%s\n\nThe end.\n' "$2" "$3" "$4" >"j/articles/$1.md"; }
article a 'First' 2025-01-04 'The “rule of law” (法治) holds; see [the last](d.md).'
article b 'Second' 2025-01-03 'Text.'
article c 'Third' 2025-01-02 'Text.'
article d 'Fourth' 2025-01-01 'Text.'
printf '# About\n\nText.\n' >j/pages/about.md

# build NAME: and what is explained of it, a line each, without the site's folder.
build() {
    sleep 0.1 # a file that is written while a build begins may change without another stamp
    expect "$1" 0 "$stele" build j -o made --explain
    [ ! -s err ] || { not_ok "$1: a finding"; cat err; }
    sed 's|^site/||; s|/index.html:|:|' out >explained
}

# why NAME LINE: it is explained.
why() { grep -qxF -- "$2" explained && ok "$1" || { not_ok "$1: “$2” isn't said"; cat explained; }; }

# not_said NAME PATH: nothing is said of it.
not_said() { grep -q "^$2" explained && { not_ok "$1: $2 was made again"; cat explained; } || ok "$1"; }

build 'a first build'
why 'everything is made' 'articles/a: no earlier build by this program is remembered'
why 'books too' 'books/all.epub: no earlier build by this program is remembered'
not_said 'nothing is said of the list of what is made' .stele-manifest
build 'the same again'
[ ! -s explained ] && ok 'nothing is made' || { not_ok 'something is made'; cat explained; }

sed -i 's/The end/An end/' j/articles/b.md
build 'a word'
why 'its own page' 'articles/b: its text changed'
why 'the book' 'books/all.epub: the text of a chapter changed'
not_said 'no other book' books/one.epub
not_said 'no other' articles/a
not_said 'no list' 'index.html'

sed -i 's/Third/The Third/' j/articles/c.md
build 'a title'
why 'the page before it' 'articles/b: its neighbours, its issue or its editions changed'
why 'the page behind it' 'articles/d: its neighbours, its issue or its editions changed'
why 'the list' 'index.html: what it lists or shows changed'
not_said 'no page further off' articles/a

sed -i 's/Fourth/The Fourth/' j/articles/d.md
build 'the title of what is linked'
why 'a book of that' 'books/one.epub: an article that a chapter links to, or a picture, changed'
why 'the page that links' 'articles/a: an article that it links to, or a picture, changed'

echo x >>made/site/articles/a/index.html
rm made/site/articles/d/index.html
build 'an output edited, another deleted'
why 'is made again' 'articles/a: it was edited or deleted in the output'
why 'and is there again' 'articles/d: it was edited or deleted in the output'
not_said 'and no other' articles/b
[ -f made/site/articles/d/index.html ] && ok 'it is' || not_ok 'it is not'

echo two >j/static/own.txt
build 'a file that is copied'
why 'is copied again' 'own.txt: what it holds changed'
not_said 'and nothing else' articles

printf '# New\n\nText.\n' >j/articles/n.md
build 'an article more'
why 'is new' 'articles/n: it is new'

sed -i 's/title: J/title: Journal/' j/stele.yaml
build 'the title of all'
why 'every page' 'articles/b: what all pages share changed: theme, words, stele.yaml, terms.yaml or options'
why 'pages too' 'about: what all pages share changed: theme, words, stele.yaml, terms.yaml or options'

expect 'with an option' 0 "$stele" build j -o made --explain --drafts
says 'every page' out 'site/about/index.html: what all pages share changed: theme, words, stele.yaml, terms.yaml or options'
build 'and without'
expect 'without books' 0 "$stele" build j -o made --explain --no-books
says 'text is made otherwise for books, and nobody edited it' out \
    'site/articles/a/index.html: what all pages share changed: theme, words, stele.yaml, terms.yaml or options'
build 'and with'

rm -r made/.cache
build 'nothing remembered'
why 'everything is made' 'articles/a: no earlier build by this program is remembered'

printf '[x](none.md)\n' >>j/articles/a.md
expect 'a mistake' 1 "$stele" build j -o made --explain
[ ! -s out ] && ok 'makes nothing, and nothing is explained' || not_ok 'something is explained'
exit $failed
