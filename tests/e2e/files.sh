#!/bin/sh
# What a folder holds: names, links, and what can't be looked at. Nothing is left out in silence.
. "$(dirname "$0")/../lib.sh"
cd "$tmp" || exit 2

# --- nothing to build
mkdir empty yml docs
printf 'title: T\n' >yml/stele.yml
printf '# Text\n' >docs/text.md
expect 'an empty folder' 2 "$stele" build empty -o made
says 'says that there is nothing' err 'fatal[site.empty]: there is nothing to build in empty'
expect 'a folder with stele.yml only' 2 "$stele" build yml -o made
says 'says how it is called' err 'yml/stele.yml: warning[site.stray]'
says 'and that there is nothing' err 'site.empty'
expect 'texts beside the folders' 2 "$stele" build docs -o made
says 'says where articles lie' err 'docs/text.md: info[site.stray]'
expect 'terms of nothing' 2 "$stele" terms empty
[ -e made ] && not_ok 'nothing is made' || ok 'nothing is made'

mkdir -p later/articles
printf -- '---\ntitle: Later\ndraft: true\n---\n\nText.\n' >later/articles/a.md
expect 'nothing but drafts' 0 "$stele" build later -o later-made
says 'says so' err 'warning[site.empty]: nothing is due'

# --- a good site stays as it was when something can't be looked at
mkdir -p j/articles
printf '# Tea\n\nText.\n' >j/articles/tea.md
printf '# Rice\n\nText.\n' >j/articles/rice.md
expect 'a good publication' 0 "$stele" build j -o made
stays() { # LABEL CODE
    expect "$1" 1 "$stele" build j -o made
    says "$1: told" err "$2"
    [ -f made/site/articles/tea/index.html ] && [ -f made/site/articles/rice/index.html ] && ok "$1: the site stays" ||
        not_ok "$1: the site stays"
}
mv j/articles/rice.md rice
ln -s none j/articles/rice.md
stays 'a link that leads nowhere' 'j/articles/rice.md: error[site.link]'
rm j/articles/rice.md && ln -s rice.md j/articles/rice.md
stays 'a link to itself' 'j/articles/rice.md: error[site.link]'
rm j/articles/rice.md && mkfifo j/articles/rice.md
stays 'a pipe' 'j/articles/rice.md: error[site.link]'
rm j/articles/rice.md && mkdir j/articles/rice && mkfifo j/articles/rice/index.md
stays 'a pipe as index.md' 'j/articles/rice/index.md: error[site.link]'
rm -r j/articles/rice && ln -s none j/articles/2025
stays 'a folder that is elsewhere and gone' 'j/articles/2025: error[site.link]'
rm j/articles/2025 && ln -s none j/pages
stays 'all pages gone' 'j/pages: error[site.link]'
rm j/pages && ln -s none j/stele.yaml
stays 'a configuration that is gone' 'j/stele.yaml: error[site.link]'
rm j/stele.yaml && mv rice j/articles/rice.md

# --- names
raw=$(printf 'j/articles/a\033]0;x\007\nb.md: error[forged].md')
printf '# A\n' >"$raw"
expect 'a name that steers a terminal' 1 "$stele" build j -o made
says 'is told tamely' err 'j/articles/a·]0;x··b.md: error[forged].md: error[site.name]'
expect 'and doesn’t reach a table' 1 "$stele" terms j --format=csv
says 'of which there is none' out 'en,zh,abbr'
rm "$raw"
raw=$(printf 'j/articles/caf\351.md')
printf '# A “thing” (东西)\n' >"$raw" 2>/dev/null && {
    expect 'a name that is no UTF-8' 1 "$stele" terms j --format=tbx --all
    says 'is told' err 'site.name'
    python3 -c 'open("out", encoding="utf-8").read()' && ok 'and reaches no list' || not_ok 'and reaches no list'
    rm "$raw"
}
printf '# Another\n' >j/articles/TEA.md
expect 'names that differ in capitals only' 1 "$stele" build j -o made
says 'are told' err 'j/articles/tea.md: error[site.case]: articles/TEA.md has this name in other letters'
rm j/articles/TEA.md
mkdir j/articles/2024 && printf '# Another\n' >j/articles/2024/tea.md
expect 'one slug twice' 1 "$stele" build j -o made
says 'names both files' err 'j/articles/2024/tea.md: error[site.slug]: articles/tea.md has the same address, articles/tea/'

# --- one name, kept by the disk in another form than it is written in
mkdir -p n/articles n/issues n/articles/"$(printf 'ann\303\251e')"
nfc=$(printf 'caf\303\251') nfd=$(printf 'cafe\314\201')
printf -- '---\ntitle: Coffee\nissue: %s\n---\n\n## Th%s\n\n[x]{#%s}\n' "$nfd" "$(printf 'e\314\201')" "$nfd" >"n/articles/$nfd.md"
printf '# Coffee in French\n\n## Deux\n\nText.\n' >"n/articles/$nfd.fr.md"
printf 'title: First\n' >"n/issues/$nfc.yaml"
printf 'title: N\nbooks: [{id: all}, {id: one, articles: [%s]}]\n' "$nfc" >n/stele.yaml
printf '# Links\n\n[a](%s.md#%s), [b](caf%%C3%%A9.md#th%%C3%%A9), [c](%s.md#%s), [d](%s.fr.md)\n' "$nfc" "$nfc" "$nfd" "$nfd" "$nfc" \
    >n/articles/"$(printf 'ann\303\251e')"/links.md
