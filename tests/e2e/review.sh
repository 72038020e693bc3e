#!/bin/sh
# Guesses reviewed: the table, what an editor and a spreadsheet make of it, and terms.yaml, in which a person's lines stay
# as they are.
. "$(dirname "$0")/../lib.sh"
j=$tmp/j

begin() { # a publication of three glosses without a term base
    rm -rf "$j"
    mkdir -p "$j/articles"
    printf '# A\n\nA “comprehensive” (总体) approach.\n\nThe “plan: #1” (计划) is new.\n\nOne “=sum” (总和) more.\n' \
        >"$j/articles/a.md"
    "$stele" review "$j" >"$tmp/table" 2>/dev/null
}
# decide NAME DECISION [SED]: fills the first cell of the row whose English begins with NAME, and edits it.
decide() { sed -i "/^	gloss	$1/{${3:+$3;}s/^/$2/;}" "$tmp/table"; }
apply() { "$stele" review "$j" "--apply=$tmp/table"; }
# is NAME FILE TEXT: the whole file, as printf writes the text.
is() {
    printf "$3" >"$tmp/wanted"
    same "$1" "$tmp/wanted" "$2"
}
# finds NAME TEXT…: applying fails at these places and writes nothing.
finds() {
    name=$1
    shift
    cp "$j/terms.yaml" "$tmp/before" 2>/dev/null || rm -f "$tmp/before"
    expect "$name" 1 apply
    for text in "$@"; do says "$name: $text" "$tmp/err" "$text"; done
    if [ -e "$tmp/before" ]; then same "$name: nothing is written" "$tmp/before" "$j/terms.yaml"; else
        absent "$name: nothing is written" "$j/terms.yaml"
    fi
}
heading='# The publication'"'"'s terms: zh, en, abbr, reading, also, kind, definition, note, status, lang.
# “stele review --apply=FILE” writes here; what you write yourself stays as you write it.

'

# --- from a guess to what is approved
begin
expect 'what was guessed' 0 "$stele" review "$j"
says 'a row tells the values' "$tmp/out" '	gloss	comprehensive	总体		zǒngtǐ	term	zh-Hans	proposed	articles/a.md:3:'
says 'the rule' "$tmp/out" 'the English stands in quotation marks'
says 'the context' "$tmp/out" 'A “comprehensive” (总体) approach.'
says 'what a spreadsheet would calculate is guarded' "$tmp/out" "	gloss	'=sum	总和	"
[ "$(head -c 3 "$tmp/out")" = "$(printf '\357\273\277')" ] && ok 'spreadsheets know that it is UTF-8' || not_ok 'spreadsheets know that it is UTF-8'
"$stele" build "$j" -o "$tmp/built" 2>/dev/null
says 'readers are told that they are guesses' "$tmp/built/site/terms/index.html" 'Found in the text'
expect 'nothing decided, nothing written' 0 apply
absent 'there is no terms.yaml' "$j/terms.yaml"

decide comp Accept
decide plan reject
decide "'=sum" change 's/总和	/总和	S/'
expect 'decisions' 0 apply
says 'are counted' "$tmp/err" 'terms.yaml: info[review.applied]: 1 accepted, 1 rejected, 1 changed: 3 new here, 0 amended'
is 'terms.yaml has them, in the order of the text' "$j/terms.yaml" "$heading- en: comprehensive
  zh: 总体
  reading: zǒngtǐ
  kind: term
  lang: zh-Hans
  status: approved
- en: \"plan: #1\"
  zh: 计划
  status: ignored
- en: \"=sum\"
  zh: 总和
  abbr: S
  reading: zǒnghé
  kind: term
  lang: zh-Hans
  status: approved
