#!/bin/sh
# What a build does to the folder that it writes into: all or nothing, one at a time, and nobody else's files.
. "$(dirname "$0")/../lib.sh"
cd "$tmp" || exit 2
mkdir -p j/articles
article() { printf -- '---\ntitle: %s\ndate: 2025-01-01\n---\n\n%s\n' "$2" "$3" >"j/articles/$1.md"; }
article a One Text.
article b Two Text.
printf 'title: J\nbooks:\n  - {id: all, title: All}\n  - {id: first, title: First, articles: [a]}\n' >j/stele.yaml

# kept NAME STATUS TEXT ARGUMENT…: a build that fails so, says so, and leaves all as it was.
kept() {
    name=$1 status=$2 text=$3
    shift 3
    rm -rf before && cp -a made before
    expect "$name" "$status" "$stele" build j -o made "$@"
    says "$name: told" err "$text"
    same "$name: nothing changed" before made
}

expect 'a first build' 0 "$stele" build j -o made
[ "$(ls -A made | tr '\n' ' ')" = '.cache books site ' ] && ok 'nothing else is in the folder' || not_ok "nothing else is in the folder: $(ls -A made)"
says 'the manifest lists books' made/site/.stele-manifest ' ../books/all.epub'
(cd made/site && while read -r size path; do [ "$(wc -c <"$path")" = "$size" ] || echo "$path"; done <.stele-manifest >"$tmp/wrong")
[ -s wrong ] && not_ok "the manifest's sizes are right: $(cat wrong)" || ok "the manifest's sizes are right"

# Errors, wherever they come from.
article a Other 'Text[^none].'
kept 'an error in an article' 1 'error[note.undefined]'
printf 'no title here\n' >j/articles/a.md
kept 'a warning where warnings fail' 1 'warning[article.title]' --strict
expect 'which is only a warning elsewhere' 0 "$stele" build j -o other
article a Other Text.
mkdir -p j/theme/book
"$stele" theme book/chapter.xhtml | sed 's|</body>|<p>|' >j/theme/book/chapter.xhtml
kept 'a chapter template that is broken' 1 'error['
rm -r j/theme
article a One Text.

# What isn't stele's.
mkdir -p made/site/.git made/site/uploads made/site.old
for file in site/.git/HEAD site/CNAME site/uploads/x site.old/index.html books/mine.epub notes.txt; do echo mine >made/$file; done
article a Three Text.
rm j/articles/b.md
printf 'title: J\nbooks:\n  - {id: first, title: First, articles: [a]}\n' >j/stele.yaml
expect 'a build beside files of others' 0 "$stele" build j -o made
for file in site/.git/HEAD site/CNAME site/uploads/x site.old/index.html books/mine.epub notes.txt; do
    says "$file stays" made/$file mine
done
absent 'a book that is no longer named' made/books/all.epub
absent 'a page that is no longer made' made/site/articles/b
printf 'title: J\nbooks:\n  - {id: first, title: First, articles: [a]}\n  - {id: mine, title: Mine}\n' >j/stele.yaml
kept 'a book of somebody else' 2 'fatal[output.foreign]: made/books/mine.epub'
printf 'title: J\nbooks:\n  - {id: first, title: First, articles: [a]}\n' >j/stele.yaml
article uploads Uploads Text.
mkdir -p made/site/articles && echo mine >made/site/articles/uploads
kept 'a file where a folder has to be' 2 'fatal[output.foreign]: made/site/articles/uploads'
rm made/site/articles/uploads
mkdir elsewhere && ln -s "$tmp/elsewhere" made/site/articles/uploads
kept 'a folder that is a link' 2 'fatal[output.foreign]: made/site/articles/uploads'
rm made/site/articles/uploads j/articles/uploads.md
mv made/books real && ln -s "$tmp/real" made/books
kept 'books that are a link' 2 'fatal[output.foreign]: made/books'
rm made/books && mv real made/books
expect 'without books' 0 "$stele" build j -o made --no-books
[ -f made/books/first.epub ] && ok 'books made earlier stay' || not_ok 'books made earlier stay'
says 'and stay listed' made/site/.stele-manifest '../books/first.epub'
expect 'a first build with an error' 1 sh -c "printf 'a[^b]\n' >e.md; '$stele' build e.md -o never"
absent 'it leaves no folder' never

# One at a time. The lock is one that other programs can take.
flock made/.stele-lock sh -c 'echo "process 7: somebody" >made/.stele-lock; echo locked >ready; sleep 2' &
while [ ! -e ready ]; do sleep 0.05; done
expect 'a build while another one is at work' 0 "$stele" build j -o made
says 'it says for whom it waited' err 'info[output.busy]: made was being written by process 7: somebody'
wait
absent 'the lock goes' made/.stele-lock
: >fails
for round in 1 2 3; do
    article a "Round $round" Text.
    "$stele" build j -o made 2>one & "$stele" build j -o made 2>two
    [ $? = 0 ] || echo two >>fails
    wait $! || echo one >>fails
done
[ -s fails ] && not_ok 'two builds at once both end well' || ok 'two builds at once both end well'
expect 'and what they leave' 0 "$stele" build j -o alone
rm -rf made/site.old made/notes.txt made/books/mine.epub made/site/.git made/site/CNAME made/site/uploads
same 'is what one makes' alone made

# Links where names can be guessed.
echo precious >precious
for name in terms.yaml.new .terms.yaml.new stele.lock.yaml.new; do ln -s "$tmp/precious" j/$name; done
printf '# A\n\nA “comprehensive” (总体) approach.\n' >j/articles/a.md
"$stele" review j 2>/dev/null | sed 's/^	/accept	/' >table
expect 'decisions are written' 0 "$stele" review j --apply=table
says 'into the term base' j/terms.yaml 总体
expect 'translations are remembered' 0 "$stele" lock j
for name in made/.stele-stage made/books/first.epub.new made/.stele-journal.new; do ln -s "$tmp/precious" $name; done
expect 'a build among links' 0 "$stele" build j -o made
says 'nothing is written through them' precious precious
ln -sf "$tmp/precious" made/.stele-lock
expect 'a lock that is a link' 2 "$stele" build j -o made
rm made/.stele-lock
rm -rf made/.cache && ln -s "$tmp/elsewhere" made/.cache
expect 'a cache that is a link' 2 "$stele" build j -o made
says 'nothing was written through either' precious precious
rm made/.cache

# A list of steps is data.
printf 'stele journal 1\nremove ../precious\nend 1\n' >made/.stele-journal
expect 'a list that leads outside' 2 "$stele" build j -o made
says 'it is told' err 'fatal[output.journal]'
says 'nothing is removed' precious precious
rm made/.stele-journal

# A folder that goes while a build is at work: what was written is not there, and that is said.
mkdir -p big/articles
for i in $(seq 300); do printf '# %s\n\nText.\n' "$i" >big/articles/$i.md; done
for i in 1 2 3 4 5 6; do
    "$stele" build big -o gone 2>err &
    sleep "0.0$i"
    rm -rf gone 2>/dev/null
    wait $!
    status=$?
    [ $status = 2 ] || [ "$(find gone/site/articles -name index.html 2>/dev/null | wc -l)" = 300 ] || [ ! -e gone ] || break
done
if [ $status = 2 ] || [ "$(find gone/site/articles -name index.html 2>/dev/null | wc -l)" = 300 ] || [ ! -e gone ]; then
    ok 'a folder that goes meanwhile is told, or was written before'
else
    not_ok "a folder that goes meanwhile: exit status $status, $(find gone/site/articles -name index.html | wc -l) pages"
fi
exit $failed