sed -i "s|](|](../|g" n/articles/*/links.md
printf '# Back\n\n[l](anne%%CC%%81e/links.md)\n' >n/articles/back.md
expect 'names in either form' 0 "$stele" build n -o n-made
[ ! -s err ] && ok 'are the same, without a word' || { not_ok 'are the same, without a word'; cat err; }
[ -f "n-made/site/articles/$nfc/fr/index.html" ] && ok 'addresses are composed' || not_ok 'addresses are composed'
says 'ids are' "n-made/site/articles/$nfc/index.html" "id=\"$nfc\""
says 'links are' n-made/site/articles/links/index.html 'href="../../articles/caf%C3%A9/index.html#caf%C3%A9"'
says 'headings are' n-made/site/articles/links/index.html 'href="../../articles/caf%C3%A9/index.html#th%C3%A9"'
expect 'a lock' 0 "$stele" lock n
says 'is kept by the composed name' n/stele.lock.yaml "\"articles/$nfc.fr.md\""
mv "n/articles/$nfd.md" "n/articles/$nfc.md" && mv "n/articles/$nfd.fr.md" "n/articles/$nfc.fr.md"
printf '\nMore.\n' >>"n/articles/$nfc.md"
expect 'on another disk' 0 "$stele" build n -o n-made
says 'it still holds' err 'translation.'
printf '# Twice\n' >"n/articles/$nfd.md"
expect 'both forms at once' 1 "$stele" build n -o n-made
says 'are told' err 'error[site.case]: there is another file of this name'
rm "n/articles/$nfd.md"
printf 'title: N\nbooks: [{id: all}, {id: ALL}, {id: con}]\n' >n/stele.yaml
expect 'books whose files some disks take for one' 1 "$stele" build n -o n-made
says 'are told' err 'n/stele.yaml:2:25: error[book.id]: another book has the id “all”'
says 'and names that Windows keeps' err 'n/stele.yaml:2:36: error[book.id]: a book wants an id of letters, digits and hyphens that Windows'

printf '%s\n' "- {en: Salon C$(printf '\303\251')leste, zh: 天厅, status: approved}" >n/terms.yaml
printf '# Salons\n\nThe Salon Ce\314\201leste (天厅) opens.\n' >n/articles/salon.md
printf '# Later\n\nThe Salon Ce\314\201leste closes. A Salon C\303\251leste!\n' >n/articles/later.md
rm n/stele.yaml
expect 'terms in either form' 0 "$stele" terms n
says 'are found in one' out 'articles/later.md:3:5'
says 'and in the other' out 'articles/later.md:3:5, 3:30'
grep -q 'written:' out && not_ok 'and are one' || ok 'and are one'

printf '# C\n\n[x](Later.md) and [y](../ARTICLES/%s.md).\n' "$(printf 'CAF\303\211')" >n/articles/capitals.md
expect 'a link in other capitals' 1 "$stele" build n -o n-made
says 'is told which there is' err 'n/articles/capitals.md:3:1: error[link.missing]: “Later.md” leads to no article; there is articles/later.md'
says 'whatever the letters' err "n/articles/capitals.md:3:19: error[link.missing]: “../ARTICLES/CAFÉ.md” leads to no article; there is articles/$nfc.md"
printf '\n## 2. Ce\314\201leste\n\n[own](#2-c%%C3%%A9leste)\n' >>n/articles/later.md
printf '# C\n\n[x](later.md#2-c\303\251leste).\n' >n/articles/capitals.md
expect 'a heading by the name that it has elsewhere' 0 "$stele" build n -o n-made

# --- a lone file knows of no other
mkdir lone lone/sub
printf '# A\n\nSee [the next](b.md), [the one above](../c.md#x), [a folder](sub/), [code](run.py), [a paper](d.pdf) and [a place](#a).\n\n## A\n' >lone/a.md
printf '# B\n' >lone/b.md
printf 'print()\n' >lone/run.py
printf '%%PDF-1.4\n' >lone/d.pdf
expect 'a lone file that links to others' 0 "$stele" build lone/a.md -o lone-made
says 'says what to do' err 'lone/a.md:3:5: warning[link.lone]: “b.md” isn'"'"'t part of this build of one file'
[ "$(grep -c 'warning\[link.lone\]' err)" = 4 ] && ok 'for each of them' || { not_ok 'for each of them'; cat err; }
says 'the words stay' lone-made/site/articles/a/index.html 'See <a>the next</a>'
says 'a document is there' lone-made/site/articles/a/index.html '.pdf">a paper</a>'

printf '# E\n\nNote[^x].\n' >lone/E.MD
expect 'a lone file of another ending' 1 "$stele" build lone/E.MD -o lone-made
says 'is told by its path' err 'lone/E.MD:3:5: error[note.undefined]'

# --- copied as it is
mkdir -p s/articles s/static/.well-known s/static/sub
printf '# A\n' >s/articles/a.md
printf 'x.example\n' >s/static/CNAME
printf 'Contact: mailto:a@x.example\n' >s/static/.well-known/security.txt
printf '\000\377' >s/static/sub/icon.bin
expect 'files that are copied' 0 "$stele" build s -o s-made
same 'one at the root' s/static/CNAME s-made/site/CNAME
same 'one in a folder' s/static/sub/icon.bin s-made/site/sub/icon.bin
same 'and one that is looked for' s/static/.well-known/security.txt s-made/site/.well-known/security.txt
printf 'mine\n' >s/static/robots.txt
expect 'one where the site has its own' 1 "$stele" build s -o s-made
says 'is told' err 's/static/robots.txt: error[site.taken]'
rm s/static/robots.txt && ln -s ../stele.yaml s/static/link
expect 'a link among them' 1 "$stele" build s -o s-made
says 'is told too' err 's/static/link: error[site.link]'
rm s/static/link && ln -s ../none s/theme
expect 'a theme that is a link' 1 "$stele" build s -o s-made
says 'is told as well' err 'error[theme.missing]'
exit $failed
