#!/usr/bin/env python3
"""documents.py ELEMENTS OUT COUNT SEED: a publication of COUNT articles with one book, in which every construct of the
markup and every element of ELEMENTS (src/formats/elements.c) is nested at random, rightly and wrongly. The same arguments give
the same bytes. Nothing in it is an error: findings are warnings, and pages and book have to be right in spite of them."""
import os, random, re, sys

PNG = bytes.fromhex('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000b49444154789c6360000200000500017a5eab3f'
                    '0000000049454e44ae426082')

WORDS = ['water', 'the', 'Global', 'security', 'of', 'a', 'word', 'tide', 'x < y', 'A & B', '1', 'Ministry', 'said', 'über',
         '(see', 'below)', 'it’s', '“quoted”', '"typed"', 'end.', 'N/A', 'GSI', 'May 12']
HAN = ['总体', '安全', '全球安全倡议', '習近平', '中国、日本', '。', '人民日報', 'かな', '한국', '東京', '；', '道可道，非常道。']
GLOSSES = ['“comprehensive” (总体) approach', 'the Global Security Initiative (GSI; 全球安全倡议)', 'official Chen Xiaodong (陈晓东)',
           '*Book of Changes* (易经)', '(Xinhua, May 12)', '([Xinhua](https://x.example/), May 12)', 'security (安全, *anquan*)']
ENTITIES = ['&amp;', '&lt;b&gt;', '&nbsp;', '&#xFFFE;', '&#0;', '&#x4e2d;', '&unknown;', '&quot;', '&hellip;', '&#65535;']
OTHERS = ['script', 'style', 'svg', 'video', 'select', 'iframe', 'math', 'textarea', 'title', 'template', 'object', 'canvas',
          'center', 'font', 'main', 'nav', 'form', 'button', 'label', 'input', 'hgroup', 'custom-x', 'html', 'body', 'picture',
          'source', 'embed', 'marquee', 'rb', 'rtc', 'menu', 'data', 'option', 'fieldset', 'legend', 'big', 'tt']
ATTRIBUTES = {
    'id': ['', 'a b', '1a', 'note-1', 'ref-1', 'x.y', 'ok', 'é', 'summary', 'total-总'],
    'class': ['', 'x', 'x y', 'cards', 'noteref', 'a\nb'], 'lang': ['fr', 'zh-Hant', 'zh_CN', '', 'ar', 'en-GB', 'ja'],
    'xml:lang': ['de', ''], 'dir': ['rtl', 'LTR', 'auto', '', 'up'], 'title': ['', 'a "title" & more', 'two\nlines', '总体'],
    'href': ['https://x.example/a?b=1&c=2', '', '#', 'https://x.example/%', 'mailto:a@x.example', 'https://x.example/字'],
    'name': ['place', '1', '', 'a b'], 'src': ['p.png', 'p.png', ''], 'alt': ['', 'a description', '总体'],
    'width': ['10', '50%', 'wide'], 'height': ['1'], 'datetime': ['2025-05-12', '2025', 'yesterday', '', '2025-05-12T08:00Z',
    'P3D', '08:30'], 'open': ['', 'open', 'yes'], 'start': ['3', '-1', 'x', '0'], 'reversed': ['', 'no'], 'type': ['a', 'I', 'disc'],
    'value': ['3', 'x', ''], 'colspan': ['2', '0', '3', '1001', 'x', '1'], 'rowspan': ['2', '0', '9', 'x', '1'],
    'span': ['2', '0', '1', '40'], 'scope': ['col', 'row', 'x', 'rowgroup'], 'headers': ['a'], 'abbr': ['x'], 'cite': ['x'],
    'style': ['color: red'], 'onclick': ['x()'], 'role': ['note'], 'aria-label': ['x'], 'epub:type': ['note'], 'align': ['center'],
    'x"y': ['1'], 'tabindex': ['0'], 'hidden': [''],
}
# What stands in an element when it is used rightly.
RIGHT = {
    'ul': ['li', 'li'], 'ol': ['li', 'li', 'li'], 'dl': ['dt', 'dd', 'dt', 'dd'], 'table': ['caption', 'thead', 'tbody'],
    'thead': ['tr'], 'tbody': ['tr', 'tr'], 'tfoot': ['tr'], 'tr': ['td', 'td', 'th'], 'colgroup': ['col', 'col'],
    'details': ['summary', 'p'], 'figure': ['img', 'figcaption'], 'ruby': ['text', 'rt'],
}


