#!/usr/bin/env python3
"""bench.py BENCH BUILD [PART…]: how stele stands against the floor of its work (parse, render, write) and against Hugo.

BENCH is the folder of the bench corpus with its generator and floors, BUILD the one with the program, a PART one of clean,
rebuild, small, book, hugo, patho, large (100,000 articles, which wants 6 GB and BENCH_LARGE=1 where it isn't named); all
otherwise. Figures are ratios of medians of runs that took turns, but for what is bound by itself; absolute times are
printed for orientation only. Exit status 1 where a bound is missed."""
import os, re, resource, shutil, statistics, subprocess, sys, time

BENCH, BUILD = (os.path.abspath(path) for path in sys.argv[1:3])
PLACE = os.environ.get('BENCH_DIR') or ('/dev/shm' if os.path.isdir('/dev/shm') else '/tmp')
HOME = os.path.join(PLACE, 'stele-bench')
RUNS = int(os.environ.get('BENCH_RUNS', '5'))
STELE, HERE = os.path.join(BUILD, 'stele'), os.path.dirname(os.path.abspath(__file__))
missed = []


def run(command, cwd=None):
    """Wall and CPU seconds, and peak memory in KiB, of one run."""
    begin = time.monotonic()
    child = subprocess.Popen(command, cwd=cwd, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = status
    if status:
        sys.exit('failed: ' + ' '.join(command))
    return time.monotonic() - begin, usage.ru_utime + usage.ru_stime, usage.ru_maxrss


def peak(command):
    """Peak memory in KiB as time(1) says it: a fork of this process would count this process's own memory."""
    said = subprocess.run(['/usr/bin/time', '-f', '%M', *command], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    return int(said.stderr.split()[-1])


def take_turns(jobs):
    """Medians of (wall, cpu) by name; each job is (command, folder to empty before, cwd)."""
    results = {name: [] for name in jobs}
    for turn in range(RUNS + 1):
        for name, (command, out, cwd) in jobs.items():
            shutil.rmtree(out, ignore_errors=True)
            measured = run(command, cwd)
            if turn:  # the first fills caches
                results[name].append(measured)
    return {name: tuple(statistics.median(column) for column in zip(*rows)) for name, rows in results.items()}


def say(what, value, bound, ok):
    print('%-58s %8s  (%s)%s' % (what, value, bound, '' if ok else '  MISSED'), flush=True)
    if not ok:
        missed.append(what)


def generate(count, flavour):
    folder = os.path.join(HOME, '%s-%d' % (flavour, count))
    if not os.path.isdir(folder):
        subprocess.run([sys.executable, os.path.join(BENCH, 'gen.py'), str(count), folder, '--flavour', flavour],
                       check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return folder


def without_glosses(source):
    """The same publication with the search for glosses off in every article."""
    folder = source + '-plain'
    if not os.path.isdir(folder):
        shutil.copytree(source, folder)
        for name in os.listdir(os.path.join(folder, 'articles')):
            path = os.path.join(folder, 'articles', name)
            with open(path, encoding='utf-8') as file:
                text = file.read()
            with open(path, 'w', encoding='utf-8') as file:
                file.write(text.replace('---\n', '---\nglosses: off\n', 1))
    return folder


def floor_program(name, *libraries, folder=BENCH):
    program = os.path.join(HOME, name)
    if not os.path.exists(program):
        subprocess.run(['cc', '-O2', '-w', os.path.join(folder, name + '.c'), '-o', program, '-lcmark-gfm', '-lcmark-gfm-extensions',
                        '-lpthread', *libraries], check=True)
    return program


def hugo_site(count):
    folder = os.path.join(HOME, 'hugo-%d-site' % count)
    if not os.path.isdir(folder):
        shutil.copytree(os.path.join(BENCH, 'hugo-site'), folder)
        made = generate(count, 'hugo')
        os.makedirs(os.path.join(folder, 'content'), exist_ok=True)
        source = next((os.path.join(made, name) for name in ('content/articles', 'articles') if os.path.isdir(os.path.join(made, name))), made)
        shutil.copytree(source, os.path.join(folder, 'content', 'articles'))
    return folder


def build(source, out, *options):
    return [STELE, 'build', source, '-o', out, '--no-books', *options]


def count_terms(source):
    said = subprocess.run([STELE, 'terms', source, '--format=csv', '--all'], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    return said.stdout.count(b'\n')


def say_memory(count, source, out, limit=None):
    shutil.rmtree(out, ignore_errors=True)
    used = peak(build(source, out))
    what = '%d articles: peak memory to %s' % (count, '320 MiB' if limit else '5 MiB + 3 KiB an article + 0.75 KiB a term')
    limit = limit or 5 * 1024 + 3 * count + .75 * count_terms(source)
    say(what, '%.2f' % (used / limit), 'at most 1', used <= limit)
    print('    %.1f MiB' % (used / 1024))


def clean():
    floor, per_article = floor_program('floor'), {}
    for count in (1000, 10000):
        source = generate(count, 'stele')
        outs = [os.path.join(HOME, 'out-' + name) for name in ('floor', 'stele', 'plain')]
        medians = take_turns({
            'floor': ([floor, '-d', os.path.join(source, 'articles'), outs[0]], outs[0], None),
            'stele': (build(source, outs[1]), outs[1], None),
            'plain': (build(without_glosses(source), outs[2]), outs[2], None),
        })
        ratio, plain = (medians[name][1] / medians['floor'][1] for name in ('stele', 'plain'))
        per_article[count] = medians['stele'][1] / count
        say('%d articles: CPU, stele to floor' % count, '%.2f' % ratio, 'at most 3', ratio <= 3)
        say('%d articles: CPU, stele without glosses to floor' % count, '%.2f' % plain, 'at most 2', plain <= 2)
        say_memory(count, source, outs[1])
        print('    stele %.3f s by the clock, %.3f s of CPU; floor %.3f s of CPU' % (medians['stele'][:2] + medians['floor'][1:2]))
    growth = per_article[10000] / per_article[1000]
    say('CPU for an article among 10,000 to one among 1,000', '%.2f' % growth, '0.85 to 1.15', 0.85 <= growth <= 1.15)


def large():
    out = os.path.join(HOME, 'out-large')
    say_memory(100000, generate(100000, 'stele'), out, 320 * 1024)
    shutil.rmtree(out)


# --- rebuilds

def in_article(path, change):
    with open(path, encoding='utf-8') as file:
        text = file.read()
    changed = change(text)
    if changed == text:
        sys.exit('nothing to change in ' + path)
    with open(path, 'w', encoding='utf-8') as file:
        file.write(changed)


def change_word(text):
    """The facts stay: a word behind the first sentence of the last paragraph that is neither note nor list nor table."""
    paragraphs = [match for match in re.finditer(r'^[A-Z][a-z]+ [^|\n]{400,}$', text, re.M)]
    at = text.index('. ', paragraphs[-1].start()) + 2
    return text[:at] + 'Indeed. ' + text[at:]


def change_title(text):
    return re.sub(r'^title: "', 'title: "Again, ', text, count=1, flags=re.M)


def change_gloss(text):
    paragraphs = [match for match in re.finditer(r'^[A-Z][a-z]+ [^|\n]{400,}$', text, re.M)]
    at = text.index('. ', paragraphs[-1].start()) + 2
    return text[:at] + 'They call it “the %d roads” (百路). ' % len(text) + text[at:]


REBUILDS = {  # what → the change, the bound and the aim in floors
    'nothing changed': (None, 2, 1.5),
    'a word changed, the facts stay': (change_word, 3, 2),
    'a title changed': (change_title, 15, 8),
    'a gloss added': (change_gloss, 15, 8),
}


def rebuild():
    """Each change RUNS times, in turn with the floor of it and with a floor that looks at its output as well."""
    count = 10000
    source, out, clean_out = generate(count, 'stele'), os.path.join(HOME, 'out-re'), os.path.join(HOME, 'out-clean')
    articles, pages = os.path.join(source, 'articles'), os.path.join(out, 'site', 'articles')
    names = sorted(os.listdir(articles))
    floors = [[floor_program('incfloor'), articles, HOME, os.path.join(HOME, 'rows'), names[0]],
              [floor_program('incstat', folder=HERE), articles, pages, os.path.join(HOME, 'stats')]]
    subprocess.run(build(source, out), check=True, stderr=subprocess.DEVNULL)
    for what, (change, bound, aim) in REBUILDS.items():
        measured = []
        for turn in range(RUNS + 1):
            if change:
                in_article(os.path.join(articles, names[(turn + 1) * 997 % count]), change)
            time.sleep(.05)
            measured.append([run(command)[1] for command in (build(source, out), *floors)])
        mine, floor, twin = (statistics.median(column) for column in zip(*measured[1:]))
        say('%d articles, %s: CPU to incfloor' % (count, what), '%.2f' % (mine / floor), 'at most %d, the aim is %s' % (bound, aim),
            mine / floor <= bound)
        print('    %.1f ms of CPU, incfloor %.1f, %.2f of incstat with %.1f' % (mine * 1e3, floor * 1e3, mine / twin, twin * 1e3))
        shutil.rmtree(clean_out, ignore_errors=True)
        subprocess.run(build(source, clean_out), check=True, stderr=subprocess.DEVNULL)
        same = subprocess.run(['diff', '-rq', os.path.join(out, 'site'), os.path.join(clean_out, 'site')], stdout=subprocess.PIPE)
        say('    the same as a clean build', 'yes' if same.returncode == 0 else 'no', 'diff -r', same.returncode == 0)
    shutil.rmtree(out)
    shutil.rmtree(clean_out)
    shutil.rmtree(source)  # it isn't what was generated any more


# --- what is small

def spawn(command):
    """CPU seconds of a program, without those of a copy of this process."""
    null = os.open(os.devnull, os.O_WRONLY)
    child = os.posix_spawn(command[0], command, os.environ, file_actions=[(os.POSIX_SPAWN_DUP2, null, 1), (os.POSIX_SPAWN_DUP2, null, 2)])
    os.close(null)
    usage = os.wait4(child, 0)[2]
    return usage.ru_utime + usage.ru_stime


def small():
    version = statistics.median(spawn([STELE, '--version']) for _ in range(100)) * 1e3
    say('stele --version: ms of CPU', '%.2f' % version, 'at most 1', version <= 1)
    seed = os.path.join(BENCH, '..', 'seed', 'article.txt')
    if not os.path.exists(seed):
        print("skipped: the seed, which isn't here")
        return
    folder, out, spent = os.path.join(HOME, 'seed'), os.path.join(HOME, 'out-seed'), []
    os.makedirs(os.path.join(folder, 'articles'), exist_ok=True)
    subprocess.run([sys.executable, os.path.join(HERE, '..', 'books', 'seed.py'), seed, os.path.join(folder, 'articles')], check=True)
    with open(os.path.join(folder, 'stele.yaml'), 'w') as file:
        file.write('title: Seed\n')
    for _ in range(40):
        shutil.rmtree(out, ignore_errors=True)
        spent.append(spawn(build(folder, out)) * 1e3)
    say('the seed’s site: ms of CPU', '%.2f' % statistics.median(spent), 'at most 3', statistics.median(spent) <= 3)
    shutil.rmtree(out)
    used = peak(build(folder, out))
    say('the seed’s site: MiB', '%.1f' % (used / 1024), 'at most 6', used <= 6 * 1024)


def book():
    chapters = 200
    source, outs = generate(chapters, 'stele'), [os.path.join(HOME, name) for name in ('out-book', 'out-site', 'floor.epub')]
    floor = floor_program('epubfloor', '-lz', '-ldeflate')
    files = [os.path.join(source, 'articles', name) for name in sorted(os.listdir(os.path.join(source, 'articles')))]
    with open(os.path.join(source, 'stele.yaml'), 'a') as file:
        file.write('\nbooks: [{id: all, title: All}]\n')
    medians = take_turns({
        'book': ([STELE, 'build', source, '-o', outs[0]], outs[0], None),
        'site': (build(source, outs[1]), outs[1], None),
        'floor': ([floor, '-l', '6', outs[2], *files], outs[2], None),
    })
    ratio = (medians['book'][1] - medians['site'][1]) / medians['floor'][1]
    say('a book of 200 chapters: CPU to epubfloor', '%.2f' % ratio, 'at most 2', ratio <= 2)
    print('    %.1f ms with it, %.1f without, floor %.1f' % tuple(medians[name][1] * 1e3 for name in ('book', 'site', 'floor')))
    shutil.rmtree(outs[0])
    used, limit = peak([STELE, 'build', source, '-o', outs[0]]), 24 * 1024 + 40 * chapters
    say('a book of 200 chapters: memory to 24 MiB + 40 KiB a chapter', '%.2f' % (used / limit), 'at most 1', used <= limit)
    shutil.rmtree(source)


def hugo():
    if not shutil.which('hugo'):
        print('skipped: hugo, which isn\'t installed here')
        return
    for count in (1000, 10000):
        source, site = generate(count, 'stele'), hugo_site(count)
        outs = [os.path.join(HOME, 'out-' + name) for name in ('hugo', 'stele')]
        medians = take_turns({
            'hugo': (['hugo', '--quiet', '-s', site, '-d', outs[0]], outs[0], None),
            'stele': (build(source, outs[1]), outs[1], None),
        })
        ratio = medians['hugo'][0] / medians['stele'][0]
        say('%d articles: clock, Hugo to stele' % count, '%.2f' % ratio, 'at least 3.3', ratio >= 3.3)
    article, clocks = os.path.join(source, 'articles', sorted(os.listdir(os.path.join(source, 'articles')))[5]), []
    for _ in range(RUNS):
        in_article(article, change_word)
        time.sleep(.05)
        clocks.append(run(build(source, outs[1]))[0])
    ratio = medians['hugo'][0] / statistics.median(clocks)
    say('one of 10,000 changed: clock, Hugo to stele', '%.0f' % ratio, 'at least 100', ratio >= 100)
    shutil.rmtree(source)


def under_a_megabyte(make):
    n = 1000000
    while len(make(n).encode()) >= 1000000:
        n = n * 9 // 10 if n < 200 or len(make(n).encode()) < 1500000 else n // 2
    return make(n)


def of_a_megabyte(patho):
    """Whatever is below a megabyte takes under a second and 200 MiB."""
    path, out, slowest, largest = os.path.join(HOME, 'p.md'), os.path.join(HOME, 'out-p'), (0, ''), (0, '')
    for name, make in patho.P.items():
        with open(path, 'w') as file:
            file.write(under_a_megabyte(make))
        said = subprocess.run(['/usr/bin/time', '-f', '%U %S %M', STELE, 'build', '-q', '-o', out, path], stdout=subprocess.DEVNULL,
                              stderr=subprocess.PIPE, timeout=120).stderr.split()[-3:]
        slowest = max(slowest, (float(said[0]) + float(said[1]), name))
        largest = max(largest, (int(said[2]) / 1024, name))
    say('%d inputs of a megabyte: seconds of CPU; %s' % (len(patho.P), slowest[1]), '%.2f' % slowest[0], 'at most 1', slowest[0] <= 1)
    say('%d inputs of a megabyte: MiB; %s' % (len(patho.P), largest[1]), '%.0f' % largest[0], 'at most 200', largest[0] <= 200)


def patho():
    """Inputs that make parsers slow: twice as much may take at most 2.3 times as long, where it takes long enough to
    measure, or there is a finding that names the limit."""
    sys.path.insert(0, BENCH)
    sys.argv[1:] = []
    import patho
    of_a_megabyte(patho)
    path, out, worst, limited = os.path.join(HOME, 'p.md'), os.path.join(HOME, 'out-p'), (0, ''), 0
    for name, make in patho.P.items():
        times = []
        for n in (100000, 200000):
            with open(path, 'w') as file:
                file.write(make(n))
            runs = []
            for _ in range(3):
                begin = resource.getrusage(resource.RUSAGE_CHILDREN)
                status = subprocess.run([STELE, 'build', '-o', out, path], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=60).returncode
                end = resource.getrusage(resource.RUSAGE_CHILDREN)
                runs.append(end.ru_utime + end.ru_stime - begin.ru_utime - begin.ru_stime)
            times.append(min(runs))
            limited += status != 0 and n == 100000
            if status > 1 or status < 0:
                missed.append(name)
        ratio = times[1] / max(times[0], 0.02)
        worst = max(worst, (ratio, name))
        if ratio > 2.3:
            say('patho: ' + name, '%.2f' % ratio, 'at most 2.3', False)
    say('%d pathological inputs, %d with errors; worst: %s' % (len(patho.P), limited, worst[1]), '%.2f' % worst[0], 'at most 2.3', worst[0] <= 2.3)


PARTS = (clean, small, book, hugo, rebuild, patho, large)


def main():
    wanted = sys.argv[3:] or [part.__name__ for part in PARTS if part is not large or os.environ.get('BENCH_LARGE')]
    os.makedirs(HOME, exist_ok=True)
    try:
        for part in PARTS:
            if part.__name__ in wanted:
                part()
    finally:
        shutil.rmtree(HOME, ignore_errors=True)
    if missed:
        sys.exit('missed: ' + ', '.join(missed))


main()