"
cp "$j/terms.yaml" "$tmp/once"
expect 'once more' 0 apply
same 'changes nothing' "$tmp/once" "$j/terms.yaml"
absent 'nothing lies beside' "$j/terms.yaml.new"
expect 'what is decided' 0 "$stele" review "$j"
[ "$(wc -l <"$tmp/out")" = 1 ] && ok 'is not asked again' || not_ok 'is not asked again'
says 'and that is said' "$tmp/err" 'info[review.none]'
expect 'but where asked for' 0 "$stele" review --all "$j"
[ "$(wc -l <"$tmp/out")" = 4 ] && ok 'it is' || not_ok 'it is'
"$stele" terms "$j" --format=csv >"$tmp/out"
says 'it is approved' "$tmp/out" 'comprehensive,总体,,zǒngtǐ,term,zh-Hans,approved'
says 'with what was added' "$tmp/out" "'=sum,总和,S,zǒnghé,term,zh-Hans,approved"
expect 'it builds' 0 "$stele" build "$j" -o "$tmp/built"
page=$tmp/built/site/terms/index.html
says 'what is accepted stands on the page of terms' "$page" 'id="t-comprehensive"'
grep -q 'Found in the text' "$page" && not_ok 'as no guess any more' || ok 'as no guess any more'
grep -q '计划' "$page" && not_ok 'what is rejected does not' || ok 'what is rejected does not'

# --- beside what a person wrote
begin
write_terms() {
    printf '%b' '# Ours.\r\n---\r\n\r\n- zh: "总体"   # as the paper has it\r\n  en: '"'"'comprehensive'"'"'\r\n  status: proposed # ask Li\r\n\r\n# kept\r\n- {zh: 计划, en: "plan: #1", status: proposed}\r\n- zh: 法\r\n  en: law\r\n  note: >\r\n    folded\r\n    text\r\n\r\n# end' >"$j/terms.yaml"
}
write_terms
"$stele" review "$j" >"$tmp/table"
decide comp accept
decide plan accept
decide "'=sum" accept
chmod 640 "$j/terms.yaml"
expect 'records of a person' 0 apply
[ "$(stat -c %a "$j/terms.yaml")" = 640 ] && ok 'whose file keeps its permissions' || not_ok 'whose file keeps its permissions'
says 'one in braces is left' "$tmp/err" 'terms.yaml:9:3: warning[amend.record]'
is 'the others get their lines, everything else stays' "$j/terms.yaml" '# Ours.\r\n---\r\n\r\n- zh: "总体"   # as the paper has it\r\n  en: '"'"'comprehensive'"'"'\r\n  status: approved # ask Li\r\n  reading: zǒngtǐ\r\n  kind: term\r\n  lang: zh-Hans\r\n\r\n# kept\r\n- {zh: 计划, en: "plan: #1", status: proposed}\r\n- zh: 法\r\n  en: law\r\n  note: >\r\n    folded\r\n    text\r\n\r\n# end\r\n- en: "=sum"\r\n  zh: 总和\r\n  reading: zǒnghé\r\n  kind: term\r\n  lang: zh-Hans\r\n  status: approved\r\n'
cp "$j/terms.yaml" "$tmp/once"
apply 2>/dev/null
same 'once more changes nothing' "$tmp/once" "$j/terms.yaml"
printf -- '- en:   >-\n    comprehensive\n  zh: 总体\n  reading: "zǒngtǐ"\n  kind: term\n  lang: zh-Hans\n' >"$j/terms.yaml"
cp "$j/terms.yaml" "$tmp/once"
"$stele" review --all "$j" >"$tmp/table"
decide comp accept
apply 2>/dev/null
same 'what is approved already is left alone' "$tmp/once" "$j/terms.yaml"
sed -i 's/^accept	\(.*\)zǒngtǐ/change	\1zóngtǐ/' "$tmp/table"
expect 'one value of it' 0 apply
sed 's/zǒngtǐ/zóngtǐ/;s/"//g' "$tmp/once" >"$tmp/wanted"
same 'is all that changes' "$tmp/wanted" "$j/terms.yaml"
"$stele" review --all "$j" >"$tmp/table"
decide comp reject
expect 'what was approved' 0 apply
says 'can be rejected' "$j/terms.yaml" '  status: ignored'
printf '[{zh: 法, en: law}]\n' >"$j/terms.yaml"
finds 'a list in brackets' 'terms.yaml:1:1: error[amend.list]'
printf -- '- zh: 法\n  zh: law\n' >"$j/terms.yaml"
finds 'a term base with a mistake' 'terms.yaml:2:3: error[yaml.duplicate]'

