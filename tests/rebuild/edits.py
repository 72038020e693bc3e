"""Edits, one a function; each changes what it is given and says what it did, or gives None where there is nothing to
change. Of a publication (EDITS): what an editor writes, also mistakes. Of a place on the disk (TRICKS, TRICKS_ON_OUT): what happens to
files of the publication, of OUT and of its cache, and how the program is called.
"""
import os
import shutil
import subprocess

from publication import (GLOSSES, LANGS, WORDS, drawing, gloss, new_article, paragraph, photograph, sentence)

THEME = os.path.join(os.path.dirname(os.path.abspath(__file__)), '../../themes/stele')

# --- what an editor writes: (publication, rng) → what was done


def some_text(pub, rng, kind='articles/'):
    names = sorted(name for name in pub.texts if name.startswith(kind))
    return rng.choice(names or sorted(pub.texts))


def some_block(pub, rng):
    name = some_text(pub, rng)
    return name, pub.texts[name].blocks, rng.randrange(len(pub.texts[name].blocks))


def change_word(pub, rng):
    name, blocks, i = some_block(pub, rng)
    blocks[i] += ' ' + sentence(rng, '.' in name)
    return 'words in ' + name


def change_letter(pub, rng):
    """The size stays."""
    name, blocks, i = some_block(pub, rng)
    at = rng.choice([k for k, c in enumerate(blocks[i]) if c.isascii() and c.islower()] or [None])
    if at is None or blocks[i][0] in '![':
        return None
    blocks[i] = blocks[i][:at] + rng.choice('aeiou') + blocks[i][at + 1:]
    return 'a letter in ' + name


def change_title(pub, rng):
    name = some_text(pub, rng, rng.choice(['articles/', 'pages/']))
    pub.texts[name].front['title'] = 'A title %d' % rng.randrange(99)
    return 'title of ' + name


def change_front(pub, rng):
    name = some_text(pub, rng)
    key, value = rng.choice([
        ('subtitle', 'On *%s*' % rng.choice(WORDS)), ('date', '2025-%02d' % rng.randint(1, 12)), ('date', '2030-01-01'),
        ('authors', '[Li Ming, {name: 李白, family: 李, given: 白}]'), ('summary', '[%s]' % sentence(rng)[:-1]),
        ('draft', 'true'), ('issue', '2025-2'), ('glosses', 'off'), ('parallel', 'off'), ('x-mood', rng.choice(WORDS)),
        ('disclaimer', sentence(rng)), ('image', '{file: ../files/grey.jpg, alt: Grey}'), ('tags', '[x]')])
    front = pub.texts[name].front
    if key in front and rng.random() < .5:
        del front[key]
        return '%s out of %s' % (key, name)
    front[key] = value
    return '%s of %s' % (key, name)


def change_gloss(pub, rng):
    name, blocks, i = some_block(pub, rng)
    if i == 0 or blocks[i][0] in '#![':
        return None
    blocks[i] = gloss(rng) if rng.random() < .7 else sentence(rng)
    return 'a gloss of ' + name


def change_heading(pub, rng):
    name, blocks, i = some_block(pub, rng)
    blocks.insert(i, '## %s%s' % (rng.choice(WORDS).capitalize(), rng.choice(['', ' {#%s}' % rng.choice(WORDS)])))
    return 'a heading in ' + name


def drop_block(pub, rng):
    name, blocks, i = some_block(pub, rng)
    if len(blocks) < 3:
        return None
    del blocks[i]
    return 'a block out of ' + name


def add_note(pub, rng):
    name, blocks, i = some_block(pub, rng)
    blocks[i] += '^[%s]' % paragraph(rng)
    return 'a note in ' + name


def add_link(pub, rng):
    name, blocks, i = some_block(pub, rng)
    there = os.path.relpath(some_text(pub, rng), os.path.dirname(name)) + '.md'
    blocks.append('Compare [it](%s%s).' % (there, rng.choice(['', '', '#note-1', '#' + rng.choice(WORDS)])))
    return 'a link in %s to %s' % (name, there)


def add_picture(pub, rng):
    name, blocks, i = some_block(pub, rng)
    path = os.path.relpath('files/' + rng.choice(['dot.svg', 'grey.jpg', 'none.svg']), os.path.dirname(name))
    blocks.append('![%s](%s)' % (rng.choice(WORDS), path))
    return 'a picture in ' + name


def add_article(pub, rng):
    name = 'articles/%s%d' % (rng.choice(['', '2025/']), rng.randrange(9))
    pub.texts[name] = new_article(rng, rng.choice(WORDS).capitalize())
    return 'new ' + name


