#!/usr/bin/env python3
"""rebuild.py STELE [--sequences N] [--steps N] [--seed N] [--kills N] [--races N] [--sham=WHAT]

A publication is edited at random, and after each step built into the folder that has the last build, and anew into an
empty one: site and books have to be the same bytes, findings and exit status the same. Sequence K of seed N is seed
N + K with --sequences 1. --kills: builds that are killed while their steps are gone, and elsewhere; --races: edits while
a build runs. --sham tries the tester itself: the program is one that forgets (`times`: takes a file of the same size and
time for the same; `outputs`: doesn't look at what it has made; `options`: doesn't look at how it is called;
`findings`: says nothing where nothing has changed), and the tester has to notice.
"""
import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time

sys.dont_write_bytecode = True
import edits
import publication

parser = argparse.ArgumentParser()
parser.add_argument('stele')
for name, default in (('sequences', 1), ('steps', 30), ('seed', 1), ('kills', 0), ('races', 0)):
    parser.add_argument('--' + name, type=int, default=default)
parser.add_argument('--sham', choices=['times', 'outputs', 'options', 'findings'])
CALL = parser.parse_args()
STELE = os.path.abspath(CALL.stele)
MANIFEST = 'site/.stele-manifest'


class Wrong(Exception):
    pass


class Place:
    """Folders and options, which edits change."""
    program = STELE

    def __init__(self):
        self.pub, self.out, self.options, self.epoch, self.foreign = 'pub', 'made-here', {}, None, set()

    def run(self, out):
        """Exit status and findings of a build."""
        call = [STELE, 'build', self.pub, '-o', out]
        call += [name if value is None else '%s=%s' % (name, value) for name, value in self.options.items()]
        env = {name: value for name, value in os.environ.items() if name != 'SOURCE_DATE_EPOCH'}
        if self.epoch:
            env['SOURCE_DATE_EPOCH'] = self.epoch
        done = subprocess.run(call, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, env=env)
        return done.returncode, done.stderr.decode(errors='replace').replace(out, 'OUT')


# --- programs that forget, to try the tester

def signature(place):
    """What a program may look at to know that nothing has changed; each sham leaves something out."""
    sham, seen = CALL.sham, []
    for path in edits.files_below(place.pub):
        info = os.stat(path)
        seen.append((path, info.st_size, info.st_mtime_ns) + (() if sham == 'times' else (info.st_ctime_ns, info.st_ino)))
    if sham != 'options':
        seen.append((sorted(place.options.items()), place.epoch))
    if sham != 'outputs' and os.path.isdir(place.out):
        for path in edits.files_below(place.out):
            info = os.stat(path)
            seen.append((path, info.st_size, info.st_mtime_ns, info.st_ctime_ns, info.st_ino))
    return seen


class Sham:
    def __init__(self):
        self.seen, self.last = None, None

    def run(self, place):
        if self.seen is not None and signature(place) == self.seen and os.path.isdir(place.out):
            return (self.last[0], '') if CALL.sham == 'findings' else self.last
        self.last = place.run(place.out)
        self.seen = signature(place) if self.last[0] == 0 else None
        return self.last


# --- what has to hold

def tree(folder, place, with_books=True):
    """What a build has put into site and books: path → bytes, folders → None."""
    found = {}
    for top in ('site', 'books') if with_books else ('site',):
        for where, folders, names in os.walk(os.path.join(folder, top)):
            for name in names:
                path = os.path.relpath(os.path.join(where, name), folder)
                if path in place.foreign or (path == MANIFEST and not with_books):
                    continue
                with open(os.path.join(where, name), 'rb') as file:
                    found[path] = file.read()
    return found


def difference(now, wanted):
    for path in sorted(set(now) | set(wanted)):
        if now.get(path) == wanted.get(path):
            continue
        if path not in wanted or path not in now:
            return '%s is %s' % (path, 'there' if path in now else 'missing')
        one, other = now[path].split(b'\n'), wanted[path].split(b'\n')
        line = next((i for i, pair in enumerate(zip(one, other)) if pair[0] != pair[1]), min(len(one), len(other)))
        tell = [repr(b'\n'.join(lines[line:line + 1])[:400]) for lines in (one, other)]
        return '%s, line %d:\n  is   %s\n  want %s' % (path, line + 1, *tell)
    return None


