#!/bin/sh
# Books are the same, and so is what is told of them, whether a core binds many books or many cores bind one.
. "$(dirname "$0")/../lib.sh"
cd "$tmp" || exit 2

# A publication with `$1` books: one of all articles, the others of one each.
publication() {
    rm -rf in && mkdir -p in/articles in/files
    printf '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>\n' >in/files/a.svg
    printf 'url: https://x.example/\nbooks:\n- id: all\n' >in/stele.yaml
    for i in 1 2 3 4 5 6 7 8 9; do
        printf '# Article %s\n\nText with a note,[^n] the “rule of law %s” (法治) and [another](a%s.md#part).\n\n## Part\n\n![A square](../files/a.svg)\n\n[^n]: Words.\n' \
            $i $i $((i % 9 + 1)) >in/articles/a$i.md
        [ $i -lt "$1" ] && printf -- '- {id: only-%s, articles: [a%s]}\n' $i $i >>in/stele.yaml
    done
}

# alike NAME STATUS: with one thread, two, and eight
alike() {
    expect "$1, one thread" "$2" "$stele" build in -o one --jobs=1
    mv err one.err && mkdir -p one
    for jobs in 2 8; do
        expect "$1, $jobs threads" "$2" "$stele" build in -o other --jobs=$jobs
        mkdir -p other
        same "$1, $jobs threads: the same findings" one.err err
        same "$1, $jobs threads: the same bytes" one other
        rm -rf other
    done
    rm -rf one
}

for books in 1 3 9; do
    publication $books
    alike "$books books" 0
done

# A book is bound again where something of it has changed: itself, a term that it shows, what it links to.
publication 3
"$stele" build in -o kept >/dev/null 2>&1
inode() { stat -c %i "kept/books/$1.epub"; }
# rebound NAME BOUND CHANGED: which books are bound again, and which are other files then (where it is left out, these)
rebound() {
    for book in all only-1 only-2; do inode $book >before-$book; done
    "$stele" build in -o kept --explain >explained 2>err || not_ok "$1: no build"
    for book in all only-1 only-2; do
        wanted=same && now=same
        case " ${3-$2} " in *" $book "*) wanted=another ;; esac
        inode $book | cmp -s before-$book - || now=another
        [ $now = $wanted ] && ok "$1: the file of $book is $wanted" || not_ok "$1: the file of $book is $now, wanted $wanted"
        wanted=left && now=left
        case " $2 " in *" $book "*) wanted=bound ;; esac
        grep -q "^books/$book.epub: " explained && now=bound
        [ $now = $wanted ] && ok "$1: $book is $wanted" || not_ok "$1: $book is $now, wanted $wanted"
    done
    rm -rf clean && "$stele" build in -o clean >/dev/null 2>&1
    same "$1: as from nothing" clean/books kept/books
}
rebound 'nothing' ''
sed -i 's/Text with/Words with/' in/articles/a9.md && rebound 'another article' 'all'
sed -i 's/Text with/Words with/' in/articles/a1.md && rebound 'an article of two' 'all only-1'
sed -i 's/## Part/## Piece {#part}/' in/articles/a2.md && rebound 'a part' 'all only-2'
printf -- '- {zh: 法治, en: rule of law 1, definition: Law that binds those who make it., status: approved}\n' >in/terms.yaml && rebound 'a term' 'all only-1 only-2' 'all only-1'
sed -i 's/binds/holds/' in/terms.yaml && rebound 'its definition' 'all only-1'
sed -i 's/width="9" height="9">/width="8" height="8">/' in/files/a.svg && rebound 'a picture' 'all only-1 only-2'
sed -i 's/{id: only-1,/{id: only-1, title: One,/' in/stele.yaml && rebound 'the configuration' 'all only-1 only-2' only-1
touch in/articles/a1.md && rebound 'a date' ''
rm kept/books/only-2.epub && "$stele" build in -o kept >/dev/null 2>&1
same 'a book that was deleted is made again' clean/books kept/books

# A theme that breaks chapters in several ways: everything is told, in the same order.
mkdir -p in/theme/book
printf '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title>{{title}}</title></head><body id="a"><p id="a"><a href="none.xhtml">x</a> <a href="title.xhtml#none">y</a></p>{{{article.body}}}</body></html>\n' \
    >in/theme/book/chapter.xhtml
alike 'a broken theme' 1
"$stele" build in -o broken 2>err
while read -r text; do says "a broken theme is told: $text" err "$text"; done <<'END'
EPUB/text/chapter-1.xhtml:1: the id “a” stands here a second time
EPUB/text/chapter-9.xhtml:1: the file “none.xhtml” isn't in the book
EPUB/text/chapter-9.xhtml:1: EPUB/text/title.xhtml has no place “none”
END
exit $failed
