#!/bin/sh
# Translations: what they were made from is remembered on request, and what has changed since is told.
. "$(dirname "$0")/../lib.sh"

j=$tmp/j
lock=$j/stele.lock.yaml
mkdir -p "$j/articles"
cat >"$j/articles/a.md" <<'MD'
---
title: The Way
---
One. The way that can be told.

Two. The name that
can be named.[^n]

## Below

Three. What has no name.

Four. What has a name.

[^n]: A note.
MD
cat >"$j/articles/a.zh-Hans.md" <<'MD'
---
title: 道
---
其一。道可道。

其二。名可名。[^n]

## 下

其三。无名。

其四。有名。

[^n]: 注。
MD
printf '# B\n\nText.\n' >"$j/articles/b.md"
printf '# 乙\n\n文字。\n' >"$j/articles/b.zh-Hans.md"

build() { "$stele" build "$j" -o "$tmp/made" 2>"$tmp/err"; }
silent() { # NAME
    build && [ ! -s "$tmp/err" ] && ok "$1" || { not_ok "$1" && cat "$tmp/err"; }
}

silent 'without a lock nothing is said'
absent 'nor is one written' "$lock"
expect 'the lock is written' 0 "$stele" lock "$j"
says 'it names the translation' "$lock" '"articles/a.zh-Hans.md":'
says 'and what that was made from' "$lock" 'of: "articles/a.md"'
cp "$lock" "$tmp/first"
silent 'nothing has changed'
expect 'locking again' 0 "$stele" lock "$j"
same 'changes nothing' "$tmp/first" "$lock"

# Lines broken elsewhere are no change; words are.
sed -i 's/^Two. The name that$/Two. The/; s/^can be named/name that can be named/' "$j/articles/a.md"
silent 'a line broken elsewhere is no change'
sed -i 's/^Three. What has no name/Three. What nobody names/' "$j/articles/a.md"
build
says 'a changed paragraph is named in both files' "$tmp/err" \
    'articles/a.zh-Hans.md:10:1: warning[translation.changed]: the original of this, articles/a.md:11, has changed'
[ "$(grep -c translation "$tmp/err")" = 1 ] && ok 'and it alone' || { not_ok 'and it alone' && cat "$tmp/err"; }
expect 'warnings pass' 0 "$stele" build "$j" -o "$tmp/made"
expect 'where they may' 1 "$stele" build "$j" -o "$tmp/made" --strict
expect 'only one article is locked' 0 "$stele" lock "$j" --article=b
build
says 'the other stays as it was' "$tmp/err" 'translation.changed'
expect 'an article without editions can’t be' 2 "$stele" lock "$j" --article=c
expect 'the translation has caught up' 0 "$stele" lock "$j" --article a
silent 'and nothing is left to say'

# Added and removed.
printf '\nFive. All things.\n' >>"$j/articles/a.md"
sed -i '/^One/,+1d' "$j/articles/a.md"
build
says 'a new paragraph' "$tmp/err" 'warning[translation.added]: the original has something new here, articles/a.md:15,'
says 'one that is gone' "$tmp/err" 'warning[translation.removed]: 1 paragraph of the original, which stood before articles/a.md:4,'
sed -i 's/^\[^n\]: A note/[^n]: Another note/; s/^title: .*/title: Another way/' "$j/articles/a.md"
build
says 'a changed note' "$tmp/err" 'articles/a.zh-Hans.md:14:7: warning[translation.changed]: the original of this, articles/a.md:13,'
says 'a changed title' "$tmp/err" 'articles/a.zh-Hans.md:1:1: warning[translation.front]'

# What others keep in the file stays, byte for byte.
{
    printf '# ours\n\nguesses:\n  - "a"   # a comment\n\n'
    sed '1d' "$tmp/first"
    printf '\n# theirs\nother: {b: c}\n'
} >"$lock"
cp "$lock" "$tmp/before"
expect 'a lock with other sections' 0 "$stele" lock "$j"
sed '/^translations/,/^$/d' "$tmp/before" >"$tmp/a"
sed '/^translations/,/^$/d' "$lock" >"$tmp/b"
same 'which stay as they are' "$tmp/a" "$tmp/b"
grep -q '^# theirs$' "$lock" && ok 'comments too' || not_ok 'comments too'
build
grep -q 'translation\.' "$tmp/err" && not_ok 'and the section is new' || ok 'and the section is new'