class Writer:
    def __init__(self, elements, seed):
        self.random = random.Random(seed)
        self.elements = elements
        self.notes = []
        self.ids = 0
        self.budget = 0

    def chance(self, share):
        return self.random.random() < share

    def pick(self, items):
        return self.random.choice(items)

    # --- within lines

    def words(self, least=1, most=6):
        return ' '.join(self.pick(WORDS) if self.chance(0.75) else self.pick(HAN) for _ in range(self.random.randint(least, most)))

    def note(self):
        label = 'n%d' % self.random.randint(1, 9)
        if label not in self.notes:
            self.notes.append(label)
        return '[^%s]' % label

    def inline(self, depth):
        """Some text with marks in it, on one line."""
        return self.pick([' ', ' ', '']).join(self.mark(depth) for _ in range(self.random.randint(1, 4)))

    def mark(self, depth):
        self.budget -= 1
        if depth <= 0 or self.budget < 0 or self.chance(0.3):
            return self.words()
        inside = lambda: self.inline(depth - 1)
        kind = self.random.randrange(22)
        if kind < 6:
            return self.element(depth - 1, in_line=True)
        return [lambda: '*%s*' % inside(), lambda: '**%s**' % inside(), lambda: '~~%s~~' % inside(), lambda: '`%s`' % self.words(),
                lambda: '[%s](https://x.example/%s)' % (inside(), self.pick(['', 'a "T"', '字', '%', '_a_'])),
                lambda: '![%s](p.png%s)' % (self.description(), self.pick(['', ' "Title *t*"', ' "总体"'])),
                self.note, lambda: '^[%s %s]' % (self.words(1, 2).replace('[', ''), inside()),
                lambda: '[%s]{%s}' % (inside(), self.pick(['.x', 'lang=fr', '.noterm', '#s%d' % self.number(), 'key="v"', 'zh=总体'])),
                lambda: '{%s|%s}' % (self.pick(['安全', '漢字', 'x', inside()]), self.pick(['ānquán', 'かんじ', self.words(1, 1)])),
                lambda: self.pick(GLOSSES), lambda: self.pick(ENTITIES), lambda: '\\\n' + self.words(),
                lambda: '\n' + self.words(), lambda: self.pick(['<!-- c -->', '<!---->', '<?php x ?>', '<!X y>', '<![CDATA[z]]>']),
                lambda: self.pick(['https://x.example/a_b', '<https://x.example/>', 'www.x.example', 'a@x.example'])][kind - 6]()

    def description(self):
        return self.pick([self.words(0, 4), self.words(), '*%s* %s' % (self.words(), self.note()), '<b>%s</b>' % self.words()])

    def number(self):
        self.ids += 1
        return self.ids

    # --- HTML

    def attributes(self, right):
        out = []
        for _ in range(self.pick([0, 0, 1, 1, 2, 3])):
            name = self.pick(list(ATTRIBUTES))
            value = self.pick(ATTRIBUTES[name])
            if name == 'id' and right:
                value = 'i%d' % self.number()
            quote = self.pick(['"', '"', "'", ''])
            if quote == '' and (not value or re.search('[\\s"\'=<>`]', value)):
                quote = '"'
            if quote and quote in value:
                value = value.replace(quote, '&quot;')
            out.append(' ' + name + ('' if self.chance(0.05) else '=' + quote + value + quote))
        return ''.join(out)

    def needed(self, name):
        return {'img': ' src="p.png" alt="%s"' % self.words(1, 2).replace('"', ''), 'bdo': ' dir="rtl"', 'a': ' href="https://x.example/"',
                'time': ' datetime="2025-05-12"'}.get(name, '')

    def element(self, depth, in_line, name=None):
        right = self.chance(0.6)
        name = name or self.pick(self.elements if self.chance(0.85) else OTHERS)
        tag = name.upper() if self.chance(0.05) else name
        start = '<' + tag + (self.needed(name) if right or self.chance(0.6) else '') + self.attributes(right)
        if in_line:
            start = start.replace('\n', ' ')
        if name in ('br', 'hr', 'img', 'col', 'wbr', 'input', 'source', 'embed'):
            return start + self.pick(['>', ' >', ' />'])
        if self.chance(0.02):
            return start + ' />'
        inside = self.inside(name, depth, right, in_line)
        end = '</' + tag + '>' if self.chance(0.95) else self.pick(['', '</b>', '</div>', '</td>'])
        return start + '>' + inside + end

    def inside(self, name, depth, right, in_line):
        self.budget -= 1
        if depth <= 0 or self.budget < 0:
            return self.words(0, 2)
        if right and name in RIGHT:
            return ''.join(self.words() if child == 'text' else self.element(depth - 1, in_line, child) for child in RIGHT[name])
        if in_line or self.chance(0.4):
            return ''.join(self.pick([lambda: self.words(), lambda: self.element(depth - 1, True), lambda: self.inline(depth - 1)])()
                           for _ in range(self.random.randint(0, 3)))
        if self.chance(0.5):
            return '\n' + ''.join(self.element(depth - 1, False) + '\n' for _ in range(self.random.randint(1, 3)))
        return '\n\n' + '\n\n'.join(self.block(depth - 1) for _ in range(self.random.randint(1, 3))) + '\n\n'

    # --- blocks

    def block(self, depth):
        self.budget -= 1
        if depth <= 0 or self.budget < 0:
            return self.words(1, 9)
        kind = self.random.randrange(26)
        if kind < 7:
            return self.inline(depth)
        if kind < 13:
            return self.element(depth, in_line=False)
        return [self.heading, self.heading, self.quote, self.list, self.list, self.code, self.table, self.table, self.division,
                self.definitions, self.verse, self.figure, self.rule][kind - 13](depth)

    def line(self, depth):
        return self.inline(depth).replace('\n', ' ')

    def indent(self, text, front, rest):
        return '\n'.join((front if i == 0 else rest if line else '') + line for i, line in enumerate(text.split('\n')))

    def heading(self, depth):
        id = self.pick(['', '', ' {#h%d}' % self.number()])
        if self.chance(0.15):
            return self.line(depth) + '\n' + self.pick(['===', '---'])
        return '#' * self.random.randint(1, 6) + ' ' + self.line(depth) + id

    def quote(self, depth):
        return '\n'.join('> ' + line for line in self.blocks(depth - 1, 3).split('\n'))

    def list(self, depth):
        front = self.pick(['- ', '1. ', '- [ ] ', '- [x] ', '7) '])
        width = ' ' * (2 if front[0] == '-' else 3)
        gap = self.pick(['\n', '\n\n'])
        return gap.join(self.indent(self.blocks(depth - 1, 2) if gap == '\n\n' else self.line(depth - 1), front, width)
                        for _ in range(self.random.randint(1, 3)))

    def code(self, depth):
        if self.chance(0.2):
            return '    ' + self.words()
        return '```%s\n%s\n```' % (self.pick(['', 'c', 'html x', '&#xFFFE;']), self.words() + '\n' + self.pick(HAN))

    def table(self, depth):
        columns = self.random.randint(1, 6)
        row = lambda: '| ' + ' | '.join(self.line(depth - 1).replace('|', '\\|') for _ in range(columns)) + ' |'
        return '\n'.join([row(), '|' + '|'.join(self.pick(['---', ':-:', '--:']) for _ in range(columns)) + '|'] +
                         [row() for _ in range(self.random.randint(0, 3))])

    def division(self, depth):
        front = self.pick(['{.x}', '{.parallel}', '{.note lang=fr}', '{#d%d}' % self.number(), 'verse', 'note'])
        return '::: %s\n%s\n:::' % (front, self.blocks(depth - 1, 3))

    def definitions(self, depth):
        return '\n\n'.join(self.line(depth - 1) + '\n' + '\n'.join(self.indent(self.line(depth - 1), ': ', '  ')
                           for _ in range(self.random.randint(1, 2))) for _ in range(self.random.randint(1, 2)))

    def verse(self, depth):
        return '\n'.join('| ' + self.line(depth - 1).replace('|', '') for _ in range(self.random.randint(1, 4)))

    def figure(self, depth):
        return '![%s](p.png%s)%s' % (self.description(), self.pick(['', ' "A *caption* 说明"']), self.pick(['', '', '{#f%d}' % self.number()]))

    def rule(self, depth):
        return '***'

    def blocks(self, depth, most):
        return '\n\n'.join(self.block(depth) for _ in range(self.random.randint(1, most)))

    def article(self, lang=None):
        self.notes, self.ids, self.budget = [], 0, 250
        lang = lang or self.pick(['en', 'en', 'en', 'zh-Hans', 'zh-Hant', 'ar', 'ja', 'fr'])
        title = self.pick(['A title', '总体 view', 'A <span lang="zh-Hans" title="x">总体</span> view', 'X &amp; Y', '*Emphasis* in it',
                           '<b>bold <div>block</div></b>', 'A {安全|ānquán} title'])
        front = '---\ntitle: "%s"\nlang: %s\ndate: 2025-05-12\n' % (title.replace('"', '\\"'), lang)
        if self.chance(0.3):
            front += 'summary: ["%s", "%s"]\n' % (self.words().replace('"', ''), self.pick(HAN))
        if self.chance(0.2):
            front += 'glosses: off\n'
        text, notes, written = self.blocks(self.random.randint(2, 6), 9), '', 0
        while written < len(self.notes): # before the text, so that nothing is open
            front_of_note = '[^%s]: ' % self.notes[written]
            notes += self.indent(front_of_note + self.line(2) + '\n\n' + self.blocks(2, 2), '', '    ') + '\n\n'
            written += 1
        return front + '---\n\n' + notes + text + '\n'


def main():
    source, out, count, seed = open(sys.argv[1]).read(), sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
    elements = sorted(set(re.findall(r'^    \{ "([a-z0-9]+)"', source, re.M)))
    os.makedirs(out + '/articles')
    for i in range(count):
        with open('%s/articles/r-%03d.md' % (out, i), 'w', encoding='utf-8') as file:
            file.write(Writer(elements, seed * 100000 + i).article('en' if i % 5 == 0 else None))
        if i % 5 == 0: # a translation, which stands beside it on a page and in a book
            with open('%s/articles/r-%03d.zh-Hans.md' % (out, i), 'w', encoding='utf-8') as file:
                file.write(Writer(elements, seed * 100000 + i + 50000).article('zh-Hans'))
    with open(out + '/articles/p.png', 'wb') as file:
        file.write(PNG)
    with open(out + '/stele.yaml', 'w') as file:
        file.write('title: Random documents\nurl: https://x.example/\nlanguages: [en, zh-Hans]\n'
                   'features: {terms: all}\nbooks: [{id: all}, {id: beside, parallel: zh-Hans}]\n')


main()
