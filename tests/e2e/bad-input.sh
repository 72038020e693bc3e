#!/bin/sh
# What goes wrong is told at its place, with the right exit status, and nothing is half-written.
. "$(dirname "$0")/../lib.sh"
cd "$tmp" || exit 2
mkdir -p j/articles
good() { printf -- '---\ntitle: Good\n---\n\nText.\n' >j/articles/a.md; }
good
expect 'a good build first' 0 "$stele" build j -o made
cp -r made before

# bad NAME STATUS TEXT: the build of j fails, says TEXT, and out is as it was.
bad() {
    expect "$1" "$2" "$stele" build j -o made
    says "$1: told" err "$3"
    same "$1: nothing changed" before made
}

printf -- '---\ntitle: T\n---\n\nText.\n\n![Missing](none.png)\n' >j/articles/a.md
bad 'a missing picture' 1 'j/articles/a.md:7:1: error[picture.missing]'
printf -- '---\ntitle: T\nimage: none.png\n---\n\nText.\n' >j/articles/a.md
bad 'a missing lead picture' 1 'j/articles/a.md:3:8: error[picture.missing]'
printf 'not a picture' >j/articles/text.png
printf -- '---\ntitle: T\n---\n\n![x](text.png)\n' >j/articles/a.md
bad 'a picture that is none' 1 'j/articles/a.md:5:1: error[picture.unknown]'
printf -- '---\ntitle: T\n---\n\nSee[^nothing].\n' >j/articles/a.md
bad 'an undefined note' 1 'j/articles/a.md:5:4: error[note.undefined]'
printf -- '---\ntitel: T\n---\n\nText.\n' >j/articles/a.md
bad 'an unknown key' 1 'j/articles/a.md:2:1: error[field.unknown]: front matter has no “titel”; did you mean “title”?'
printf -- '---\ntitle: T\n---\n\nText \377 more.\n' >j/articles/a.md
bad 'invalid UTF-8' 1 'j/articles/a.md:5:6: error[text.utf8]'
printf -- '---\ntitle: T\n---\n\nText \000 more.\n' >j/articles/a.md
bad 'a zero byte' 1 'j/articles/a.md:5:6: error[text.nul]'
printf -- '---\ntitle: T\n\nText.\n' >j/articles/a.md
bad 'front matter that never ends' 1 'j/articles/a.md:1:1: error[front.open]'
printf -- '---\ntitle: [T\n---\n\nText.\n' >j/articles/a.md
bad 'front matter that is no YAML' 1 'error[yaml.syntax]'
printf -- '---\ntitle: T\ndate: May 12\ndraft: maybe\n---\n\n![x](y.png) [z](w.md) a[^b]\n' >j/articles/a.md
bad 'all mistakes in one run' 1 'j/articles/a.md:3:7: error[field.date]'
for code in field.type picture.missing link.missing note.undefined; do says "all of them: $code" err "$code"; done
ln -s /etc/hostname j/articles/link.png
printf -- '---\ntitle: T\n---\n\n![x](link.png)\n' >j/articles/a.md
bad 'a link out of the folder' 1 'error[picture.outside]'
good
for place in articles/link.md pages/link.md issues/link.yaml; do
    mkdir -p "j/$(dirname $place)" && ln -s /etc/passwd "j/$place"
    bad "$place, which leads out of the folder" 1 "j/$place: error[site.outside]"
    rm "j/$place"
