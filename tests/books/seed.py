"""seed.py ARTICLE OUT: a plain-text article (title, caption, summary, text, disclaimer, notes) as OUT/seed.md with a picture."""
import re, struct, sys, zlib

source, out = sys.argv[1:]
text = open(source, encoding='utf-8').read()
title, caption = [block for block in text.split('\n\n')][:2]
points = re.findall(r'^\s*•\s*(.+)$', text, re.M)
body_start = text.index(points[-1]) + len(points[-1])
head, notes = text[body_start:].split('\nNotes\n')
blocks = [block.strip() for block in head.split('\n\n') if block.strip()]
disclaimer = blocks.pop()
body = []
for block in blocks:
    heading = len(block) < 100 and not block.endswith('.')
    body.append(('## ' if heading else '') + re.sub(r' ?\[(\d+)\]', r'[^\1]', block))
for note in re.findall(r'^\[(\d+)\] (.+)$', notes, re.M):
    body.append('[^%s]: %s' % note)
caption, credit = re.match(r'(.*?) (\(Source.*\))$', caption).groups()
quoted = lambda s: '"%s"' % s.replace('\\', '\\\\').replace('"', '\\"')
front = ['---', 'title: ' + quoted(title), 'date: 2025-07-04', 'summary:'] + ['  - ' + quoted(p) for p in points]
front += ['image: {file: seed.png, alt: A building, caption: %s, credit: %s}' % (quoted(caption), quoted(credit)),
          'disclaimer: ' + quoted(disclaimer), '---', '']
open(out + '/seed.md', 'w', encoding='utf-8').write('\n'.join(front) + '\n' + '\n\n'.join(body) + '\n')

chunk = lambda kind, data: struct.pack('>I', len(data)) + kind + data + struct.pack('>I', zlib.crc32(kind + data))
rows = b''.join(b'\0' + bytes((180, 170, 150)) * 60 for _ in range(30))
open(out + '/seed.png', 'wb').write(b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', struct.pack('>IIBBBBB', 60, 30, 8, 2, 0, 0, 0)) +
                                    chunk(b'IDAT', zlib.compress(rows)) + chunk(b'IEND', b''))
