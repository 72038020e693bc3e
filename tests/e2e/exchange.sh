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

# What terms.yaml approves.
cat >"$tmp/j/terms.yaml" <<'END'
- zh: 总体国家安全观
  en: comprehensive national security concept
  abbr: CNSC
  reading: zǒngtǐ guójiā ānquánguān
  also: [holistic view of national security, 總體國家安全觀, 总体安全观]
  definition: What **Xi** said in 2014 & after.
  note: Ask 李.
- zh: 陈晓东
  en: Chen Xiaodong
  kind: name
- zh: 法
- zh: 研发计划
  en: <R&D> plan
  status: ignored
- zh: "以安危与共 & 求同"
  en: sharing “weal” <and> woe
  kind: quotation
END
expect 'the term base as TBX' 0 "$stele" terms "$tmp/j" --format=tbx
cp "$tmp/out" "$tmp/base.tbx"
fits 'it is TBX-Basic' "$tmp/base.tbx"
concept=$(concept 总体国家安全观)
side() { echo "$concept/*[local-name()='langSec'][@xml:lang='$1']/*[local-name()='termSec'][$2]"; }
holds 'three entries are approved' "$tmp/base.tbx" "count(//*[local-name()='conceptEntry'])" 3
holds 'the definition is plain' "$tmp/base.tbx" "$concept/*[@type='definition']" 'What Xi said in 2014 & after.'
holds 'a note is one' "$tmp/base.tbx" "$concept/*[local-name()='note'][2]" 'Ask 李.'
holds 'English is preferred' "$tmp/base.tbx" "$(side en-GB 1)/*[@type='administrativeStatus']" preferredTerm-admn-sts
holds 'in full' "$tmp/base.tbx" "$(side en-GB 1)/*[@type='termType']" fullForm
holds 'the abbreviation is an acronym' "$tmp/base.tbx" "$(side en-GB 2)[*='CNSC']/*[@type='termType']" acronym
holds 'another rendering is admitted' "$tmp/base.tbx" "$(side en-GB 3)/*[@type='administrativeStatus']" admittedTerm-admn-sts
holds 'the reading is a note' "$tmp/base.tbx" "$(side zh-Hans 1)/*[local-name()='note']" 'Reading: zǒngtǐ guójiā ānquánguān'
holds 'another original is admitted' "$tmp/base.tbx" "$(side zh-Hans 2)/*[local-name()='term']" 总体安全观
holds 'traditional characters are a language of their own' "$tmp/base.tbx" "$(side zh-Hant 1)/*[local-name()='term']" 總體國家安全觀
holds 'a name is a noun' "$tmp/base.tbx" "$(concept 陈晓东)//*[@type='partOfSpeech']" noun
expect 'with what is proposed' 0 "$stele" terms "$tmp/j" --format=tbx --all
fits 'it is TBX-Basic, too' "$tmp/out"
holds 'what is ignored is left out' "$tmp/out" "count($(concept '<R&D> plan'))" 0
expect 'quotations as TMX' 0 "$stele" terms "$tmp/j" --format=tmx
cp "$tmp/out" "$tmp/base.tmx"
valid 'they are TMX' "$tmp/base.tmx"
holds 'a unit for each' "$tmp/base.tmx" 'count(//tu)' 1
holds 'its source is the original' "$tmp/base.tmx" "//tu/tuv[@xml:lang=../@srclang]/seg" '以安危与共 & 求同'
holds 'its target is English' "$tmp/base.tmx" "//tu/tuv[@xml:lang='en-GB']/seg" 'sharing “weal” <and> woe'
printf '{bad\n' >"$tmp/j/terms.yaml"
expect 'a term base that is no YAML' 1 "$stele" terms "$tmp/j" --format=csv
rm "$tmp/j/terms.yaml"

# Characters that XML doesn't know.
cp "$tmp/j/articles/a.md" "$tmp/kept.md"
printf '# A\n\nA “bad \001 & \357\277\277 \342\200\250plan” (计划) and a\n\n“<b>]]>” (坏\360\240\200\200).\n' >"$tmp/j/articles/a.md"
expect 'control characters' 0 "$stele" terms "$tmp/j" --format=tbx --all
fits 'are no TBX' "$tmp/out"
says 'they are left out' "$tmp/out" '<term>bad  &amp;  '
printf -- '- en: "a \\x01 \\uFFFE b"\n  zh: 话\n  kind: quotation\n  lang: "zh&<"\n' >"$tmp/j/terms.yaml"
expect 'nor are they TMX' 1 "$stele" terms "$tmp/j" --format=tmx
valid 'what is written is well-formed' "$tmp/out"
rm "$tmp/j/terms.yaml"
cp "$tmp/kept.md" "$tmp/j/articles/a.md"

expect 'CSV' 0 "$stele" terms "$tmp/j" --format=csv
python3 - "$tmp/out" >"$tmp/csv" <<'END'
import csv, sys
data = open(sys.argv[1], "rb").read()
assert data.count(b"\r\n") == data.count(b"\n"), "lines end in CR LF"
for row in csv.DictReader(data.decode().splitlines(), strict=True):
    assert None not in row and None not in row.values(), "as many cells as the header has"
    print(row["en"], row["zh"], row["kind"], row["status"], row["count"], row["places"], sep="|")
END
says 'CSV has a row for each term' "$tmp/csv" 'comprehensive|总体|term|proposed|2|articles/a.md:3:'

# A publication in Chinese.
printf 'title: 碑刻\nlang: zh-Hans\n' >"$tmp/j/stele.yaml"
expect 'a publication in Chinese' 0 "$stele" terms "$tmp/j" --format=tbx --all
fits 'is TBX, too' "$tmp/out"
holds 'its language is its own' "$tmp/out" '/*/@xml:lang' zh-Hans
holds 'our remarks are English' "$tmp/out" "$(concept 总体)/*[local-name()='note'][1]/@xml:lang" en
holds 'and so are the English sides' "$tmp/out" "$(concept 总体)/*[*/*='comprehensive']/@xml:lang" en

# What isn't published isn't exported.
printf -- '---\ntitle: B\ndraft: true\n---\n\nA “draft” (草稿) term.\n' >"$tmp/j/articles/b.md"
printf -- '---\ntitle: C\ndate: 2030-01-01\n---\n\nA “future” (未来) term.\n' >"$tmp/j/articles/c.md"
"$stele" terms "$tmp/j" --format=csv --as-of=2025-01-01 >"$tmp/out"
grep -q '草稿\|未来' "$tmp/out" && not_ok 'drafts and later articles are left out' || ok 'drafts and later articles are left out'
"$stele" terms "$tmp/j" --format=csv --as-of=2025-01-01 --drafts >"$tmp/out"
[ "$(grep -c '草稿\|未来' "$tmp/out")" = 2 ] && ok 'but where asked for' || not_ok 'but where asked for'
rm "$tmp/j/articles/b.md" "$tmp/j/articles/c.md"

for format in json csv tbx tmx; do
    "$stele" terms "$tmp/j" --all --format=$format >"$tmp/1" 2>/dev/null
    (cd "$tmp" && TZ=Asia/Shanghai LC_ALL=C "$stele" terms j --all --format=$format >"$tmp/2" 2>/dev/null)
    same "$format: the same bytes elsewhere" "$tmp/1" "$tmp/2"
done
exit $failed
