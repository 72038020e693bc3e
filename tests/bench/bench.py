#!/usr/bin/env python3
"""bench.py BENCH BUILD: how stele stands against the floor of its work (parse, render, write) and against Hugo.

BENCH is the folder of the bench corpus with its generator and floor, BUILD the one with the program. Every figure is a
ratio of medians of runs that took turns; absolute times are printed for orientation only. Exit status 1 where a bound
is missed."""
import os, resource, shutil, statistics, subprocess, sys, time

BENCH, BUILD = (os.path.abspath(path) for path in sys.argv[1:3])
PLACE = os.environ.get('BENCH_DIR') or ('/dev/shm' if os.path.isdir('/dev/shm') else '/tmp')
HOME = os.path.join(PLACE, 'stele-bench')
RUNS = int(os.environ.get('BENCH_RUNS', '5'))
STELE = os.path.join(BUILD, 'stele')
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


def floor_program():
    program = os.path.join(HOME, 'floor')
    subprocess.run(['cc', '-O2', os.path.join(BENCH, 'floor.c'), '-o', program, '-lcmark-gfm', '-lcmark-gfm-extensions',
                    '-lpthread'], check=True)
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


def against_floor():
    floor, per_article = floor_program(), {}
    for count in (1000, 10000):
        source = generate(count, 'stele')
        outs = [os.path.join(HOME, 'out-' + name) for name in ('floor', 'stele', 'plain')]
        medians = take_turns({
            'floor': ([floor, '-d', os.path.join(source, 'articles'), outs[0]], outs[0], None),
            'stele': ([STELE, 'build', source, '-o', outs[1]], outs[1], None),
            'plain': ([STELE, 'build', without_glosses(source), '-o', outs[2]], outs[2], None),
        })
        ratio, plain = (medians[name][1] / medians['floor'][1] for name in ('stele', 'plain'))
        per_article[count] = medians['stele'][1] / count
        say('%d articles: CPU, stele without glosses to floor' % count, '%.2f' % plain, 'at most 3', plain <= 3)
        say('%d articles: what glosses and terms add, in floors' % count, '%.2f' % (ratio - plain), 'at most 0.5', ratio - plain <= 0.5)
        limit = 8 * 1024 + 8 * count
        shutil.rmtree(outs[1], ignore_errors=True)
        used = peak([STELE, 'build', source, '-o', outs[1]])
        say('%d articles: peak memory to 8 MiB + 8 KiB an article' % count, '%.2f' % (used / limit), 'at most 1', used <= limit)
        print('    stele %.3f s by the clock, %.3f s of CPU, %.1f MiB; floor %.3f s of CPU' % (
            medians['stele'][0], medians['stele'][1], used / 1024, medians['floor'][1]))
    growth = per_article[10000] / per_article[1000]
    say('CPU for an article among 10,000 to one among 1,000', '%.2f' % growth, '0.85 to 1.15', 0.85 <= growth <= 1.15)


def against_hugo():
    if not shutil.which('hugo'):
        print('skipped: hugo, which isn\'t installed here')
        return
    for count in (1000, 10000):
        source, site = generate(count, 'stele'), hugo_site(count)
        outs = [os.path.join(HOME, 'out-' + name) for name in ('hugo', 'stele')]
        medians = take_turns({
            'hugo': (['hugo', '--quiet', '-s', site, '-d', outs[0]], outs[0], None),
            'stele': ([STELE, 'build', source, '-o', outs[1]], outs[1], None),
        })
        ratio = medians['hugo'][0] / medians['stele'][0]
        say('%d articles: clock, Hugo to stele' % count, '%.2f' % ratio, 'at least 2.5', ratio >= 2.5)


def pathological():
    """Inputs that make parsers slow: twice as much may take at most 2.3 times as long, where it takes long enough to
    measure, or there is a finding that names the limit."""
    sys.path.insert(0, BENCH)
    sys.argv[1:] = []
    import patho
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


def main():
    os.makedirs(HOME, exist_ok=True)
    try:
        against_floor()
        against_hugo()
        pathological()
    finally:
        shutil.rmtree(HOME, ignore_errors=True)
    if missed:
        sys.exit('missed: ' + ', '.join(missed))


main()
