"""A publication held in memory, with something of everything: editions, facing pages, issues, books, terms, a theme,
pictures, downloads, static files, links, drafts. What it says is plain data that edits (edits.py) change; write() puts
what differs on the disk, in any of the ways in which an editor's tools do.
"""
import copy
import os
import shutil

WORDS = ('stone stele rubbing river valley doctrine of the and security circle history paper widening under old new state '
         'border sea people letter archive essay reader margin note').split()
HAN = ['碑文', '总体国家安全观', '全球安全倡议', '同心圆', '道可道', '新时代', '山水', '共同体', '稳定', '发展']
GLOSSES = [('comprehensive', '总体'), ('common security', '共同安全'), ('community of shared future', '命运共同体'),
           ('harmony', '和谐'), ('reform and opening', '改革开放'), ('rejuvenation', '复兴'), ('Wang Yi', '王毅'),
           ('core interests', '核心利益'), ('new era', '新时代'), ('stability', '稳定'), ('development', '发展'),
           ('Global Security Initiative', '全球安全倡议')]
LANGS = ['zh-Hans', 'ja', 'zh-Hant', 'fr']


def sentence(rng, han=False):
    if han:
        return '，'.join(rng.choice(HAN) for _ in range(rng.randint(2, 5))) + '。'
    return ' '.join(rng.choice(WORDS) for _ in range(rng.randint(5, 14))).capitalize() + '.'


def gloss(rng):
    en, zh = rng.choice(GLOSSES)
    if en[0].isupper():
        return 'The %s (%s) is named.' % (en, zh)
    return 'The “%s” (%s) view is %s.' % (en, zh, rng.choice(WORDS))


def paragraph(rng, han=False):
    parts = [sentence(rng, han) for _ in range(rng.randint(1, 3))]
    if not han and rng.random() < .5:
        parts.insert(rng.randrange(len(parts) + 1), gloss(rng))
    return ('' if han else ' ').join(parts)


def drawing(rng):
    return ('<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d"><rect width="4" height="4"/></svg>\n'
            % (rng.randint(4, 99), rng.randint(4, 99))).encode()


def photograph(rng):
    """A grey JPEG of up to eight by eight, in tables of one code each."""
    def part(marker, body):
        return bytes([255, marker]) + (len(body) + 2).to_bytes(2, 'big') + body

    one_code = bytes([1] + [0] * 15 + [0])
    size = bytes([8, 0, rng.randint(1, 8), 0, rng.randint(1, 8), 1, 1, 17, 0])
    return (b'\xff\xd8' + part(0xdb, bytes([0] + [1] * 64)) + part(0xc0, size) + part(0xc4, b'\0' + one_code) +
            part(0xc4, b'\x10' + one_code) + part(0xda, bytes([1, 1, 0, 0, 63, 0])) + b'\x3f\xff\xd9')


class Text:
    """An article or a page: front matter as YAML's own words, and blocks."""

    def __init__(self, front, blocks):
        self.front, self.blocks = front, blocks

    def render(self):
        front = ''.join('%s: %s\n' % pair for pair in self.front.items())
        return ('---\n%s---\n' % front if front else '') + '\n\n'.join(self.blocks) + '\n'


def new_article(rng, title, han=False):
    front = {'title': title, 'date': '2025-%02d-%02d' % (rng.randint(1, 12), rng.randint(1, 28))}
    if rng.random() < .5:
        front['authors'] = '[%s]' % rng.choice(['Li Ming', 'A. Author', '王芳'])
    if rng.random() < .4:
        front['summary'] = '[On %s.]' % rng.choice(WORDS)
    blocks = [paragraph(rng, han) for _ in range(rng.randint(2, 4))]
    blocks.insert(1, '## ' + ('名' if han else rng.choice(WORDS).capitalize()))
    return Text(front, blocks)


