"""block.py CHAPTER.md TEXT: the first code block of the chapter in which TEXT stands, as its reader would copy it."""
import re
import sys

chapter, wanted = sys.argv[1:]
lines = open(chapter, encoding="utf-8").read().split("\n")
blocks, block, fence = [], None, None
for line in lines:
    if fence is not None:
        if line.startswith(fence):
            blocks.append(block)
            block = fence = None
        else:
            block.append(line)
    elif line.startswith("```"):
        fence, block = re.match("`+", line)[0], []
    elif line.startswith("    "):
        block = (block or []) + [line[4:]]
    elif line == "" and block:
        block.append(line)
    elif block is not None:
        blocks.append(block)
        block = None
for block in blocks:
    text = "\n".join(block).strip("\n") + "\n"
    if wanted in text:
        sys.stdout.write(text)
        break
else:
    sys.exit(f"{chapter} has no block with “{wanted}”")