def drop_text(pub, rng):
    name = some_text(pub, rng, rng.choice(['articles/', 'articles/', 'pages/']) if len(pub.texts) > 6 else 'articles/')
    if len(pub.texts) < 4:
        return None
    del pub.texts[name]
    return 'removed ' + name


def rename_article(pub, rng):
    name = some_text(pub, rng)
    new = rng.choice(['articles/r%d' % rng.randrange(5), 'articles/2024/' + name.split('/')[1]])
    if new in pub.texts:
        return None
    pub.texts[new] = pub.texts.pop(name)
    return '%s is %s' % (name, new)


def move_to_folder(pub, rng):
    """The address stays: a file becomes a folder of its own, or is one no longer."""
    name = some_text(pub, rng)
    stem, dot, lang = name.partition('.')
    new = (stem[:-len('/index')] if stem.endswith('/index') else stem + '/index') + dot + lang
    if new in pub.texts:
        return None
    pub.texts[new] = pub.texts.pop(name)
    return '%s is %s' % (name, new)


def swap_articles(pub, rng):
    one, other = some_text(pub, rng), some_text(pub, rng)
    pub.texts[one], pub.texts[other] = pub.texts[other], pub.texts[one]
    return '%s and %s swapped' % (one, other)


def add_edition(pub, rng):
    name, lang = some_text(pub, rng), rng.choice(LANGS)
    if '.' in name:
        return None
    pub.add_edition(rng, name, lang)
    return '%s in %s' % (name, lang)


def change_page(pub, rng):
    name = 'pages/' + rng.choice(['about', 'contribute', 'about.zh-Hans'])
    pub.texts[name] = new_article(rng, rng.choice(WORDS))
    return name


def change_config(pub, rng):
    key, value = rng.choice([
        ('title', rng.choice(WORDS)), ('subtitle', '{en: %s, zh-Hans: 圆}' % rng.choice(WORDS)),
        ('features', rng.choice(['{terms: all}', '{terms: approved}', '{terms: none}', '{smart: true}', '{convert: true}'])),
        ('second-lang', rng.choice(['zh-Hans', 'zh-Hant', 'ja'])), ('han', rng.choice(['zh-Hans', 'ja'])),
        ('publisher', rng.choice(WORDS)), ('x-tag', rng.choice(WORDS)), ('defaults', '{authors: [%s]}' % rng.choice(WORDS)),
        ('findings', rng.choice(['{field.unused: off}', '{term.renderings: error}'])),
        ('url', rng.choice(['https://two.example', 'https://one.example/base']))])
    if key in pub.config and rng.random() < .3 and key != 'title':
        del pub.config[key]
        return 'no %s in stele.yaml' % key
    pub.config[key] = value
    return '%s in stele.yaml' % key


def change_comment(pub, rng):
    pub.comment += 1
    return 'a comment in stele.yaml'


def change_books(pub, rng):
    if pub.books and rng.random() < .4:
        return 'no more ' + pub.books.pop(rng.randrange(len(pub.books)))
    pub.books.append('{id: b%d, title: %s%s}' % (rng.randrange(4), rng.choice(WORDS), rng.choice(
        [', articles: [b]', ', issue: 2025-2', ', lang: zh-Hans', ', parallel: zh-Hans', ''])))
    return 'book ' + pub.books[-1]


def change_terms(pub, rng):
    if pub.terms and rng.random() < .2:
        return 'no more %s' % pub.terms.pop(rng.randrange(len(pub.terms)))
    if rng.random() < .3:
        en, zh = rng.choice(GLOSSES)
        pub.terms.append({'en': en, 'zh': zh, 'status': rng.choice(['approved', 'proposed', 'ignored'])})
    elif pub.terms:
        key, value = rng.choice([('status', 'approved'), ('status', 'ignored'), ('reading', 'zǒngtǐ'), ('kind', 'term'),
                                 ('definition', sentence(rng)), ('note', sentence(rng)), ('also', '[%s]' % rng.choice(WORDS)),
                                 ('zh', rng.choice(GLOSSES)[1]), ('abbr', 'GSI')])
        rng.choice(pub.terms)[key] = value
    return 'terms.yaml'