class Publication:
    def __init__(self, rng):
        self.texts, self.files = {}, {}
        for i, name in enumerate(['a', 'b', 'c/index', '2025/d', 'e', 'f', 'g']):
            self.texts['articles/' + name] = new_article(rng, 'Article %s %d' % (name[0], i))
        for name, lang in [('a', 'zh-Hans'), ('b', 'ja'), ('c/index', 'zh-Hant'), ('a', 'fr')]:
            self.add_edition(rng, 'articles/' + name, lang)
        self.texts['articles/g'].front['draft'] = 'true'
        self.texts['articles/f'].front['date'] = '2031-01-01'
        self.texts['pages/about'] = Text({'title': 'About'}, [paragraph(rng)])
        self.texts['pages/about.zh-Hans'] = Text({'title': '关于'}, [paragraph(rng, True)])
        self.texts['articles/a'].blocks += [
            'See [b](b.md), [its part](c/index.md#part), a [table](../files/data.csv)[^n] and ![a dot](../files/dot.svg).',
            '[^n]: A note with ![a photograph](../files/grey.jpg).']
        self.texts['articles/c/index'].blocks += ['## Part {#part}', '![Shared](../../files/dot.svg "Its caption")', gloss(rng)]
        self.texts['articles/b'].front['image'] = '{file: ../files/grey.jpg, alt: Grey}'
        self.files.update({'files/dot.svg': drawing(rng), 'files/grey.jpg': photograph(rng), 'files/data.csv': b'a,b\n1,2\n',
                           'static/CNAME': b'example.org\n', 'static/well/known.txt': b'yes\n'})
        self.config = {'title': 'Rebuilt', 'lang': 'en', 'second-lang': 'zh-Hans', 'url': 'https://one.example/base',
                       'features': '{terms: all}', 'publisher': 'Nobody'}
        self.books = ['{id: everything, title: Everything}', '{id: first, issue: 2025-1}',
                      '{id: chosen, title: Chosen, articles: [b, a]}',
                      '{id: facing, title: Facing, articles: [a], parallel: zh-Hans}',
                      '{id: chinese, title: 中, lang: zh-Hans, articles: [a]}']
        self.issues = {'2025-1': {'title': 'First', 'number': '"1"', 'date': '2025-03', 'articles': '[b, a]'},
                       '2025-2': {'title': 'Second', 'articles': '[e]', 'summary': 'All of *it*'}}
        self.terms = [{'en': en, 'zh': zh, 'status': status}
                      for (en, zh), status in zip(GLOSSES, ['approved', 'proposed', 'approved', 'ignored'])]
        self.comment = 0
        if rng.random() < .4:
            self.make_short()

    def make_short(self):
        """Nothing stands in the way of a page that is made by itself (src/run_short.c)."""
        self.books = []
        del self.texts['pages/about.zh-Hans']

    def add_edition(self, rng, name, lang):
        self.texts['%s.%s' % (name, lang)] = new_article(rng, '题 ' + lang, lang != 'fr')

    def render(self):
        """Path → bytes of all that the publication holds, but for its lock file, which is the program's."""
        files = {name + '.md': text.render() for name, text in self.texts.items()}
        comment = '# %d\n' % self.comment if self.comment else ''
        files['stele.yaml'] = (comment + ''.join('%s: %s\n' % pair for pair in self.config.items()) +
                               ('books:\n' + ''.join('  - %s\n' % book for book in self.books) if self.books else ''))
        for name, keys in self.issues.items():
            files['issues/%s.yaml' % name] = ''.join('%s: %s\n' % pair for pair in keys.items())
        if self.terms:
            files['terms.yaml'] = ''.join('- ' + '\n  '.join('%s: %s' % pair for pair in term.items()) + '\n'
                                          for term in self.terms)
        files = {path: text.encode() for path, text in files.items()}
        return files | self.files

    def copy(self):
        return copy.deepcopy(self)


# --- ways in which a file is written

def write_plain(path, data):
    """Into the file that is there, as an editor may."""
    with open(path, 'wb') as file:
        file.write(data)


def write_beside(path, data):
    """Another file takes its name, as other editors do it."""
    with open(path + '~', 'wb') as file:
        file.write(data)
    os.replace(path + '~', path)


def write_new(path, data):
    if os.path.lexists(path):
        os.remove(path)
    write_plain(path, data)


def keeping_time(write):
    """The same, and the time of what was there before is restored, as rsync -t and archives do."""
    def kept(path, data):
        info = os.stat(path) if os.path.exists(path) else None
        write(path, data)
        if info:
            os.utime(path, ns=(info.st_atime_ns, info.st_mtime_ns))
    kept.__name__ = write.__name__ + ', old time'
    return kept


def write_linked(path, data):
    """The name is a link to a file that lies elsewhere in the publication."""
    target = os.path.join(path.split(os.sep)[0], '_linked', path.replace(os.sep, '_'))
    os.makedirs(os.path.dirname(target), exist_ok=True)
    write_plain(target, data)
    if os.path.lexists(path):
        os.remove(path)
    os.symlink(os.path.relpath(target, os.path.dirname(path)), path)


WAYS = [write_plain, write_plain, write_beside, write_new, keeping_time(write_plain), keeping_time(write_beside), write_linked]


def write(folder, files, rng):
    """Makes `folder` hold these files; those that are so already are left alone. Names the ways."""
    told = []
    for where, _, names in os.walk(folder):
        for name in names:
            path = os.path.relpath(os.path.join(where, name), folder)
            if path not in files and '_linked' not in path and path != 'stele.lock.yaml':
                os.remove(os.path.join(folder, path))
                told.append('removed ' + path)
    for path, data in files.items():
        full = os.path.join(folder, path)
        try:
            with open(full, 'rb') as file:
                if file.read() == data:
                    continue
        except OSError:
            pass
        os.makedirs(os.path.dirname(full), exist_ok=True)
        way = rng.choice(WAYS if not path.startswith(('static/', 'theme/')) else WAYS[:-1])  # where links are errors
        way(full, data)
        told.append('%s (%s)' % (path, way.__name__))
    for where, folders, names in os.walk(folder, topdown=False):
        if where != folder and not os.listdir(where):
            shutil.rmtree(where)
    return told
