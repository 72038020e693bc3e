"""nothing-lost.py ARTICLE OUT: page and book made of the article hold every word of it, its notes, points and headings, and
no Han character outside an element whose language is Chinese."""
import re, sys, zipfile
import xml.etree.ElementTree as ET

source, out = sys.argv[1:]
X = '{http://www.w3.org/1999/xhtml}'
LANG = '{http://www.w3.org/XML/1998/namespace}lang'
HAN = re.compile('[\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af]')
words = lambda text: re.findall(r'\w', text)


def text_of(element):
    return ''.join(element.itertext())


def untagged(element, lang='en'):
    lang = element.get(LANG) or element.get('lang') or lang
    found = HAN.findall(element.text or '') if not lang.startswith('zh') else []
    for child in element:
        found += untagged(child, lang)
        found += HAN.findall(child.tail or '') if not lang.startswith('zh') else []
    return found


def judge(name, root, count_notes):
    body = root.find(X + 'body') if root.find(X + 'body') is not None else root.find('body')
    find = lambda tag: [e for e in body.iter() if e.tag in (tag, X + tag)]
    by_class = lambda c: [e for e in body.iter() if c in (e.get('class') or '').split()]
    text = re.sub(r'(?m)^\s*(•|\[\d\])', ' ', open(source, encoding='utf-8').read())
    text = re.sub(r'\[\d\]|Executive Summary:|\nNotes\n', ' ', text)
    for marker in by_class('noteref') + by_class('backref'):
        for child in list(marker):
            marker.remove(child)
        marker.text = ''
    wanted, got = sorted(words(text)), sorted(words(text_of(body)))
    missing = [w for w in set(wanted) if got.count(w) < wanted.count(w)]
    assert not missing, (name, 'characters lost', missing)
    for block in text.split('\n\n'):
        squeezed = ''.join(words(block))
        assert squeezed in ''.join(words(text_of(body))) or len(squeezed) > 0 and all(
            ''.join(words(part)) in ''.join(words(text_of(body))) for part in re.split(r'\n|(?<=\.) (?=\()', block)), (name, block)
    assert count_notes(body) == 3, (name, 'notes')
    assert len(by_class('summary')[0].findall('.//' + X + 'li') + by_class('summary')[0].findall('.//li')) == 3, (name, 'points')
    headings = [e for e in find('h2') if e.get('id') not in ('summary', 'notes')]
    assert len(headings) == 3, (name, [text_of(h) for h in headings])
    assert not untagged(body), (name, untagged(body))


page = open(out + '/site/articles/seed/index.html', encoding='utf-8').read()
judge('page', ET.fromstring(page.replace('<!DOCTYPE html>\n', '')), lambda b: sum(e.get('id', '').startswith('note-') for e in b.iter()))
book = zipfile.ZipFile(out + '/books/seed.epub')
judge('book', ET.fromstring(book.read('EPUB/text/chapter-1.xhtml')),
      lambda b: sum(e.get('{http://www.idpf.org/2007/ops}type') == 'footnote' and e.get('id', '').startswith('note-') for e in b.iter()))
assert 'EPUB/images' in ' '.join(book.namelist())
