"""STELE FOLDER: values that YAML could take for something else go through a review table, and PyYAML, which knows nothing
of stele, reads from terms.yaml just what was decided. The values are made of pieces, by a fixed seed."""
import csv, io, os, random, re, subprocess, sys

import yaml

PIECES = ["a", "b c", "总体", '"', "'", ":", ": ", "#", " #", "- ", "-", "?", "[", "]", "{", "}", ",", "&", "*", "!", "|", ">",
          "%", "@", "`", "~", "null", "true", "No", "off", "y", "1", "2.5", "=", "\\", "\\n", "“", "é", "𠀀", "…", "0x1f", "1e3",
          "12:30:45", "2001-01-01", "<<", ".inf", ".NaN", "...", "---", " ", "1_000", "+1", "\u2028", "\ufeff", "\x85", "\x7f"]
ROWS = 400


def value(rng):
    while True:
        text = re.sub(r"[ \t\r\n]+", " ", "".join(rng.choice(PIECES) for _ in range(rng.randint(1, 4)))).strip(" ")
        if text:
            return text


def guarded(cell):
    return "'" + cell if re.match(r"'*[=+\-@]", cell) else cell


def main(stele, folder):
    rng = random.Random(1)
    os.makedirs(f"{folder}/articles")
    with open(f"{folder}/articles/a.md", "w", encoding="utf-8") as out:
        out.write("# A\n\n" + "".join(f"The “plan number {i}” (计{chr(0x4E00 + 7 * i)}划).\n\n" for i in range(ROWS)))
    table = subprocess.run([stele, "review", folder], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True).stdout
    header, *rows = csv.reader(io.StringIO(table.decode("utf-8-sig"), newline=""), dialect="excel-tab", strict=True)
    column = header.index
    wanted = {}
    for row in rows:
        row[column("decision")] = "change"
        row[column("abbr")], row[column("reading")] = wanted[row[column("en")]] = value(rng), value(rng)
    with open(f"{folder}/table.csv", "w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows([header] + [[guarded(cell) for cell in row] for row in rows])
    subprocess.run([stele, "review", folder, f"--apply={folder}/table.csv"], stderr=subprocess.DEVNULL, check=True)
    with open(f"{folder}/terms.yaml", encoding="utf-8", newline="") as file:
        records = yaml.safe_load(file.read())
    wrong = [record for record in records if (record["abbr"], record["reading"]) != wanted[record["en"]]]
    for record in wrong[:5]:
        print(f"{record} is not {wanted[record['en']]}")
    ok = len(records) == ROWS and not wrong
    print(f"{'ok' if ok else 'not ok'} - another reader of YAML finds what was decided in {len(records)} records")
    return 0 if ok else 1


sys.exit(main(*sys.argv[1:]))