done
mkdir j/articles/there && ln -s /etc/passwd j/articles/there/index.md
bad 'an article folder that leads out' 1 'articles/there/index.md: error[site.outside]'
rm -r j/articles/there
mv j/articles real && ln -s "$tmp/real" j/articles
bad 'a folder of articles that is elsewhere' 1 'j/articles: error[site.outside]'
rm j/articles && mv real j/articles
mkdir j/articles/folder.png
printf -- '---\ntitle: T\n---\n\n![x](folder.png)\n' >j/articles/a.md
bad 'a picture that is a folder' 1 'j/articles/a.md:5:1: error[picture.read]'
rm -r j/articles/folder.png
good
printf -- 'books:\n  - {id: b, articles: [none]}\n' >j/stele.yaml
bad 'a book of no article' 1 'j/stele.yaml:2:24: error[book.article]'
printf -- 'tittle: x\n' >j/stele.yaml
bad 'a mistake in stele.yaml' 1 'j/stele.yaml:1:1: error[field.unknown]'
rm j/stele.yaml
printf -- '- {en: a, zh: 甲, status: aproved}\n' >j/terms.yaml
bad 'a mistake in terms.yaml' 1 'j/terms.yaml:1:26: error[term.status]'
printf -- '- {en: a, zh: [甲\n' >j/terms.yaml
bad 'a term base that is no YAML' 1 'error[yaml.syntax]'
printf -- '- en: a\n  zh: \355\240\200\n' >j/terms.yaml
bad 'half of a surrogate in it' 1 'j/terms.yaml:2:7: error[text.utf8]'
rm j/terms.yaml && ln -s /etc/passwd j/terms.yaml
bad 'a term base that is elsewhere' 1 'j/terms.yaml: error[site.outside]'
rm j/terms.yaml
mkdir j/articles/a && cp j/articles/a.md j/articles/a/index.md
bad 'two articles with one address' 1 'error[site.slug]'
rm -r j/articles/a

expect 'findings as json' 1 sh -c "printf 'a[^b]\n' >j/articles/b.md; '$stele' build j -o made --findings=json"
python3 -c "
import json
line, = open('err')
got = json.loads(line)
assert got['path'] == 'j', got
f, = [f for f in got['findings'] if f['code'] == 'note.undefined']
assert (f['level'], f['path'], f['line'], f['column']) == ('error', 'articles/b.md', 1, 2), f
" && ok 'they are one line of JSON' || not_ok 'they are one line of JSON'
rm j/articles/b.md
printf 'no title\n' >j/articles/b.md
expect 'a warning passes' 0 "$stele" build j -o other
expect 'but not where warnings fail' 1 "$stele" build j -o other --strict
rm j/articles/b.md

expect 'nothing there' 2 "$stele" build none -o made
says 'it is said' err "can't find none"
mkdir -p foreign/site && echo mine >foreign/site/index.html
expect "a file that stele didn't write" 2 "$stele" build j -o foreign
says 'it is said so' err 'fatal[output.foreign]: foreign/site/index.html'
says 'and left alone' foreign/site/index.html mine
: >file
expect 'an output folder that is a file' 2 "$stele" build j -o file
if [ "$(id -u)" = 0 ]; then
    expect "an output folder that can't be written" 2 "$stele" build j -o /proc/stele-out
    if mkdir full && mount -t tmpfs -o size=48k tmpfs full 2>/dev/null; then
        expect 'a disk that fills' 2 "$stele" build "$root/content" -o full
        says 'it is said so' err 'No space left on device'
        [ -z "$(ls -A full | grep -v '^books$\|^site$\|^.cache$')" ] && ok 'nothing half-written is left' || not_ok 'nothing half-written is left'
        umount full
    else
        skip 'a disk that fills: no tmpfs can be mounted here'
    fi
else
    mkdir locked && chmod a-w locked
    expect "an output folder that can't be written" 2 "$stele" build j -o locked/out
    skip 'a disk that fills: only root can mount one'
fi

# A large term base of words that all begin alike, forms beyond the BMP, one pair twice; and a text of nothing but them.
mkdir -p large/articles
python3 -c "
for i in range(10000):
    print('- {en: The %s Plan %d, zh: 計畫𠮷%d, also: [the plan of %d]}' % ('Very ' * (i % 20), i, i, i))
print('- {en: the Plan 0, zh: 計畫𠮷0}')" >large/terms.yaml
python3 -c "
print('# T\\n')
for i in range(20000):
    print('the', 'Very ' * (i % 30), 'Plan', i, 'and 計畫𠮷%d' % i, '計畫󠄀')" >large/articles/a.md