# --- what a spreadsheet makes of it
begin
decide comp accept
decide plan accept
decide "'=sum" accept
python3 - "$tmp/table" "$tmp" <<'END'
import csv, sys
rows = list(csv.reader(open(sys.argv[1], encoding="utf-8-sig", newline=""), dialect="excel-tab", strict=True))
order = [rows[0].index(name) for name in ("id", "zh", "en", "decision", "kind", "lang", "abbr", "reading", "context")]
rows = [[row[i] for i in order] + ["mine"] for row in rows]
rows[0][-1] = "remarks\nof \"ours\""
for name, separator, encoding, quoting in (("comma", ",", "utf-8-sig", csv.QUOTE_ALL), ("semicolon", ";", "utf-8", csv.QUOTE_MINIMAL),
                                           ("unicode", "\t", "utf-16", csv.QUOTE_MINIMAL)):
    with open(f"{sys.argv[2]}/{name}", "w", encoding=encoding, newline="") as out:
        csv.writer(out, delimiter=separator, quoting=quoting, lineterminator="\r\n").writerows(rows + [[""] * 10])
END
for kind in comma semicolon unicode; do
    begin
    cp "$tmp/$kind" "$tmp/table"
    expect "a table with $kind" 0 apply
    "$stele" terms "$j" --format=csv >"$tmp/out"
    [ "$(grep -c ',approved,' "$tmp/out")" = 3 ] && ok 'is understood' || not_ok "is understood: $(cat "$tmp/out")"
done

# --- mistakes in it
begin
decide comp perhaps
decide plan accept 's/计划/计策/'
decide "'=sum" change 's/	term	zh-Hans/	noun	zh_CN/'
finds 'mistakes' "$tmp/table:2:1: error[review.decision]" "$tmp/table:3:23: error[review.changed]" \
    "$tmp/table:4:31: error[review.kind]" "$tmp/table:4:36: error[review.lang]"
begin
decide comp accept
sed -n '2p' "$tmp/table" >>"$tmp/table"
sed '3s/	g-[0-9a-f]*$/	/;3s/^/reject/' -i "$tmp/table"
finds 'a row twice, one without its id' 'table:5:' 'error[review.twice]' 'table:3:' 'error[review.id]'
begin
decide comp accept
decide plan change 's/plan: #1	计划		jìhuà/comprehensive	总体		zǒngtǐ/'
expect 'two rows that come to one pair' 0 apply
[ "$(grep -c 'en: comprehensive' "$j/terms.yaml")" = 1 ] && ok 'are one record' || not_ok 'are one record'
begin
decide comp reject
decide plan change 's/plan: #1	计划		jìhuà/comprehensive	总体		zǒngtǐ/'
finds 'two rows that say different things of it' "$tmp/table:3:14: error[review.twice]"
begin
decide comp accept
decide plan change 's/plan: #1	计划		jìhuà/Comprehensives	總體		zǒngtǐ/'
finds 'also in other characters' "$tmp/table:3:14: error[review.twice]"
begin
printf -- '- en: comprehensive\n  zh: 总体\n  also: [the plan]\n- en: plan\n  zh: 计划\n' >"$j/terms.yaml"
cp "$j/terms.yaml" "$tmp/once"
decide plan change 's/plan: #1	计划/The Plan	总体/'
expect 'another form of a record' 0 apply
[ "$(grep -c '^- ' "$j/terms.yaml")" = 3 ] && ok 'is there already' || not_ok 'is there already'
says 'what was guessed is ignored' "$j/terms.yaml" 'en: "plan: #1"'
printf 'decision,en\naccept,x\n' >"$tmp/table"
finds 'another table' "$tmp/table:1:1: error[review.header]"
printf 'decision\ten\tzh\tid\n\t"open\n' >"$tmp/table"
finds 'a quotation mark that is open' "$tmp/table:2:2: error[table.quote]"
printf 'decision\ten\377\n' >"$tmp/table"
finds 'bytes that are no text' "$tmp/table:1:12: error[text.utf8]"
: >"$tmp/table"
finds 'an empty file' 'error[review.header]'
expect 'no such table' 2 "$stele" review "$j" "--apply=$tmp/none"
begin
decide comp accept
decide plan reject
printf '# A\n\nThe “plan: #1” (计划) is old.\n' >"$j/articles/a.md"
expect 'a guess that is gone' 0 apply
says 'is passed over' "$tmp/err" 'warning[review.stale]'
[ "$(grep -c '^- ' "$j/terms.yaml")" = 1 ] && ok 'the others are kept' || not_ok 'the others are kept'
begin
decide comp change 's/总体/整体/'
expect 'another original' 0 apply
[ "$(grep -c 'status: ignored' "$j/terms.yaml")" = 1 ] && ok 'what was guessed is ignored then' || not_ok 'what was guessed is ignored then'
cp "$j/terms.yaml" "$tmp/once"
expect 'once more' 0 apply
same 'it is so already' "$tmp/once" "$j/terms.yaml"

