#!/usr/bin/env python3
"""walk.py OUT: every text of every page and chapter below OUT/site and OUT/books: no Han, kana or hangul in a body outside an
element whose language is Chinese, Japanese or Korean; and every link to a place of the same site or book leads to one that
is there. Exit status 1 and a line for each that isn't so."""
import os, posixpath, re, sys, zipfile
from urllib.parse import unquote
from xml.etree import ElementTree

CJK = re.compile('[\u1100-\u11ff\u2e80-\u2fdf\u3005-\u3007\u3041-\u30ff\u3130-\u318f\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff'
                 '\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\U00020000-\U0003ffff]')
LANG = '{http://www.w3.org/XML/1998/namespace}lang'
HTML = '{http://www.w3.org/1999/xhtml}'
wrong = []


def is_cjk(lang):
    return lang.split('-')[0].lower() in ('zh', 'ja', 'ko')


def walk_text(name, element, lang, inside):
    """`inside`: in the body."""
    lang = element.get('lang') or element.get(LANG) or lang
    inside = inside or element.tag.replace(HTML, '') == 'body'
    for text, of in [(element.text, lang)] + [(child.tail, lang) for child in element]:
        if inside and text and not is_cjk(of) and CJK.search(text):
            wrong.append('%s: “%s” stands in “%s”' % (name, text.strip()[:40], of))
    for child in element:
        walk_text(name, child, lang, inside)


def walk_links(name, tree, ids):
    for element in tree.iter():
        href = element.get('href') or ''
        if re.match('[a-z]+:|//', href) or '#' not in href:
            continue
        path, fragment = href.split('#', 1)
        target = posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(path))) if path else name
        target = target if target in ids else posixpath.join(target, 'index.html')
        if fragment and (target not in ids or unquote(fragment) not in ids[target]):
            wrong.append('%s: %s leads nowhere' % (name, href))


def walk(documents):
    trees = {name: ElementTree.fromstring(bytes) for name, bytes in documents.items()}
    ids = {name: {element.get('id') for element in tree.iter()} for name, tree in trees.items()}
    for name, tree in trees.items():
        walk_text(name, tree, '', False)
        walk_links(name, tree, ids)
        doubled = [element.get('id') for element in tree.iter() if element.get('id')]
        if len(doubled) > len(set(doubled)):
            wrong.append('%s: an id stands twice' % name)
    return len(trees)


def site(root):
    names = (os.path.relpath(os.path.join(folder, name), root) for folder, _, files in os.walk(root) for name in files)
    return {name: open(os.path.join(root, name), 'rb').read() for name in names if name.endswith('.html')}


def book(path):
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist() if name.endswith('.xhtml')}


out = sys.argv[1]
count = walk(site(os.path.join(out, 'site')))
for name in sorted(os.listdir(os.path.join(out, 'books'))) if os.path.isdir(os.path.join(out, 'books')) else []:
    count += walk(book(os.path.join(out, 'books', name)))
print('\n'.join(wrong) if wrong else '%d documents' % count)
sys.exit(bool(wrong) or not count)
