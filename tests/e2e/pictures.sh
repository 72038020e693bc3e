#!/bin/sh
# Pictures that travel: what ships of them, as programs of others see it.
. "$(dirname "$0")/../lib.sh"
here=$(cd "$(dirname "$0")" && pwd)

for python in python3 /usr/bin/python3 ''; do
    [ -n "$python" ] && "$python" -c 'from PIL import Image, ImageCms' 2>/dev/null && break
done
if [ -z "$python" ] || ! command -v exiftool >/dev/null || ! command -v pngcheck >/dev/null; then
    skip "Pillow, ExifTool or pngcheck isn't there"
    exit 0
fi
"$python" "$here/pictures.py" make "$tmp/p" || exit 1
mkdir -p "$tmp/p/theme/assets" "$tmp/p/static"
cp "$tmp/p/articles/turned-6.jpg" "$tmp/p/theme/assets/photo.jpg"
cp "$tmp/p/articles/turned-6.jpg" "$tmp/p/static/photo.jpg"
expect 'a publication of photographs builds' 0 "$stele" build "$tmp/p" -o "$tmp/made"
"$python" "$here/pictures.py" check "$tmp/p" "$tmp/made" >"$tmp/found" || failed=1
cat "$tmp/found"
if grep -q Secretplace "$tmp/made/site/assets/photo.jpg"; then
    not_ok "a theme's photograph says no more"
else
    ok "a theme's photograph says no more"
fi
same "a file of static/ is as it was" "$tmp/p/static/photo.jpg" "$tmp/made/site/photo.jpg"
grep -q '^not ok' "$tmp/found" && failed=1
exit $failed
