#!/bin/sh
# Every book that is made, before the world's own checker; every page, before the world's own validator.
. "$(dirname "$0")/../lib.sh"
mkdir "$tmp/books"
judge() { # NAME SOURCE
    "$stele" build "$2" -o "$tmp/$1" 2>"$tmp/err" || { not_ok "$1 builds"; cat "$tmp/err"; return; }
    for book in "$tmp/$1"/books/*.epub; do
        if epubcheck --failonwarnings "$book" >"$tmp/log" 2>&1 && grep -q '0 errors / 0 warnings' "$tmp/log"; then
            ok "EPUBCheck: $1"
        else
            not_ok "EPUBCheck: $1" && grep -E 'ERROR|WARNING|FATAL' "$tmp/log"
        fi
    done
    if vnu --errors-only --skip-non-html "$tmp/$1/site" >"$tmp/log" 2>&1; then
        ok "vnu: $1"
    else
        not_ok "vnu: $1" && head -n 20 "$tmp/log"
    fi
    if python3 "$root/tests/books/walk.py" "$tmp/$1" >"$tmp/log" 2>&1; then
        ok "languages and places: $1"
    else
        not_ok "languages and places: $1" && head -n 20 "$tmp/log"
    fi
}

judge content "$root/content"
judge edges "$root/tests/sites/books/in"

# Every structure at once; golden files without what is wrong in them on purpose.
mkdir -p "$tmp/all/articles/pictures"
cp "$root/content/articles/widening-circle/stele.svg" "$tmp/all/articles/pictures/a & b.svg"
cp "$root"/tests/sites/drawings/in/articles/*.svg "$tmp/all/articles/pictures/"
cat >"$tmp/all/stele.yaml" <<'YAML'
title: "Everything & *more* 一切"
subtitle: 副标题
url: https://x.example/journal
publisher: "P & Q <R>"
books:
  - {id: all, title: "All of it 全部", subtitle: "and *more*"}
  - {id: 全部, articles: [notes, 二]}
YAML
sed -e '/^\[^idle\]/d' -e '/^Undefined/d' "$root/tests/golden/notes.md" >"$tmp/all/articles/notes.md"
sed -e '/javascript/s/, a \[place\].*/./' -e '/^!\[A described/d' -e '/^Inline/d' -e '/^<div>/d' -e '/^And <b>/d' \
    "$root/tests/golden/blocks.md" >"$tmp/all/articles/二.md"
cp "$root/tests/golden/wide.md" "$root/tests/golden/html.md" "$tmp/all/articles/"
mkdir -p "$tmp/all/issues" "$tmp/all/pages"
printf 'title: "An & issue"\nnumber: 1\ndate: 2025\narticles: [wide, html]\n' >"$tmp/all/issues/1.yaml"
printf '# A page\n\n[back](../articles/wide.md#inner)\n' >"$tmp/all/pages/page.md"
cat "$root/tests/golden/glosses.md" - >"$tmp/all/articles/glosses.md" <<'MD'

![A picture](<pictures/a & b.svg> "Its caption 说明")

![Hostile](pictures/runs.svg) ![layered](pictures/layers.svg) ![bare](pictures/bare.svg)

See [the notes](notes.md#note-2), [二](二.md#第二-part-2) and [above](#).
MD
cat >"$tmp/all/articles/chinese.md" <<'MD'
---
title: 中文文章
subtitle: In English
lang: zh-Hans
date: 2025-05
authors: [{name: 李白, family: 李, given: 白}, 杜甫]
translators: [A. Translator]
summary: 一段摘要，with *English*。
license: CC BY 4.0
---

正文[^1]里有《书名》、**重点**和 English words。

## 第一节

第二行
接着第一行。

[^1]: 注释。
MD
# An edition beside its original, and the same within an article, in books of every kind.
cp "$root/tests/golden/parallel.md" "$tmp/all/articles/parallel.md"
sed -e 's/Two texts/两段/' "$root/tests/golden/notes.md" | sed -e '/^\[^idle\]/d' -e '/^Undefined/d' >"$tmp/all/articles/notes.zh-Hans.md"
cp -r "$root/tests/sites/editions/in/articles/a.md" "$tmp/all/articles/way.md"
sed 's|(b/index.zh-Hant.md)|(chinese.md)|; s|(a.md)|(way.md)|' "$root/tests/sites/editions/in/articles/a.zh-Hans.md" >"$tmp/all/articles/way.zh-Hans.md"
sed -i 's|(b/index.md)|(notes.zh-Hans.md#note-2)|' "$tmp/all/articles/way.md"
printf '\n软实力（soft power）。[^2]\n\n[^2]: 又是巧实力（smart power）。\n' >>"$tmp/all/articles/way.zh-Hans.md"
printf -- '- {id: beside, articles: [notes, way, way.zh-Hans], parallel: zh-Hans}\n- {id: reverse, lang: zh-Hans, parallel: en}\n- {id: zh, lang: zh-Hans}\n' |
    sed 's/^/  /' >>"$tmp/all/stele.yaml"
judge all "$tmp/all"

# Every inline within every container.
python3 "$root/tests/books/structures.py" "$tmp/structures" >"$tmp/count" && [ "$(cat "$tmp/count")" -gt 3000 ] &&
    ok "structures: $(cat "$tmp/count")" || not_ok 'structures are made'
judge structures "$tmp/structures"

# So many terms that each letter has a page of its own, and one of them two.
mkdir -p "$tmp/many/articles"
printf 'title: Many\nfeatures: {convert: true}\nbooks: [{id: all}]\n' >"$tmp/many/stele.yaml"
python3 - "$tmp/many/articles" <<'PY'
import sys
for n in range(4):
    with open('%s/a-%d.md' % (sys.argv[1], n), 'w') as out:
        print('# Article %d' % n, file=out)
        for i in range(500):
            letter = 'abcdefghijklmnopqrstuvwxyz'[i % 26] if n else 'm'
            print('\nThe “%s%s word” (%s%s) once more.' % (letter, 'o' * (i // 26 + 1), chr(0x4e00 + 500 * n + i), chr(0x7000 + i)), file=out)
PY
judge many "$tmp/many"

# The shared article, where it is there: made into Markdown by rule, kept out of the project.
if [ -f "$shared/seed/article.txt" ]; then
    mkdir "$tmp/seed" && python3 "$root/tests/books/seed.py" "$shared/seed/article.txt" "$tmp/seed"
    judge seed "$tmp/seed/seed.md"
    if python3 "$root/tests/books/nothing-lost.py" "$shared/seed/article.txt" "$tmp/seed"; then
        ok 'seed: nothing lost'
    else
        not_ok 'seed: nothing lost'
    fi
else
    skip 'the shared article: ../shared is absent'
fi
exit $failed
