#!/bin/sh
# The publication's pages and book in headless Chromium.
. "$(dirname "$0")/../lib.sh"
"$stele" build "$root/content" --base-url=https://x.example/site -o "$tmp/out" || exit 1
exec timeout 240 node "$root/tests/browser/run.js" "$root/build/tools/node_modules" "$tmp/out/site" \
    "$tmp/out/books/widening-circle.epub" $1
