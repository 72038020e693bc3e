"""gfm.py EXAMPLES MADE: compares what was made of the specification's examples with what they should give, as DOM."""
import html, json, re, sys
from html.parser import HTMLParser
from urllib.parse import unquote

examples = json.load(open(sys.argv[1], encoding='utf-8'))
made = json.load(open(sys.argv[2], encoding='utf-8'))

# Differences that are meant, by example, with the reason.
INTENDED = {}

# Raw HTML that can't be told from what is written: the result looks like Markdown's own.
RAW = {354}

BLOCKS = set('p h1 h2 h3 h4 h5 h6 ul ol li blockquote pre table thead tbody tr th td hr div'.split())


class Events(HTMLParser):
    """The document as a list: tags with sorted attributes, and text with white space as HTML reads it."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.events, self.pre = [], 0
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        attrs = dict((name, value or '') for name, value in attrs)
        attrs.pop('scope', None)
        if tag in ('th', 'td') and 'align' in attrs:
            attrs['class'] = attrs.pop('align')
        for name in ('href', 'src'):
            if name in attrs:
                attrs[name] = unquote(attrs[name])
        self.trim(tag)
        self.events.append(('<', tag, tuple(sorted(attrs.items()))))
        self.pre += tag == 'pre'

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag):
        self.trim(tag)
        self.events.append(('>', tag))
        self.pre -= tag == 'pre'

    def trim(self, tag):
        if (tag in BLOCKS or tag == 'br') and not self.pre and self.events and self.events[-1][0] == 'text':
            text = self.events.pop()[1].rstrip()
            if text:
                self.events.append(('text', text))

    def handle_data(self, data):
        if not self.pre:
            data = re.sub(r'\s+', ' ', data)
            if not self.events or (self.events[-1][0] in '<>' and self.events[-1][1] in BLOCKS | {'br'}):
                data = data.lstrip()
        if self.events and self.events[-1][0] == 'text':
            data = self.events.pop()[1] + data
        if data:
            self.events.append(('text', data))


def events(text):
    found = Events(text).events
    if found and found[-1][0] == 'text':
        found[-1] = ('text', found[-1][1].rstrip())
    return [event for event in found if event != ('text', '')]


def is_raw_html(example):
    """Examples of raw HTML: their result has tags that the writer never writes, or comments and the like."""
    own = BLOCKS | set('em strong code a img br del input'.split())
    tags = set(re.findall(r'<([a-zA-Z][\w-]*)', example['html'])) - own
    return example['section'] in ('HTML blocks', 'Raw HTML', 'Disallowed Raw HTML (extension)') or tags or \
        example['example'] in RAW or re.search(r'<[!?]', example['html']) or re.search(r'</?[a-z]+[^>]*>', re.sub(r'<https?:[^>]*>|<[\w.+-]+@[^>]*>', '', strip_code(example['markdown'])))


def strip_code(markdown):
    return re.sub(r'(`+)[^`].*?\1', '', markdown, flags=re.S)


passed = 0
for example, text in zip(examples, made):
    number = example['example']
    if events(text) == events(example['html']):
        passed += 1
        print('ok - gfm %d' % number)
    elif is_raw_html(example):
        print('# gfm %d is raw HTML' % number)
    elif number in INTENDED:
        print('ok - gfm %d differs as intended: %s' % (number, INTENDED[number]))
    else:
        print('not ok - gfm %d (%s)\n  markdown %r\n  wanted   %r\n  got      %r' % (
            number, example['section'], example['markdown'], example['html'], text))
print('# %d of %d the same' % (passed, len(examples)))
