#!/bin/sh
# A page on which nothing has a reading to show has no switch for readings.
. "$(dirname "$0")/../lib.sh"
cd "$tmp" || exit 2
mkdir -p n/articles
printf '# The camera\n\nTeng Nan-kuang (鄧南光) took it.\n' >n/articles/camera.md
printf '# The view\n\nThe comprehensive view (总体观) is one.\n' >n/articles/view.md
"$stele" build n -o made 2>err || not_ok 'builds'
says 'a term is read' made/site/articles/view/index.html '<template class="pinyin">'
says 'by a switch' made/site/articles/view/index.html 'data-on="pinyin"'
grep -q 'pinyin' made/site/articles/camera/index.html && not_ok 'of a name that is read otherwise there is nothing' ||
    ok 'of a name that is read otherwise there is nothing'
exit $failed
