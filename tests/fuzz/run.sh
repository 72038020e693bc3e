#!/bin/sh
# TARGET SECONDS: fuzzes one target, from our own files as a beginning; a crash leaves its input in build/fuzz.
cd "$(dirname "$0")/../.." || exit 2
corpus=build/fuzz/corpus-$1
mkdir -p "$corpus" build/fuzz/seeds-"$1"
case $1 in
theme) find themes tests/sites -name '*.html' -type f ;;
front | editions) find content tests \( -name '*.yaml' -o -name '*.md' \) -type f ;;
picture) find content tests \( -name '*.svg' -o -name '*.gif' -o -name '*.png' \) -type f ;;
lang) find tests/lang tests/golden \( -name '*.tsv' -o -name 'gloss*.md' \) -type f ;;
facts | cache) ;; # which write their own
tables) find content tests \( -name '*.yaml' -o -name '*.tsv' \) -type f ;;
*) find content tests -name '*.md' -type f ;;
esac | while read -r file; do cp "$file" "build/fuzz/seeds-$1/$(echo "$file" | tr / _)"; done
FUZZ_SEEDS=build/fuzz/seeds-$1 LSAN_OPTIONS=suppressions=tests/fuzz/lsan.supp:print_suppressions=0 \
    "build/fuzz/$1" -max_total_time="$2" -max_len=4096 -timeout=10 -rss_limit_mb=1024 -print_final_stats=1 \
    -dict="tests/fuzz/$1.dict" -artifact_prefix="build/fuzz/$1-" "$corpus" "build/fuzz/seeds-$1" >"build/fuzz/$1.log" 2>&1
status=$?
grep -E 'ERROR|FAILED|runtime error|stat::number_of_executed_units|SUMMARY' "build/fuzz/$1.log" | sed "s/^/$1: /"
exit $status