def stats(folder):
    return {path: (os.lstat(path).st_ino, os.lstat(path).st_mtime_ns) for top in ('site', 'books')
            for path in edits.files_below(os.path.join(folder, top))}


def check_foreign(place):
    for path in place.foreign:
        full = os.path.join(place.out, path)
        if not os.path.exists(full) or open(full).read() != 'mine':
            raise Wrong('somebody else’s %s was touched' % path)


def check(place, got, before):
    """What this build has left is what a build into an empty folder leaves. Whether it passed."""
    shutil.rmtree('made-clean', ignore_errors=True)
    wanted = place.run('made-clean')
    if got != wanted:
        raise Wrong('status and findings:\n%s\n--- wanted:\n%s' % (got, wanted))
    now = tree(place.out, place, '--no-books' not in place.options)
    if got[0] != 0:
        if before is not None and tree(place.out, place) != before:
            raise Wrong('a build that failed has changed something')
        return False
    why = difference(now, tree('made-clean', place, '--no-books' not in place.options))
    if why:
        raise Wrong(why)
    left = set(os.listdir(place.out)) - {'.cache', 'site', 'books'}
    if left:
        raise Wrong('left: ' + ' '.join(left))
    check_foreign(place)
    return True


def check_again(place, run, got):
    """Nothing has changed: nothing is written, the same is told."""
    before = stats(place.out)
    again = run(place)
    if again != got:
        raise Wrong('told again:\n%s\n--- before:\n%s' % (again, got))
    if stats(place.out) != before:
        raise Wrong('nothing has changed, and something was written')


# --- a sequence of steps

def edit(rng, place, pub):
    """Some edits and tricks; what the publication is then, and what was done."""
    told, new = [], pub.copy()
    for _ in range(rng.choice([1, 1, 1, 2, 3])):
        if rng.random() < .7:
            told.append(rng.choice(edits.EDITS)(new, rng))
        else:
            tricks = edits.TRICKS + (edits.TRICKS_ON_OUT if os.path.isdir(place.out) else [])
            told.append(rng.choice(tricks)(place, rng))
    told += publication.write(place.pub, new.render(), rng)
    return new, [what for what in told if what]


def step(rng, place, run):
    before = tree(place.out, place)
    got = run(place)
    passed = check(place, got, before)
    if passed and rng.random() < .3:
        check_again(place, run, got)
    return passed


def sequence(seed):
    """None, or what went wrong and how it came to it."""
    rng, place, told = random.Random(seed), Place(), []
    pub = publication.Publication(rng)
    if rng.random() < .4:
        pub.files.update({'theme/' + path: edits.curious(path).encode() for path in edits.CURIOUS})
    good, sham = pub, Sham()
    run = sham.run if CALL.sham else lambda place: place.run(place.out)
    publication.write(place.pub, pub.render(), rng)
    try:
        step(rng, place, run)
        for number in range(CALL.steps):
            new, what = edit(rng, place, pub)
            told.append('%d: %s' % (number, '; '.join(what)))
            passed = step(rng, place, run)
            good = new if passed else good
            # What is wrong is mended at once as a rule: by going back to what was right.
            pub = new if passed or rng.random() < .3 else good
            if pub is not new:
                place.options.pop('--strict', None)
                told.append('   mended: %s' % '; '.join(publication.write(place.pub, pub.render(), rng)))
    except Wrong as wrong:
        return '%s\n%s' % ('\n'.join(told[-12:]), wrong)
    return None


def sequences():
    failed = 0
    for i in range(CALL.sequences):
        seed = CALL.seed + i
        why = in_folder(lambda: sequence(seed))
        if why:
            failed += 1
            if CALL.sham:
                break
            print('not ok - sequence of seed %d\n%s' % (seed, why), flush=True)
    if CALL.sham:
        print('ok - a program that forgets %s is found out' % CALL.sham if failed
              else 'not ok - a program that forgets %s passes' % CALL.sham)
        return not failed
    if not failed:
        print('ok - %d sequences of %d edits from seed %d: as a clean build each time' % (CALL.sequences, CALL.steps, CALL.seed))
    return failed


