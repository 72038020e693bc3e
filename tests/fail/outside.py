#!/usr/bin/env python3
"""outside.py STELE COUNT: what a build leaves, seen from outside: killed at COUNT moments spread over it, two at once
COUNT / 4 times, and read by somebody through COUNT / 4 rebuilds."""
import os, shutil, signal, subprocess, sys, tempfile, threading, time

STELE, COUNT = os.path.abspath(sys.argv[1]), int(sys.argv[2])
HOME = tempfile.mkdtemp(prefix='stele-outside-', dir='/dev/shm' if os.access('/dev/shm', os.W_OK) else None)
os.chdir(HOME)
FOREIGN = {'site/CNAME': 'example.org', 'site/articles/upload': 'mine', 'books/mine.epub': 'mine'}
failed = False


def say(good, what, why=''):
    global failed
    failed = failed or not good
    print('%s - %s%s' % ('ok' if good else 'not ok', what, '' if good else ': ' + why[:300]), flush=True)


def put(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, 'w', encoding='utf-8') as file:
        file.write(text)


def publication(name, articles, mark):
    books = ''.join('  - {id: b%d, title: B, articles: [a%d]}\n' % (i, i) for i in articles[::20])
    put(name + '/stele.yaml', 'title: %s\nbooks:\n%s' % (name, books))
    for i in articles:
        text = 'The %s approach of 总体.\n\n' % (mark if i % 2 else 'same') * 40
        put('%s/articles/a%d.md' % (name, i), '# A %d\n\n%s' % (i, text))


def tree(folder):
    """What stele and others have put into site and books."""
    found = {}
    for top in ('site', 'books'):
        for where, _, names in os.walk(os.path.join(folder, top)):
            for name in names:
                path = os.path.join(where, name)
                with open(path, 'rb') as file:
                    found[os.path.relpath(path, folder)] = file.read()
    return found


def build(name, folder='out'):
    return subprocess.run([STELE, 'build', name, '-o', folder], capture_output=True, text=True)


def restore(kept):
    shutil.rmtree('out', ignore_errors=True)
    shutil.copytree(kept, 'out')


def kill_at(moment, old, new):
    """Why what a killed build has left isn't right; None where it is."""
    child = subprocess.Popen([STELE, 'build', 'new', '-o', 'out'], stderr=subprocess.DEVNULL)
    time.sleep(moment)
    child.send_signal(signal.SIGKILL)
    child.wait()
    now = tree('out')
    torn = [path for path, text in now.items() if text not in (old.get(path), new.get(path))]
    if torn:
        return 'torn: ' + torn[0]
    if build('wrong').returncode != 1:
        return 'the next command fails'
    now = tree('out')
    if now not in (old, new):
        return 'after the next command some are old and some are new'
    last = build('new')
    if last.returncode or last.stderr or tree('out') != new:
        return 'the next build: ' + last.stderr
    left = sorted(os.listdir('out'))
    return None if left == ['.cache', 'books', 'site'] else 'left: ' + ' '.join(left)


def kills(old, new):
    restore('kept')
    begin = time.monotonic()
    build('new')
    length = time.monotonic() - begin
    for i in range(COUNT):
        restore('kept')
        why = kill_at(length * 1.1 * i / COUNT, old, new)
        if why:
            say(False, 'kill %d of %d' % (i, COUNT), why)
            return
    say(True, 'killed at %d moments, site and books are whole, and all old or all new with the next command' % COUNT)


def together(old, new):
    for i in range(COUNT // 4):
        restore('kept')
        pair = [subprocess.Popen([STELE, 'build', name, '-o', 'out'], stderr=subprocess.PIPE, text=True)
                for name in ('old', 'new')]
        ends = [(child.communicate()[1], child.returncode) for child in pair]
        if any(status for _, status in ends) or tree('out') not in (old, new):
            say(False, 'two builds at once, round %d' % i, repr(ends))
            return
    say(True, 'two builds at once, %d rounds: both end well, one waits for the other' % (COUNT // 4))


def reading(old, new):
    stop, wrong, count = threading.Event(), [], [0]
    right = {old['site/index.html'], new['site/index.html']}

    def read():
        while not stop.is_set():
            try:
                with open('out/site/index.html', 'rb') as file:
                    if file.read() not in right:
                        wrong.append('torn')
            except OSError as error:
                wrong.append(str(error))
            count[0] += 1

    restore('kept')
    reader = threading.Thread(target=read)
    reader.start()
    for i in range(COUNT // 4):
        build('new' if i % 2 == 0 else 'old')
    stop.set()
    reader.join()
    say(not wrong and count[0] > COUNT, 'read all the time through %d rebuilds, index.html is whole' % (COUNT // 4),
        '%d of %d times: %s' % (len(wrong), count[0], wrong[:1]))


try:
    publication('old', list(range(0, 60)), 'old')
    publication('new', list(range(10, 70)), 'new')
    put('wrong/articles/a.md', '# A\n\nText[^none].\n')
    for path, text in FOREIGN.items():
        put('out/' + path, text)
    build('old')
    shutil.copytree('out', 'kept')
    old = tree('out')
    build('new')
    new = tree('out')
    assert old != new and all(new[path].decode() == text for path, text in FOREIGN.items())
    kills(old, new)
    together(old, new)
    reading(old, new)
finally:
    shutil.rmtree(HOME)
sys.exit(failed)