# A translation that is gone.
mv "$j/articles/b.zh-Hans.md" "$tmp/"
build
says 'a file that is gone is told' "$tmp/err" 'info[translation.gone]: “articles/b.zh-Hans.md”'
"$stele" lock "$j"
grep -q 'b.zh-Hans' "$lock" && not_ok 'and forgotten' || ok 'and forgotten'

# Files that can't be amended stay as they are.
spoiled() { # NAME TEXT BUILD-STATUS
    printf '%s' "$2" >"$lock"
    cp "$lock" "$tmp/before"
    expect "a lock with $1, read" "$3" "$stele" build "$j" -o "$tmp/made"
    "$stele" lock "$j" 2>"$tmp/err"
    [ $? = 1 ] && says "a lock with $1, written" "$tmp/err" 'stele.lock.yaml' || not_ok "a lock with $1, written"
    same "a lock with $1 stays" "$tmp/before" "$lock"
}
spoiled 'broken YAML' 'translations: [' 1
spoiled 'a key twice' "$(printf 'translations: {}\ntranslations: {}\n')" 1
spoiled 'braces' '{translations: {"articles/a.zh-Hans.md": {of: x, front: 00000000}}}' 0
spoiled 'a list' '- translations' 0
spoiled 'bytes that are no text' "$(printf 'a: \377')" 1
mended() { # NAME TEXT WARNINGS
    printf '%b' "$2" >"$lock"
    expect "a lock with $1, read" 0 "$stele" build "$j" -o "$tmp/made"
    [ "$(grep -c 'lock.form' "$tmp/err")" = "$3" ] && ok "a lock with $1 is told" || { not_ok "a lock with $1 is told" && cat "$tmp/err"; }
    expect "a lock with $1, written" 0 "$stele" lock "$j"
    build
    grep -q "lock\.\|translation" "$tmp/err" && not_ok "a lock with $1 is mended" && cat "$tmp/err" || ok "a lock with $1 is mended"
}
mended 'nothing in it' '' 0
mended 'a comment only' '# x\n' 0
mended 'an empty section' 'translations:\n' 0
mended 'a text for a section' 'translations: x\n' 1
mended 'a list for a section' 'translations: [a, b]\nz: 1' 1
mended 'an entry that is none' 'translations:\n  a: b\n  "articles/a.zh-Hans.md": {of: x, front: zz}\n  c: {of: [x], front: 00000000}\n' 3
mended 'marks that are none' 'translations:\n  "articles/a.zh-Hans.md":\n    of: x\n    front: 00000000\n    blocks: 1 2\n' 1
mended 'a document’s end' '---\nx: 1\n...\n' 0
says 'which stays at the end' "$lock" '...'
[ "$(tail -n 1 "$lock")" = ... ] && ok 'as the last line' || not_ok 'as the last line'

expect 'a lone file has no lock' 1 "$stele" lock "$j/articles/a.md"
expect 'no publication' 2 "$stele" lock "$tmp/nowhere"
rm "$lock"
ln -s /etc/hostname "$lock"
expect 'a lock that leads out isn’t read' 1 "$stele" build "$j" -o "$tmp/made"
says 'it is told' "$tmp/err" 'site.outside'
"$stele" lock "$j" 2>"$tmp/err"
[ -L "$lock" ] && ok 'nor written' || not_ok 'nor written'
# A lock file may be a link to another place within the publication: what it leads to is written, the link stays.
mkdir "$j/_kept"
rm "$lock"
"$stele" lock "$j" 2>/dev/null
mv "$lock" "$j/_kept/lock.yaml"
ln -s _kept/lock.yaml "$lock"
cp "$j/_kept/lock.yaml" "$tmp/before"
sed -i 's/^Two\. The/Two. That/' "$j/articles/a.md"
expect 'a linked lock file' 0 "$stele" lock "$j"
[ -L "$lock" ] && [ "$(readlink "$lock")" = _kept/lock.yaml ] && ok 'is linked as before' || not_ok 'is linked as before'
cmp -s "$tmp/before" "$j/_kept/lock.yaml" && not_ok 'and written where it lies' || ok 'and written where it lies'
build
grep -q translation\\. "$tmp/err" && not_ok 'which builds read' || ok 'which builds read'
exit $failed