# --- kills and races

def begin(rng):
    place, pub = Place(), publication.Publication(rng)
    publication.write(place.pub, pub.render(), rng)
    if place.run(place.out)[0]:
        raise Wrong('the first build fails')
    return place, pub


def edit_well(rng, place, pub):
    """Some edits after which the publication is without errors."""
    while True:
        new = pub.copy()
        told = [rng.choice(edits.EDITS)(new, rng) for _ in range(rng.choice([1, 1, 3]))]
        told += publication.write(place.pub, new.render(), rng)
        shutil.rmtree('made-clean', ignore_errors=True)
        if place.run('made-clean')[0] == 0:
            return new, '; '.join(what for what in told if what)


def kill_somewhere(rng, place):
    """Kills a build, at a step or at any moment; whether its list of steps is left."""
    at = rng.randint(1, 30) if rng.random() < .8 else 0
    env = dict(os.environ, LD_PRELOAD=os.path.abspath('kill.so'), KILL_AT=str(at)) if at else os.environ
    child = subprocess.Popen([STELE, 'build', place.pub, '-o', place.out], stderr=subprocess.DEVNULL, env=env)
    if not at:
        time.sleep(rng.random() * .02)
        child.send_signal(signal.SIGKILL)
    child.wait()
    return os.path.lexists(os.path.join(place.out, '.stele-journal'))


def kills():
    rng, told = random.Random(CALL.seed), []
    place, pub = begin(rng)
    subprocess.run(['cc', '-shared', '-fPIC', os.path.join(edits.HERE, 'kill.c'), '-o', 'kill.so', '-ldl'], check=True)
    within = tried = 0
    try:
        while within < CALL.kills and tried < 20 * CALL.kills:
            pub, what = edit_well(rng, place, pub)
            pub.config['title'] = 'Killed %d times' % tried  # of which all pages tell: there are many steps
            publication.write(place.pub, pub.render(), rng)
            hit = kill_somewhere(rng, place)
            within += hit
            tried += 1
            told.append('%s; killed%s' % (what, ' within the steps' if hit else ''))
            if rng.random() < .5:
                pub, what = edit_well(rng, place, pub)
                told.append(what)
            step(rng, place, lambda place: place.run(place.out))
    except Wrong as wrong:
        print('not ok - kill %d\n%s\n%s' % (tried, '\n'.join(told[-8:]), wrong))
        return True
    enough = within >= CALL.kills
    print('%s - killed %d times, %d of them within the steps: the next build is right' % ('ok' if enough else 'not ok', tried, within))
    return not enough


def races():
    """An article is edited, a build begins at once, and while it runs the same article is edited once more."""
    rng = random.Random(CALL.seed)
    place, pub = begin(rng)
    path = os.path.join(place.pub, 'articles/e.md')
    for i in range(CALL.races):
        first, then = ('# E\n\nText %04d.\n' % rng.randrange(10000) for _ in range(2))
        publication.write_plain(path, first.encode())
        child = subprocess.Popen([STELE, 'build', place.pub, '-o', place.out], stderr=subprocess.DEVNULL)
        end = time.monotonic() + rng.random() * .008
        while time.monotonic() < end:
            pass
        publication.write_plain(path, then.encode())
        child.wait()
        try:
            check(place, place.run(place.out), None)
        except Wrong as wrong:
            print('not ok - edit %d while a build ran\n%s' % (i, wrong))
            return True
    print('ok - %d edits while a build ran: the next build is right' % CALL.races)
    return False


def in_folder(work):
    home = tempfile.mkdtemp(prefix='stele-rebuild-', dir='/dev/shm' if os.access('/dev/shm', os.W_OK) else None)
    old = os.getcwd()
    try:
        os.chdir(home)
        return work()
    finally:
        os.chdir(old)
        shutil.rmtree(home)


failed = sequences() if CALL.sequences else 0
for count, work in ((CALL.kills, kills), (CALL.races, races)):
    if count:
        failed = in_folder(work) or failed
sys.exit(bool(failed))