case $stele in # a watched program maps too much memory to bound it
*asan*) bound=: ;;
*) bound='ulimit -v 1000000' ;;
esac
expect '10,000 terms' 0 sh -c "$bound; timeout 20 '$stele' terms large"
says 'one of them twice: told' err 'large/terms.yaml:10001:3: warning[term.duplicate]'

: >empty.md
expect 'an empty file' 0 "$stele" build empty.md -o empty
printf '\357\273\277# BOM\r\n\r\nLine\r\nline.\r\n' >crlf.md
expect 'a byte order mark and CRLF' 0 "$stele" build crlf.md -o crlf
says 'they leave no trace' crlf/site/articles/crlf/index.html '<h1>BOM</h1>'
python3 -c "print('>' * 50000 + 'a')" >deep.md
expect '50,000 nested quotations' 1 "$stele" build deep.md -o deep
says 'they are told' err 'doc.depth'
# Each passes a limit, which the finding names; all within the memory of a small machine.
limit() { # NAME CODE PYTHON: an article that Python prints
    python3 -c "print($3, end='')" >limit.md
    expect "$1" 1 sh -c "ulimit -v 1000000; '$stele' build limit.md -o limit"
    says "$1: told" err "error[$2]"
}
case $stele in
*asan*) skip 'limits: a watched program maps too much memory to bound it' ;;
*)
    limit 'a table of 3,000 columns and rows' limit.table "'|a' * 3000 + '|\n' + '|-' * 3000 + '|\n' + 'a\n' * 3000"
    limit 'a table of 200,000 cells' limit.table "'|a|b|\n|-|-|\n' + '|c|d|\n' * 100000"
    limit 'a table that begins on every line' limit.steps "'|a|\n|-|-|\n' * 10000"
    limit 'instructions that never end' limit.steps "'a <?' * 50000"
    limit 'pictures that never close' limit.steps "'![[]()' * 50000"
    limit 'a long address, often referred to' limit.references "'[a]: /' + 'u' * 50000 + '\n\n' + '[a] ' * 50000"
    limit '16 MB of short lines' limit.nodes "'a\n\n' * 5000000"
    limit '50,000 notes' limit.notes "'[^1]' * 50000 + '\n\n[^1]: x\n'"
    limit '50,000 headings' limit.headings "'a\n---\n' * 50000"
    limit '50,000 tags' limit.html "'<b>' * 50000"
    limit '5,000 tags, one in the other' doc.depth "'<b>' * 5000"
    ;;
esac
# Less and less memory: the program ends as it ends where the disk fails, or it has enough. (127: too little to begin.)
case $stele in
*asan*) skip 'too little memory: a watched program maps too much to bound it' ;;
*)
    python3 -c "for i in range(4000): print('A “plan” (计划%d), <b>raw</b>, and *more*.\n' % i)" >much.md
    for kib in $(seq 8000 4000 160000); do
        rm -rf much/.cache
        (ulimit -v "$kib" && exec "$stele" build much.md -o much --jobs=2) >/dev/null 2>err
        status=$?
        case $status in
        0 | 2 | 127) ;;
        *) echo "$kib KiB: exit status $status" && head -n 3 err ;;
        esac
        echo $status >>ends
    done >wrong
    [ -s wrong ] && not_ok "too little memory: $(cat wrong)" || ok 'too little memory ends the program with exit status 2'
    [ "$(grep -v 127 ends | sort -u | tr '\n' ' ')" = '0 2 ' ] && ok 'and enough does not' || not_ok "and enough does not: $(sort -u ends | tr '\n' ' ')"
    ;;
