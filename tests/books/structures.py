#!/usr/bin/env python3
"""structures.py DIR: a publication with every inline within every container, as one book.

Each container is a function from a piece of Markdown to a block; each inline stands in each of them, alone, within
English and within Chinese. What Markdown reads otherwise in a container (a line break in a heading, a bar in a table's
cell) is left out there. Prints how many there are."""
import os
import sys

INLINES = {
    'text': 'words',
    'han': '总体国家安全观',
    'kana': 'こんにちは世界',
    'hangul': '안녕하세요',
    'emphasis': '*emphasis*',
    'emphasis of Han': '*强调*',
    'strong': '**strong 强**',
    'both': '***both***',
    'struck': '~~struck~~',
    'code': '`code <b> 码`',
    'link': '[a link](https://x.example/a?b=c&d "Its title")',
    'link of Han': '[链接 *emph*](https://x.example/路/?问=1)',
    'link within': '[to the first](#first)',
    'link to another': '[to another](structures-2.md#first)',
    'address': 'https://x.example/under_score_d',
    'address in brackets': '<https://x.example/>',
    'mail': 'someone@x.example',
    'picture': '![A stele 碑](pictures/stele.svg)',
    'picture with title': '![A stele](pictures/stele.svg "Its *caption*")',
    'picture with size': '![A stele](pictures/stele.svg){width=50% .small key=value}',
    'picture without words': '![](pictures/stele.svg)',
    'picture in a link': '[![A stele](pictures/stele.svg)](https://x.example/)',
    'note': 'noted[^{n}]',
    'note twice': 'noted[^{n}] again[^{n}]',
    'inline note': 'noted^[In a line, with *emphasis* and 汉字.]',
    'span': '[a span]{.c lang=fr key=value}',
    'span of Han': '[漢字]{lang=ja}',
    'span in span': '[a [span]{.inner} in one]{.outer}',
    'ruby': '{漢字|かんじ}',
    'gloss': 'the “comprehensive” (总体) approach',
    'gloss with abbreviation': 'the Global Security Initiative (GSI; 全球安全倡议)',
    'gloss of a name': 'official Chen Xiaodong (陈晓东)',
    'gloss that is marked': '[whole]{zh=全体 kind=term}',
    'quotation': '“sharing weal and woe” (以安危与共)',
    'entity': '&copy; &amp; &lt; &#x4E00; &nbsp;',
    'escapes': r'\* \[ \_ \` \\ \~',
    'hard break': 'a\\\nbreak',
    'soft break': 'a\nbreak 一\n二',
    'raw phrase': '<kbd>Ctrl</kbd> H<sub>2</sub>O <abbr title="x">A</abbr>',
    'raw ruby': '<ruby>漢<rt>かん</rt></ruby>',
    'raw cite': '<cite>《书》</cite> <q>quoted</q> <i lang="la">etc</i>',
    'comment': 'a <!-- comment --> b',
    'right to left': '[עברית]{lang=he}',
    'mathematics': '$a_1 + b$',
    'quotation marks': '"straight" and \'single\'',
    'struck in strong': '**a ~~b *c*~~ d**',
    'link in emphasis': '*[a](https://x.example)*',
    'code in link': '[`a`](https://x.example)',
    'note in emphasis': '*a[^{n}]*',
}

# Those that take more than a line, or a heading's place, can't stand in these.
ONE_LINE = {'hard break', 'soft break'}


def indented(text, by):
    return ('\n' + ' ' * by).join(text.split('\n'))


