#!/bin/sh
# Pictures that travel: what ships of them, as programs of others see it.
. "$(dirname "$0")/../lib.sh"
here=$(cd "$(dirname "$0")" && pwd)

for python in python3 /usr/bin/python3 ''; do
    [ -n "$python" ] && "$python" -c 'from PIL import Image, ImageCms' 2>/dev/null && break
done
if [ -z "$python" ]; then
    skip "Pillow isn't there"
    exit 0
fi
"$python" "$here/pictures.py" make "$tmp/p" || exit 1
expect 'a publication of photographs builds' 0 "$stele" build "$tmp/p" -o "$tmp/made"
"$python" "$here/pictures.py" check "$tmp/p" "$tmp/made" >"$tmp/found" || failed=1
cat "$tmp/found"
grep -q '^not ok' "$tmp/found" && failed=1
exit $failed