def change_issue(pub, rng):
    if rng.random() < .2:
        if pub.issues and rng.random() < .5:
            del pub.issues[min(pub.issues)]
            return 'an issue less'
        pub.issues['2026-%d' % rng.randrange(3)] = {'title': rng.choice(WORDS), 'articles': '[e, f]'}
        return 'a new issue'
    if not pub.issues:
        return None
    key, value = rng.choice([('title', rng.choice(WORDS)), ('articles', rng.choice(['[a, b]', '[b, a]', '[b]', '[e, c, a]'])),
                             ('summary', sentence(rng)), ('number', '"%d"' % rng.randrange(9)), ('x-price', '3'),
                             ('cover', '{file: ../files/dot.svg, alt: A dot}')])
    name = rng.choice(sorted(pub.issues))
    pub.issues[name][key] = value
    return '%s of issue %s' % (key, name)


HERE = os.path.dirname(os.path.abspath(__file__))
with open(os.path.join(HERE, '../../src/view/names.inc')) as names:
    VALUES = [name for name in names.read().split('"')[1::2] if not name.startswith('t.')]
CURIOUS = ['article.html', 'issue.html', 'home.html', 'entry.html', 'terms.html', 'parallel.html', 'page.html', 'archive.html',
           'book/chapter.xhtml', 'book/title.xhtml']
SECTIONS = ['article', 'home', 'book', 'terms']
WITHIN = ['issue', 'previous', 'next', 'editions', 'others', 'entries', 'articles', 'issues', 'image', 'date', 'site', 'letters']


def curious(path):
    """The default template, and all that it could show of anything: what a page is made of is more than the default shows."""
    with open(os.path.join(HERE, '../../themes/stele', path)) as file:
        text = file.read()
    values = ' '.join('{{%s}}' % name for name in VALUES + ['x-mood', 'x-price', 'site.x-tag'])
    inner = ''.join('{{#%s}}<i>%s</i>{{/%s}}' % (name, values, name) for name in WITHIN)
    outer = ''.join('{{#%s}}<b>%s%s</b>{{/%s}}' % (name, values, inner, name) for name in SECTIONS)
    at = text.rindex('</main>' if '</main>' in text else '</body>' if '</body>' in text else '</li>')
    return text[:at] + '<div class="all">%s%s%s</div>\n' % (values, inner, outer) + text[at:]


def rename_issue(pub, rng):
    if not pub.issues:
        return None
    name, new = rng.choice(sorted(pub.issues)), '2025-%d' % rng.randint(1, 4)
    pub.issues[new] = pub.issues.pop(name)
    return 'issue %s is %s' % (name, new)


def change_template(pub, rng):
    """One of the default theme's files, taken over and altered."""
    name = rng.choice(sorted(os.listdir(THEME)))
    if not os.path.isfile(os.path.join(THEME, name)):
        name = 'book/' + rng.choice(sorted(os.listdir(os.path.join(THEME, 'book'))))
    with open(os.path.join(THEME, name), 'rb') as file:
        pub.files['theme/' + name] = file.read() + b'\n' * rng.randint(1, 3)
    return 'theme/%s, taken over' % name


def change_kind(pub, rng):
    """Another kind of picture under the same name."""
    path = rng.choice(['files/dot.svg', 'files/grey.jpg'])
    pub.files[path] = photograph(rng) if rng.random() < .5 else drawing(rng)
    return 'what %s is' % path


def change_theme(pub, rng):
    if rng.random() < .3:
        path = rng.choice(CURIOUS)
        pub.files['theme/' + path] = curious(path).encode()
        return 'a curious theme/' + path
    path, data = rng.choice([
        ('theme/extra.css', ':root { --press: #%06d }\n' % rng.randrange(10**6)),
        ('theme/book/extra.css', 'p { margin: %dem }\n' % rng.randrange(4)),
        ('theme/strings/en.yaml', 'summary: "In brief %d"\n' % rng.randrange(9)),
        ('theme/entry.html', '<p class="entry"><a href="{{href}}">{{{title}}}</a> %d</p>\n' % rng.randrange(9)),
        ('theme/article.html', '{{<layout.html}}\n{{$main}}<main id="text"><p>%d</p>{{{article.body}}}</main>{{/main}}\n'
                               '{{/layout.html}}\n' % rng.randrange(9)),
        ('theme/assets/logo.txt', str(rng.randrange(9))), ('theme/script.js', ''),
        ('theme/entry.html', '{{#open}}\n')])
    if path in pub.files and rng.random() < .4:
        del pub.files[path]
        return 'no ' + path
    pub.files[path] = data.encode()
    return path


def change_asset(pub, rng):
    path = rng.choice(['files/dot.svg', 'files/grey.jpg', 'files/data.csv', 'static/CNAME', 'static/well/known.txt', 'static/x/y',
                       'files/stray.pdf'])
    if path in pub.files and rng.random() < .2:
        del pub.files[path]
        return 'no ' + path
    pub.files[path] = (drawing(rng) if path.endswith('.svg') else photograph(rng) if path.endswith('.jpg')
                       else b'a,b\n1,%d\n' % rng.randrange(9))
    return path