# --- values that YAML could misread, read by another reader
if python3 -c 'import yaml' 2>/dev/null; then
    python3 "$root/tests/e2e/review-yaml.py" "$stele" "$tmp/yaml" || failed=1
else
    skip 'another reader of YAML: there is no python3-yaml here'
fi

# --- a lone file, a folder that can't be written in
expect 'a lone file is listed' 0 "$stele" review "$j/articles/a.md"
says 'it has no term base' "$tmp/err" 'info[review.lone]'
expect 'and takes no decisions' 1 "$stele" review "$j/articles/a.md" "--apply=$tmp/table"
if [ "$(id -u)" != 0 ]; then
    begin
    decide comp accept
    chmod a-w "$j"
    expect 'a folder that is not ours' 2 apply
    chmod u+w "$j"
fi
expect 'help' 0 "$stele" help review
says 'it tells the decisions' "$tmp/out" 'accept'

# --- a language that was guessed wrong
mkdir -p "$tmp/l/articles"
printf 'title: L\n' >"$tmp/l/stele.yaml"
printf -- '---\ntitle: A\ndate: 2025-01-01\n---\n\nThe “harbour wave” (高波) came, and 高波 went.\n' >"$tmp/l/articles/a.md"
"$stele" review "$tmp/l" | awk -F'\t' -v OFS='\t' 'NR > 1 { $1 = "change"; $8 = "ja" } 1' >"$tmp/language"
expect 'a language is changed' 0 "$stele" review "$tmp/l" "--apply=$tmp/language"
grep -q 'reading:' "$tmp/l/terms.yaml" && not_ok 'without pinyin' || ok 'without pinyin'
expect 'and the article builds' 0 "$stele" build "$tmp/l" -o "$tmp/l/out" --no-books
says 'beside its English' "$tmp/l/out/site/articles/a/index.html" '(<span lang="ja">高波</span>)'
says 'and alone' "$tmp/l/out/site/articles/a/index.html" '<span lang="ja">高波</span> went'

# --- ten thousand
python3 - "$j" <<'END'
import sys
with open(sys.argv[1] + "/articles/a.md", "w") as out:
    out.write("# A\n\n")
    for i in range(10000):
        out.write(f"The “plan {i}” (计{chr(0x4e00 + i)}划).\n\n")
END
rm -f "$j/terms.yaml"
"$stele" review "$j" >"$tmp/table" 2>"$tmp/err"
sed -i 's/^	gloss/accept	gloss/' "$tmp/table"
expect 'ten thousand decisions' 0 timeout "${TIME_LIMIT:-60}" "$stele" review "$j" "--apply=$tmp/table"
[ "$(grep -c 'status: approved' "$j/terms.yaml")" = 10000 ] && ok 'are all written' || not_ok 'are all written'
exit $failed
