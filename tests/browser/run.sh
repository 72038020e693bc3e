#!/bin/sh
# The publication's pages and book, editions, and cards and switches, in headless Chromium.
. "$(dirname "$0")/../lib.sh"
tools=$root/build/tools/node_modules
"$stele" build "$root/content" --base-url=https://x.example/site -o "$tmp/out" || exit 1
timeout 240 node "$root/tests/browser/run.js" "$tools" "$tmp/out/site" "$tmp/out/books/widening-circle.epub" $1 || failed=1
timeout 120 node "$root/tests/browser/editions.js" "$tools" "$tmp/out/site" || failed=1
"$stele" build "$root/tests/browser/in" -o "$tmp/cards" 2>/dev/null || exit 1
timeout 120 node "$root/tests/browser/cards.js" "$tools" "$tmp/cards" || failed=1
timeout 240 node "$root/tests/browser/disk.js" "$tools" "$tmp/out/site" with || failed=1
timeout 120 node "$root/tests/browser/disk.js" "$tools" "$tmp/cards/site" with || failed=1
timeout 120 node "$root/tests/browser/disk.js" "$tools" "$tmp/cards/site" without || failed=1
exit $failed