def make_mistake(pub, rng):
    """An error, and what is right beside it stays as it was."""
    kind = rng.randrange(4)
    if kind == 0:
        pub.config['tittle'] = 'x'
    elif kind == 1:
        pub.texts[some_text(pub, rng)].front['lang'] = 'jp'
    else:
        name, blocks, i = some_block(pub, rng)
        blocks.append('No note[^none].' if kind == 2 else 'No [article](none.md).')
    return 'a mistake'


EDITS = [change_word, change_word, change_letter, change_letter, change_title, change_title, change_front, change_front,
         change_gloss, change_gloss, change_heading, drop_block, add_note, add_link, add_picture, add_article, drop_text,
         rename_article, move_to_folder, swap_articles, add_edition, change_page, change_config, change_config, change_comment, change_books,
         change_terms, change_terms, change_issue, rename_issue, change_theme, change_theme, change_template, change_asset,
         change_asset, change_kind, make_mistake]

# --- what happens to files and calls: (place, rng) → what was done; a place has .pub and .out, folders, and .options


def files_below(folder):
    return sorted(os.path.join(where, name) for where, _, names in os.walk(folder) for name in names)


def some_output(place, rng):
    paths = [path for top in ('site', 'books') for path in files_below(os.path.join(place.out, top))
             if not path.endswith('.stele-manifest') and os.path.relpath(path, place.out) not in place.foreign]
    return rng.choice(paths) if paths else None


def touch(place, rng):
    path = rng.choice(files_below(place.pub))
    os.utime(path) if rng.random() < .5 else os.utime(path, ns=(10**18, 10**18 + rng.randrange(10**9)))
    return 'touched ' + path


def copy_over(place, rng):
    """The same bytes, another file."""
    path = rng.choice(files_below(place.pub))
    shutil.copy(path, path + '~')
    os.replace(path + '~', path)
    return 'copied over ' + path


