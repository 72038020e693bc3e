#!/bin/sh
# How well glosses in plain prose are understood: cases.tsv, our own sentences, and the labelled ones beside the project
# where they are. Each figure has a floor.
. "$(dirname "$0")/../lib.sh"

floor() { # NAME VALUE FLOOR
    if awk "BEGIN { exit !($2 >= $3) }"; then ok "$1: $2 %"; else not_ok "$1: $2 %, at least $3 wanted"; fi
}

judge() { # TITLE CASES NEGATIVES: the floor of what is left alone
    title=$1 negatives=$3
    # pairs N kinds N languages N abbreviations N negatives N
    set -- $(python3 "$root/tests/glosses/score.py" "$stele" "$2")
    [ $# = 10 ] || { not_ok "$title: no figures"; return; }
    floor "$title: pairs of English and original (F1)" "$2" 90
    floor "$title: kinds" "$4" 88
    floor "$title: languages" "$6" 97
    floor "$title: abbreviations" "$8" 97
    shift 9
    floor "$title: what isn't one is left alone" "$1" "$negatives"
}

judge 'our sentences' "$root/tests/glosses/cases.tsv" 90
if [ -r "$shared/gloss/open.tsv" ]; then
    judge 'labelled sentences' "$shared/gloss/open.tsv" 92
else
    skip 'labelled sentences: not beside the project'
fi
# The article beside the project: twelve glosses, and what sort each is.
if [ -r "$shared/seed/article.txt" ]; then
    python3 "$root/tests/books/seed.py" "$shared/seed/article.txt" "$tmp"
    "$stele" terms "$tmp/seed.md" --format=json -q 2>/dev/null |
        sed -n 's/.*"kind": "\([a-z]*\)", "lang": "\([^"]*\)".*/\1 \2/p' | sort | uniq -c | tr -s ' \n' ' ' >"$tmp/kinds"
    says 'the glosses of an article' "$tmp/kinds" ' 1 name zh-Hans 3 quotation zh-Hans 7 term zh-Hans 1 title zh-Hans '
else
    skip 'the glosses of an article: it is not beside the project'
fi

# What is told of the labelled sentences, in articles of 55: 149 findings before most were found to be noise.
if [ -r "$shared/gloss/open2.tsv" ]; then
    mkdir -p "$tmp/told/articles"
    printf 'title: T\n' >"$tmp/told/stele.yaml"
    for cases in open2 open3 open4; do
        sed 1d "$shared/gloss/$cases.tsv" | cut -f2 | awk -v to="$tmp/told/articles/$cases" '{
            file = to "-" int((NR - 1) / 55) ".md"
            if (NR % 55 == 1) print "---\ntitle: T\nlang: en\ndate: 2025-01-01\n---" >file
            print "\n" $0 >file
        }'
    done
    "$stele" terms "$tmp/told" 2>&1 >"$tmp/terms" | grep -c '\[term\.\|\[name\.' >"$tmp/count"
    [ "$(cat "$tmp/count")" -le 30 ] && ok "28 articles have $(cat "$tmp/count") findings about terms" ||
        not_ok "28 articles have $(cat "$tmp/count") findings about terms, at most 30 wanted"
else
    skip 'findings about terms: no sentences beside the project'
fi

# Ten thousand in one paragraph take a fraction of a second; whoever looked at all of it for each would take minutes.
{
    printf -- '---\ntitle: T\n---\n\n'
    awk 'BEGIN { for (i = 0; i < 10000; i++) printf "Wang Yi%c (王毅), the “term %d” (术语) and ", 97 + i % 26, i }'
} >"$tmp/many.md"
expect 'ten thousand glosses in a paragraph' 0 timeout 10 "$stele" terms "$tmp/many.md" --format=json -q
exit $failed