esac
# Time in proportion: each of these took minutes, or more with each line, when it was quadratic.
linear() { # NAME PYTHON: an article that Python prints
    python3 -c "print('# T\n\n' + $2, end='')" >linear.md
    expect "$1 in no time" 0 timeout 20 "$stele" build linear.md -o linear --no-books
}
linear '12,000 definitions' "'T\n: d\n\n' * 12000"
linear '19,000 inline notes' "'a^[b]\n\n' * 19000"
linear '300,000 bytes of ruby that never ends' "'{安|' * 60000"
linear '5,000 abbreviations' "''.join('the Term Word%d (TW%d; 词%s) and TW%d. ' % (i, i, chr(0x4e00 + i), i) for i in range(5000))"
python3 -c "print('---\ntitle: T\nauthors:\n' + ''.join('- A %d\n' % i for i in range(40000)) + '---\nx')" >people.md
expect '40,000 authors in no time' 1 timeout 20 "$stele" build people.md -o people
says 'they are told' err 'error[limit.people]'
mkdir -p many-blocks/articles many-blocks/theme && printf 'title: T\n' >many-blocks/stele.yaml && printf '# A\n' >many-blocks/articles/a.md
python3 -c "
blocks = lambda word: ''.join('{{\$b%d}}%s{{/b%d}}' % (i, word, i) for i in range(30000))
open('many-blocks/theme/article.html', 'w').write('{{<page.html}}' + blocks('x') + '{{/page.html}}')
open('many-blocks/theme/page.html', 'w').write('<html lang=\"en\"><head><title>x</title></head><body><p>' + blocks('y') + '</p></body></html>')"
expect 'a template of 30,000 blocks in no time' 0 timeout 4 "$stele" build many-blocks -o many-blocks-out --no-books

# A foot that links everything would make a site of as many links as pages times pages.
mkdir -p many-pages/articles many-pages/pages && printf 'title: T\n' >many-pages/stele.yaml && printf '# A\n' >many-pages/articles/a.md
for i in $(seq 100 150); do printf '# Page %s\n' "$i" >"many-pages/pages/p$i.md"; done
expect '51 pages' 0 "$stele" build many-pages -o many-pages-out
says 'they are told' err 'info[pages.many]'
[ "$(grep -c '<li><a href="../p' many-pages-out/site/p120/index.html)" = 40 ] && [ "$(grep -c '<li><a href="p' many-pages-out/site/index.html)" = 51 ] &&
    ok 'the front page links all, others the first' || not_ok 'the foot of pages links too many or too few'

head -c 100000000 /dev/zero | tr '\0' 'x' >huge.md
expect 'a file of 100 MB' 1 "$stele" build huge.md -o huge
says 'it is told' err 'article.large'
# What moves a terminal's cursor or turns its letters round is told as a dot, wherever it stands: in a name, a message, the
# line itself.
mkdir -p controls/articles
printf 'title: T\n"k\\e[31m\\u202ex": 1\n' >controls/stele.yaml
printf 'A \033[31mred \302\2332J line and [^\342\200\256none].\n' >controls/articles/a.md
printf 'x\n' >"controls/articles/$(printf 'b\033[31m').md"
for how in '' '--color=always'; do
    expect "control characters in findings${how:+, in colour}" 1 "$stele" build controls -o made $how
    sed "s/$(printf '\033')\[[01;3-6]*m\([a-z]*\)$(printf '\033')\[0m/\1/" err >plain
    python3 -c "
import sys, unicodedata
bad = {c for c in open('plain', encoding='utf-8').read() if c != '\n' and unicodedata.category(c) in ('Cc', 'Cf')}
sys.exit('there is %s' % sorted(bad) if bad else 0)" && ok 'none is told as it is' || not_ok 'none is told as it is'
    says 'a name' plain 'controls/articles/b·[31m.md: error[site.name]'
    says 'a message' plain 'stele.yaml has no “k·[31m·x”'
done
says 'and the line' plain '     1 | A ·[31mred ·2J line and [^·none].'
"$stele" build controls -o made --findings=json 2>err
python3 -c "
import json
found = json.load(open('err', encoding='utf-8'))['findings']
assert any(f['path'] == 'articles/b\x1b[31m.md' for f in found) and any('k\x1b[31m\u202ex' in f['message'] for f in found)
assert '\x1b' not in open('err', encoding='utf-8').read()" && ok 'for programs they are escaped' || not_ok 'for programs they are escaped'
exit $failed