CONTAINERS = {
    'paragraph': lambda t: t,
    'heading 2': lambda t: '## ' + t,
    'heading 4': lambda t: '#### ' + t,
    'underlined heading': lambda t: t + '\n---',
    'heading with an id': lambda t: '### ' + t + ' {#own-{n}}',
    'quotation': lambda t: '> ' + t.replace('\n', '\n> '),
    'quotation twice': lambda t: '> > ' + t.replace('\n', '\n> > '),
    'list': lambda t: '- ' + indented(t, 2) + '\n- more',
    'loose list': lambda t: '- ' + indented(t, 2) + '\n\n- more',
    'numbered list': lambda t: '3. ' + indented(t, 3),
    'list in a list': lambda t: '- outer\n  - ' + indented(t, 4),
    'task': lambda t: '- [x] ' + indented(t, 2),
    'table head': lambda t: '| ' + t + ' | b |\n|---|:-:|\n| c | d |',
    'table cell': lambda t: '| a | b |\n|---|:-:|\n| ' + t + ' | d |',
    'wide table': lambda t: '| a | b | c | d | e |\n|---|---|---|---|---|\n| 1 | 2 | ' + t + ' | 4 | 5 |',
    'division': lambda t: '::: note\n' + t + '\n:::',
    'division with a title': lambda t: '::: note A title\n' + t + '\n:::',
    'title of a division': lambda t: '::: note ' + t + '\nwords\n:::',
    'division in a list': lambda t: '- item\n\n  ::: note\n  ' + indented(t, 2) + '\n  :::',
    'verse': lambda t: '::: verse\n' + t + '\n  and a line\n:::',
    'line block': lambda t: '| ' + t.replace('\n', '\n| ') + '\n|   and a line',
    'term': lambda t: t + '\n: defined',
    'definition': lambda t: 'term\n: ' + indented(t, 2),
    'long definition': lambda t: 'term\n: first\n\n    ' + indented(t, 4),
    'note': lambda t: 'noted[^c{n}]\n\n[^c{n}]: ' + indented(t, 4),
    'note of blocks': lambda t: 'noted[^c{n}]\n\n[^c{n}]:\n    > ' + t.replace('\n', '\n    > '),
    'side by side': lambda t: '::: {.parallel}\n' + t + '\n\n一\n:::',
    'other side': lambda t: '::: {.parallel}\none\n\n' + t + '\n:::',
    'quotation of HTML': lambda t: '<blockquote>\n\n' + t + '\n\n</blockquote>',
    'list of HTML': lambda t: '<ul><li>\n\n' + t + '\n\n</li></ul>',
    'item within a line of HTML': lambda t: '<ol><li>' + t + '</li></ol>',
    'table of HTML': lambda t: '<table><tr><td>\n\n' + t + '\n\n</td></tr></table>',
    'definition of HTML': lambda t: '<dl><dt>term</dt><dd>\n\n' + t + '\n\n</dd></dl>',
    'figure of HTML': lambda t: '<figure>\n\n' + t + '\n\n<figcaption>words</figcaption></figure>',
    'caption of HTML': lambda t: '<figure><img src="pictures/stele.svg" alt="x"><figcaption>\n\n' + t + '\n\n</figcaption></figure>',
    'aside of HTML': lambda t: '<aside>\n\n' + t + '\n\n</aside>',
    'heading of HTML': lambda t: '<h3>' + t + '</h3>',
    'paragraph of HTML': lambda t: '<p align="right">' + t + '</p>',
    'words of HTML': lambda t: 'a <b>' + t + '</b> and <a href="https://x.example/">' + t + '</a>',
    'details': lambda t: '<details><summary>more</summary>\n\n' + t + '\n\n</details>',
}

# A line of "| a" and a bar in a cell would be read otherwise; a table's cell, a heading and a division's title are a line.
LINES = {'heading 2', 'heading 4', 'heading with an id', 'table head', 'table cell', 'wide table', 'title of a division'}
BARS = {'table head', 'table cell', 'wide table'}
NO_NOTES = {'title of a division', 'note', 'note of blocks'}


def may_stand(inline, text, container):
    if inline in ONE_LINE and container in LINES:
        return False
    if '|' in text and container in BARS:
        return False
    return not ('[^' in text or '^[' in text) or container not in NO_NOTES


def article(number, around):
    parts, notes, count = ['# Structures %d' % number, '## First {#first}'], [], 0
    for container, block in CONTAINERS.items():
        parts.append('## %s' % container.capitalize())
        for inline, text in INLINES.items():
            if not may_stand(inline, text, container):
                continue
            count += 1
            parts.append(block(around.replace('@', text)).replace('{n}', str(count)))
            if '[^{n}]' in text:
                notes.append('[^%d]: Note %d, *with* 汉字.' % (count, count))
    return '\n\n'.join(parts + notes) + '\n', count


def main(folder):
    os.makedirs(os.path.join(folder, 'articles', 'pictures'))
    with open(os.path.join(folder, 'stele.yaml'), 'w') as out:
        out.write('title: Structures\nurl: https://x.example\nfeatures: {smart: true}\nbooks: [{id: structures}]\n')
    with open(os.path.join(folder, 'articles', 'pictures', 'stele.svg'), 'w') as out:
        out.write('<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20"><rect width="20" height="20"/></svg>\n')
    total = 0
    for number, around in enumerate(['@', 'Before @ behind.', '中文@中文。'], 1):
        text, count = article(number, around)
        total += count
        with open(os.path.join(folder, 'articles', 'structures-%d.md' % number), 'w') as out:
            out.write(text)
    print(total)


main(sys.argv[1])
