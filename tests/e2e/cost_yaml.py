#!/usr/bin/env python3
"""cost_yaml.py STELE: YAML of every shape, four times as long, costs some four times as much (the square would be sixteen;
caches that overflow make it up to seven), and never over 200 MiB. A limit
that is passed, which is an error, is as good."""
import os
import resource
import shutil
import subprocess
import sys
import tempfile

STELE, SIZE = os.path.abspath(sys.argv[1]), 200000
HOME = tempfile.mkdtemp(prefix='stele-cost-')


def times(piece, size):
    """The piece as often as fits; %d in it is the how manieth it is."""
    count = size // len((piece % size if '%d' in piece else piece).encode())
    return ''.join(piece % i for i in range(count)) if '%d' in piece else piece * count


# What → the file, what stands before, what is repeated, what stands behind.
SHAPES = {
    'keys': ('stele.yaml', '', 'x-%d: 1\n', ''),
    'unknown keys': ('stele.yaml', '', 'k%d: 1\n', ''),
    'a list': ('stele.yaml', 'x-a:\n', '- x\n', ''),
    'lists of lists': ('stele.yaml', 'x-a:\n', '- - - x\n', ''),
    'maps': ('stele.yaml', 'x-a:\n', '- a: 1\n  b: 2\n', ''),
    'a list in brackets': ('stele.yaml', 'x-a: [', 'x,', ']\n'),
    'that might be a key': ('stele.yaml', '- [', 'x,', ']\n'),
    'a map in braces': ('stele.yaml', '- {', 'k%d: 1,', '}\n'),
    'empty lists': ('stele.yaml', 'x-a: [', '[],', ']\n'),
    'brackets that open': ('stele.yaml', '', '[', ''),
    'with something in each': ('stele.yaml', 'x-a: ', '[x,', ''),
    'braces that open': ('stele.yaml', 'x-a: ', '{a: [', ''),
    'on lines of their own': ('stele.yaml', 'x-a: ', '[\n ', ''),
    'anchors': ('stele.yaml', '', '&a ', ''),
    'many anchors': ('stele.yaml', '', 'x-%d: &a 1\n', ''),
    'references': ('stele.yaml', 'x-a: [', '*a,', ']\n'),
    'tags': ('stele.yaml', '- ', '! ', 'x\n'),
    'tags on lines': ('stele.yaml', '', '!\n', 'x\n'),
    'a long key': ('stele.yaml', '', 'x', ': 1\n'),
    'a long text': ('stele.yaml', 'x-a: ', 'x ', '\n'),
    'a text over lines': ('stele.yaml', 'x-a: x\n', '  x\n', ''),
    'a text in quotation marks': ('stele.yaml', 'x-a: "', 'x\n  ', '"\n'),
    'escapes': ('stele.yaml', 'x-a: "', '\\u4e2d', '"\n'),
    'a block': ('stele.yaml', 'x-a: |\n', '  x\n\n', ''),
    'blank lines': ('stele.yaml', 'x-a: x\n', '\n', '  y\n'),
    'many blank lines': ('stele.yaml', 'x-a: |\n', '\n' * 99 + '  y\n', ''),
    'blank lines of spaces': ('stele.yaml', 'x-a: x\n', '  \n' * 99 + '  y\n', ''),
    'comments': ('stele.yaml', '', '# x\n', 'x-a: 1\n'),
    'comments behind': ('stele.yaml', '', 'x-%d: 1 # x\n', ''),
    'indented more and more': ('stele.yaml', '', '- ', ''),
    'colons': ('stele.yaml', '', 'a: ', ''),
    'documents': ('stele.yaml', '', '--- x\n', ''),
    'keys that stand twice': ('stele.yaml', '', 'x-a: 1\n', ''),
    'findings': ('stele.yaml', 'findings:\n', '  k%d: off\n', ''),
    'books': ('stele.yaml', 'books:\n', '- {id: b%d}\n', ''),
    'defaults': ('stele.yaml', 'defaults:\n', '  x-%d: 1\n', ''),
    'front matter': ('articles/a.md', '---\n', 'k%d: 1\n', '---\nText.\n'),
    'front matter of one’s own': ('articles/a.md', '---\n', 'x-%d: [1, "2"]\n', '---\nText.\n'),
    'authors': ('articles/a.md', '---\nauthors:\n', '- x\n', '---\nText.\n'),
    'terms': ('terms.yaml', '', '- en: a%d\n  zh: 中\n', ''),
    'terms that are none': ('terms.yaml', '', '- x\n', ''),
    'an issue': ('issues/1.yaml', 'articles:\n', '- k%d\n', ''),
    'words': ('theme/strings/en.yaml', '', 'k%d: 1\n', ''),
    'a lock file': ('stele.lock.yaml', 'translations:\n', '  k%d: {of: a, front: 00000000}\n', ''),
}


def cost(shape, size):
    """Seconds of the processor and MiB that a build with this takes."""
    path, before, piece, behind = shape
    for name, text in (('stele.yaml', 'title: T\n'), ('articles/a.md', 'Text.\n'), (path, before + times(piece, size) + behind)):
        os.makedirs(os.path.dirname(os.path.join(HOME, 'in', name)), exist_ok=True)
        with open(os.path.join(HOME, 'in', name), 'w', encoding='utf-8') as file:
            file.write(text)
    child = subprocess.Popen([STELE, 'build', HOME + '/in', '-o', HOME + '/out', '--no-books'], stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = status
    shutil.rmtree(HOME + '/in')
    if status not in (0, 256):
        return None
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def is_linear(little, much):
    return little and much and much[0] <= 8 * little[0] + .05 and much[1] <= 200


failed = False
resource.setrlimit(resource.RLIMIT_CPU, (60, 60))
try:
    for name, shape in SHAPES.items():
        little, much = cost(shape, SIZE), cost(shape, 4 * SIZE)
        for _ in range(2):  # a busy machine is slow by chance: what is slow by itself is so each time
            if little and much and not is_linear(little, much):
                much = min(much, cost(shape, 4 * SIZE))
        good = is_linear(little, much)
        failed = failed or not good
        print('%s - YAML, %s' % ('ok' if good else 'not ok', name) + ('' if good else ': %s, then %s' % (little, much)), flush=True)
finally:
    shutil.rmtree(HOME)
sys.exit(failed)