def whole_seconds(place, rng):
    """As on a disk that keeps no more of a time."""
    for path in files_below(place.pub):
        info = os.stat(path)
        os.utime(path, (info.st_atime_ns // 10**9, info.st_mtime_ns // 10**9))
    return 'times are whole seconds'


def move_publication(place, rng):
    new = 'pub%d' % rng.randrange(100)
    os.rename(place.pub, new)
    place.pub = new
    return 'the publication is ' + new


def move_output(place, rng):
    new = 'made-here-%d' % rng.randrange(100)
    os.rename(place.out, new)
    place.out = new
    return 'OUT is ' + new


def copy_output(place, rng):
    shutil.copytree(place.out, place.out + '~', symlinks=True)
    shutil.rmtree(place.out)
    os.rename(place.out + '~', place.out)
    return 'OUT is a copy with its times'


def drop_output(place, rng):
    path = some_output(place, rng)
    if path is None:
        return None
    if rng.random() < .2 and path.count('/') > 2 and not place.foreign:
        path = os.path.dirname(path)
        shutil.rmtree(path)
    else:
        os.remove(path)
    return 'removed ' + path


def edit_output(place, rng):
    path = some_output(place, rng)
    if path is None:
        return None
    info = os.stat(path)
    with open(path, 'r+b') as file:
        if rng.random() < .3 or info.st_size == 0:
            file.seek(0, 2)
            file.write(b'more')
        else:
            file.seek(rng.randrange(info.st_size))
            file.write(b'\x01')
    if rng.random() < .5:
        os.utime(path, ns=(info.st_atime_ns, info.st_mtime_ns))
        return 'edited, old time, ' + path
    return 'edited ' + path


def touch_output(place, rng):
    path = some_output(place, rng)
    if path is None:
        return None
    os.utime(path)
    return 'touched ' + path


def add_foreign(place, rng):
    path = rng.choice(['site/CNAME2', 'books/mine.epub', 'site/articles/upload', 'site/assets/mine.css'])
    if not os.path.isdir(os.path.join(place.out, os.path.dirname(path))):
        return None
    place.foreign.add(path)
    with open(os.path.join(place.out, path), 'w') as file:
        file.write('mine')
    return 'somebody else’s ' + path


def drop_all(place, rng):
    shutil.rmtree(place.out)
    place.foreign.clear()
    return 'OUT is gone'


def cache_files(place):
    return files_below(os.path.join(place.out, '.cache'))


def drop_cache(place, rng):
    if rng.random() < .5 or not cache_files(place):
        shutil.rmtree(os.path.join(place.out, '.cache'), ignore_errors=True)
        return 'no cache'
    path = rng.choice(cache_files(place))
    os.remove(path)
    return 'no ' + path


def spoil_cache(place, rng):
    if not cache_files(place):
        return None
    path = rng.choice(cache_files(place))
    size = os.path.getsize(path)
    with open(path, 'r+b') as file:
        how = rng.choice(['cut', 'emptied', 'longer', 'flipped', 'flipped', 'zeroed'])
        if how == 'cut':
            file.truncate(rng.randrange(size + 1))
        elif how == 'emptied':
            file.truncate(0)
        elif how == 'longer':
            file.seek(0, 2)
            file.write(bytes(rng.randrange(256) for _ in range(rng.randint(1, 99))))
        else:
            for _ in range(rng.choice([1, 1, 8])):
                file.seek(rng.randrange(size + 1))
                file.write(bytes(rng.randint(1, 64)) if how == 'zeroed' else bytes([rng.randrange(256)]))
    return '%s is %s' % (path, how)


def keep_cache(place, rng):
    cache = os.path.join(place.out, '.cache')
    if not os.path.isdir(cache):
        return None
    shutil.rmtree('kept-cache', ignore_errors=True)
    shutil.copytree(cache, 'kept-cache')
    return 'the cache was kept'


def older_cache(place, rng):
    """One of some builds ago, or one file of it."""
    cache = os.path.join(place.out, '.cache')
    if not os.path.isdir('kept-cache'):
        return None
    if rng.random() < .5 and os.listdir('kept-cache') and os.path.isdir(cache):
        name = rng.choice(sorted(os.listdir('kept-cache')))
        shutil.copy2(os.path.join('kept-cache', name), os.path.join(cache, name))
        return 'an older ' + name
    shutil.rmtree(cache, ignore_errors=True)
    shutil.copytree('kept-cache', cache)
    return 'an older cache'


def change_options(place, rng):
    option, value = rng.choice([
        ('--drafts', None), ('--as-of', '2025-06-15'), ('--as-of', '2032-01-01'), ('--base-url', 'https://other.example/x'),
        ('--no-books', None), ('--jobs', rng.choice('1248')), ('--strict', None), ('--findings', 'json')])
    if option in place.options and rng.random() < .7:
        del place.options[option]
        return 'without ' + option
    place.options[option] = value
    return 'with %s %s' % (option, value or '')


def change_clock(place, rng):
    place.epoch = rng.choice([None, '1750000000', '1900000000'])
    return 'SOURCE_DATE_EPOCH is %s' % place.epoch


def lock(place, rng):
    subprocess.run([place.program, 'lock', place.pub], capture_output=True)
    return 'stele lock'


def unlock(place, rng):
    path = os.path.join(place.pub, 'stele.lock.yaml')
    if not os.path.exists(path):
        return None
    os.remove(path)
    return 'no lock file'


def build_alone(place, rng):
    """One article of the publication, by itself, into the same folder."""
    paths = [path for path in files_below(os.path.join(place.pub, 'articles')) if path.endswith('.md')]
    if not paths:
        return None
    path = rng.choice(paths)
    subprocess.run([place.program, 'build', path, '-o', place.out], capture_output=True)
    return '%s alone was built there' % path


def link_output(place, rng):
    """A file of OUT has another name, by which it's written over."""
    path = some_output(place, rng)
    if path is None:
        return None
    os.link(path, 'linked')
    with open('linked', 'r+b') as file:
        file.write(b'x')
    os.remove('linked')
    return 'written over by another name, ' + path


def build_other(place, rng):
    """Another publication is built into the same folder."""
    os.makedirs('other/articles', exist_ok=True)
    with open('other/articles/a.md', 'w') as file:
        file.write('# Other %d\n\nText of 总体.\n' % rng.randrange(3))
    subprocess.run([place.program, 'build', 'other', '-o', place.out], capture_output=True)
    return 'another publication was built there'


TRICKS = [touch, touch, whole_seconds, copy_over, move_publication, change_options, change_options, change_clock, lock, unlock]

# Of an OUT that is there.
TRICKS_ON_OUT = [move_output, copy_output, drop_output, drop_output, edit_output, edit_output, touch_output, add_foreign, drop_all,
                 drop_cache, spoil_cache, spoil_cache, spoil_cache, keep_cache, older_cache, older_cache, build_other, build_alone, link_output]
