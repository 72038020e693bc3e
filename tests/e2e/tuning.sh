#!/bin/sh
# Findings as a publication wants them: stele.yaml's key `findings`.
. "$(dirname "$0")/../lib.sh"
mkdir -p "$tmp/j/articles"
cat >"$tmp/j/articles/a.md" <<'MD'
---
title: A
tags: [b]
---
Text[^n].

[^n]: Note.

[^idle]: Idle.
MD
tune() { printf 'title: J\nfindings: {%s}\n' "$1" >"$tmp/j/stele.yaml"; }

tune ''
expect 'a warning and an info' 0 "$stele" build "$tmp/j" -o "$tmp/out-1"
says 'the warning is told' "$tmp/err" 'a.md:9:1: warning[note.unused]'
says 'the info is told' "$tmp/err" 'a.md:3:1: info[field.unused]'
expect 'a warning is strictly too much' 1 "$stele" build "$tmp/j" --strict -o "$tmp/out-2"

tune 'note.unused: info, field.unused: off'
expect 'as an info it is not' 0 "$stele" build "$tmp/j" --strict -o "$tmp/out-3"
says 'it is told as an info' "$tmp/err" 'a.md:9:1: info[note.unused]'
grep -q field.unused "$tmp/err" && not_ok 'what is off is silent' || ok 'what is off is silent'
expect 'other commands do as well' 0 "$stele" dump site "$tmp/j"
says 'with the same level' "$tmp/err" 'info[note.unused]'
grep -q field.unused "$tmp/err" && not_ok 'and the same silence' || ok 'and the same silence'

tune 'field.unused: error'
expect 'an info can be an error' 1 "$stele" build "$tmp/j" -o "$tmp/out-4"
absent 'and nothing is published' "$tmp/out-4/site/index.html"

tune 'field.unknown: warning}
titel: {x: y'
expect 'an unknown key may be less' 0 "$stele" build "$tmp/j" -o "$tmp/out-5"
says 'though it stands elsewhere' "$tmp/err" 'stele.yaml:3:1: warning[field.unknown]'

tune 'note.undefined: warning, name.readng: off, note.unused: none, site.read: off'
expect 'what cannot be' 1 "$stele" build "$tmp/j" -o "$tmp/out-6"
says 'an error stays one' "$tmp/err" 'stele.yaml:2:12: error[field.value]: “note.undefined” is always an error'
says 'a mistyped code' "$tmp/err" 'stele.yaml:2:37: error[field.unknown]: there is no finding “name.readng”; did you mean “name.reading”?'
says 'a mistyped level' "$tmp/err" 'stele.yaml:2:68: error[field.value]: a finding can be off, info, warning or error'
says 'a failure' "$tmp/err" 'stele.yaml:2:74: error[field.value]: “site.read” is a failure and stays one'
exit $failed
