#!/bin/sh
# Terms in the formats of other programs, judged by xmllint with grammars written from the specifications and by
# Python's readers.
. "$(dirname "$0")/../lib.sh"
grammars=$root/tests/exchange

# fits NAME FILE: TBX that the grammar of TBX-Basic accepts.
fits() {
    if xmllint --noout --nonet --relaxng "$grammars/tbx-basic.rng" "$2" 2>"$tmp/lint"; then ok "$1"; else
        not_ok "$1" && head -n 5 "$tmp/lint"
    fi
}
# valid NAME FILE: TMX that the DTD accepts.
valid() {
    if xmllint --noout --nonet --dtdvalid "$grammars/tmx14.dtd" "$2" 2>"$tmp/lint"; then ok "$1"; else
        not_ok "$1" && head -n 5 "$tmp/lint"
    fi
}
# holds NAME FILE XPATH VALUE
holds() {
    got=$(xmllint --nonet --xpath "string($3)" "$2" 2>/dev/null)
    [ "$got" = "$4" ] && ok "$1" || not_ok "$1: $3 is “$got”, wanted “$4”"
}
concept() { echo "//*[local-name()='conceptEntry'][*//*[local-name()='term']='$1']"; }

mkdir -p "$tmp/j/articles"
printf 'title: Terms & more\nlang: en-GB\n' >"$tmp/j/stele.yaml"
cat >"$tmp/j/articles/a.md" <<'END'
# A

A “comprehensive” (总体) approach.

The “<R&D> plan” (研发计划) is new.

Again “comprehensive” (总体) words.
END

expect 'what nobody has approved is no TBX' 0 "$stele" terms "$tmp/j" --format=tbx
[ -s "$tmp/out" ] && not_ok 'nothing is written' || ok 'nothing is written'
says 'and it is said' "$tmp/err" 'warning[terms.none]'
expect 'it is on request' 0 "$stele" terms --format=tbx "$tmp/j" --all
cp "$tmp/out" "$tmp/all.tbx"
fits 'TBX is TBX-Basic' "$tmp/all.tbx"
holds 'it has the title' "$tmp/all.tbx" "//*[local-name()='title']" 'Terms & more'
holds 'the language of the publication' "$tmp/all.tbx" '/*/@xml:lang' en-GB
holds 'a place for each occurrence' "$tmp/all.tbx" "starts-with($(concept comprehensive)/*[local-name()='admin'][2], 'articles/a.md:7:')" true
holds 'the original has its language' "$tmp/all.tbx" "$(concept 总体)/*[*/*='总体']/@xml:lang" zh-Hans
holds 'what is proposed is marked' "$tmp/all.tbx" "starts-with($(concept comprehensive)/*[local-name()='note'][2], 'Status: proposed')" true
holds 'and has no administrative status' "$tmp/all.tbx" "count(//*[@type='administrativeStatus'])" 0
holds 'signs are escaped' "$tmp/all.tbx" "count($(concept '<R&D> plan'))" 1
sed 's|<note>Kind|<admin type="owner">x</admin><note>Kind|' "$tmp/all.tbx" >"$tmp/wrong.tbx"
xmllint --noout --relaxng "$grammars/tbx-basic.rng" "$tmp/wrong.tbx" 2>/dev/null && not_ok 'the grammar finds a wrong category' ||
    ok 'the grammar finds a wrong category'

expect 'TMX' 0 "$stele" terms "$tmp/j" --format=tmx
cp "$tmp/out" "$tmp/a.tmx"
valid 'it is TMX 1.4' "$tmp/a.tmx"
holds 'its source is the second language' "$tmp/a.tmx" /tmx/header/@srclang zh-Hans
sed 's/ o-tmf="[^"]*"//' "$tmp/a.tmx" >"$tmp/wrong.tmx"
xmllint --noout --nonet --dtdvalid "$grammars/tmx14.dtd" "$tmp/wrong.tmx" 2>/dev/null && not_ok 'the DTD finds a missing attribute' ||
    ok 'the DTD finds a missing attribute'

expect 'CSV' 0 "$stele" terms "$tmp/j" --format=csv
python3 - "$tmp/out" >"$tmp/csv" <<'END'
import csv, sys
data = open(sys.argv[1], "rb").read()
assert data.count(b"\r\n") == data.count(b"\n"), "lines end in CR LF"
for row in csv.DictReader(data.decode().splitlines(), strict=True):
    print(row["en"], row["zh"], row["kind"], row["status"], row["count"], row["places"], sep="|")
END
says 'CSV has a row for each term' "$tmp/csv" 'comprehensive|总体|term|proposed|2|articles/a.md:3:'

for format in json csv tbx tmx; do
    "$stele" terms "$tmp/j" --all --format=$format >"$tmp/1" 2>/dev/null
    (cd "$tmp" && TZ=Asia/Shanghai LC_ALL=C "$stele" terms j --all --format=$format >"$tmp/2" 2>/dev/null)
    same "$format: the same bytes elsewhere" "$tmp/1" "$tmp/2"
done
exit $failed
