"""Pictures as cameras and programs write them, with what nobody should read in them: made, and looked at as they ship.

    pictures.py make FOLDER          a publication that shows them
    pictures.py check FOLDER OUT     `ok - …` or `not ok - …` for each, as decoded by Pillow and read by ExifTool
"""
import glob
import io
import itertools
import os
import subprocess
import sys
import zipfile

from PIL import Image, ImageCms, ImageDraw, ImageOps, ImageSequence, PngImagePlugin

SECRET = b"Secretplace"


def drawing(mode="RGB", size=(64, 40), seed=0):
    image = Image.new("RGB", size, (250, 240 - seed, 200))
    draw = ImageDraw.Draw(image)
    for i in range(8):
        draw.ellipse((i * 7 + seed, i * 4, i * 7 + 20 + seed, i * 4 + 14), fill=(i * 30, 255 - i * 20, 90 + seed))
    if mode == "RGBA":
        image.putalpha(image.convert("L"))
    elif mode == "P":
        return image.quantize(16)
    elif mode == "I;16":
        return image.convert("I").point(lambda v: v * 200).convert("I;16")
    return image.convert(mode)


def profile():
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def tag(path, *more):
    """GPS, a creator, a caption, an editor's city, a comment, and what else is said of it."""
    subprocess.run(["exiftool", "-q", "-overwrite_original", "-GPSLatitude=35.5", "-GPSLatitudeRef=N", "-GPSLongitude=139",
                    "-GPSLongitudeRef=E", "-Artist=Secretplace", "-XMP:Creator=Secretplace", "-XMP:City=Secretplace",
                    "-SerialNumber=Secretplace", *more, path], check=True)


def make_jpegs(folder):
    def at(name):
        return os.path.join(folder, name + ".jpg")

    drawing().save(at("plain"), quality=90)
    drawing().save(at("progressive"), quality=80, progressive=True)
    drawing("L").save(at("grey"))
    drawing("CMYK").save(at("cmyk"))
    drawing(size=(300, 200)).save(at("restarts"), quality=95, subsampling=0, icc_profile=profile())
    subprocess.run(["exiftool", "-q", "-overwrite_original", "-all=", at("plain")], check=True)
    for name in ("plain", "progressive", "grey", "cmyk", "restarts"):
        tag(at(name), "-IPTC:City=Secretplace", "-Comment=Secretplace")
    small = io.BytesIO()
    drawing(size=(32, 20)).save(small, "JPEG", comment=SECRET)
    for turn in range(1, 9):
        name = at("turned-%d" % turn)
        drawing(seed=turn).save(name)
        thumbnail = os.path.join(folder, "thumbnail.tmp")
        open(thumbnail, "wb").write(small.getvalue())
        tag(name, "-n", "-Orientation=%d" % turn, "-IPTC:City=Secretplace", "-ThumbnailImage<=" + thumbnail)
        os.remove(thumbnail)
    # A second picture behind the first, as telephones store depth and film.
    plain = io.BytesIO()
    drawing(seed=20).save(plain, "MPO", save_all=True, append_images=[drawing(seed=30)])
    open(at("two"), "wb").write(plain.getvalue() + b"\0\0\0\x18ftypmp42" + SECRET)
    # Octets between segments, and fill before a marker, which decoders pass over.
    bytes_ = open(at("plain"), "rb").read()
    first = 4 + int.from_bytes(bytes_[4:6], "big")
    open(at("odd"), "wb").write(bytes_[:first] + b"\0\0\xff\xff" + bytes_[first:-2] + b"\xff\xff\xff\xd9")


def make_pngs(folder):
    def at(name):
        return os.path.join(folder, name + ".png")

    def text():
        info = PngImagePlugin.PngInfo()
        info.add_text("Author", "Secretplace")
        info.add_text("Comment", "Secretplace " * 30, zip=True)
        info.add_itxt("XML:com.adobe.xmp", "<x>Secretplace</x>")
        return info

    drawing().save(at("rgb"), pnginfo=text(), dpi=(300, 300), icc_profile=profile())
    drawing("RGBA").save(at("rgba"), pnginfo=text())
    drawing("P").save(at("palette"), pnginfo=text(), transparency=3)
    drawing("I;16").save(at("deep"), pnginfo=text())
    drawing("1").save(at("black"), pnginfo=text())
    drawing().save(at("moving"), pnginfo=text(), save_all=True, append_images=[drawing(seed=9), drawing(seed=18)],
                   duration=100)
    drawing(seed=7).save(at("turned-png"))
    tag(at("turned-png"), "-n", "-Orientation=6")
    open(at("rgb"), "ab").write(SECRET)


def make_webps(folder):
    def at(name):
        return os.path.join(folder, name + ".webp")

    drawing().save(at("lossy"), quality=80)
    drawing("RGBA").save(at("lossless"), lossless=True)
    drawing("RGBA").save(at("alpha"), quality=70, icc_profile=profile(), xmp=b"<x>Secretplace</x>")
    drawing().save(at("film"), save_all=True, append_images=[drawing(seed=9)], duration=80, xmp=b"<x>Secretplace</x>")
    exif = Image.Exif()
    exif[0x0112] = 8
    exif[0x013B] = "Secretplace"
    drawing(seed=3).save(at("turned-webp"), exif=exif, xmp=b"<x>Secretplace</x>")
    open(at("lossy"), "ab").write(SECRET)


def make_gifs(folder):
    def at(name):
        return os.path.join(folder, name + ".gif")

    drawing("P").save(at("still"), comment=SECRET)
    drawing("P").save(at("loop"), save_all=True, append_images=[drawing("P", seed=9)], loop=0, duration=120,
                      comment=SECRET)
    subprocess.run(["exiftool", "-q", "-overwrite_original", "-XMP:Creator=Secretplace", at("loop")], check=True)
    open(at("still"), "ab").write(SECRET)


def make(folder):
    articles = os.path.join(folder, "articles")
    os.makedirs(articles)
    for make_them in (make_jpegs, make_pngs, make_webps, make_gifs):
        make_them(articles)
    names = sorted(os.listdir(articles))
    with open(os.path.join(folder, "stele.yaml"), "w") as file:
        file.write("title: Pictures\nbooks:\n  - id: all\n")
    with open(os.path.join(articles, "a.md"), "w") as file:
        file.write("# Pictures\n\nTo [download](plain.jpg).\n\n" + "".join("![%s](%s)\n\n" % (n, n) for n in names))


def looks(path):
    """All that is drawn of it, and how: frames as they are seen, colours, resolution, repetition."""
    image = Image.open(path)
    known = [image.info.get(key) for key in ("icc_profile", "loop", "gamma", "transparency", "adobe", "jfif_density")]
    known.append(image.info.get("dpi") if image.format == "PNG" else None)
    # What doesn't belong to the picture is not compared: Pillow sees an MPO's second picture as a frame.
    count = 1 if image.format in ("JPEG", "MPO") else getattr(image, "n_frames", 1)
    frames = []
    for frame in itertools.islice(ImageSequence.Iterator(image), count):
        turned = ImageOps.exif_transpose(frame)
        frames.append((turned.size, turned.mode, turned.convert("RGBA").tobytes(), frame.info.get("duration")))
    return known, frames


def said(path):
    out = subprocess.run(["exiftool", "-s", "-G1", "-a", "-u", path], capture_output=True, text=True).stdout
    return [line for line in out.split("\n") if "GPS" in line or "Thumbnail" in line or "XMP" in line or "Secret" in line
            or "MPF" in line or "Error" in line or ("Warning" in line and "[minor]" not in line)]


def check_one(path, shipped):
    before, after = looks(path), looks(shipped)
    bytes_ = open(shipped, "rb").read()
    if before != after:
        yield "it looks otherwise"
    if SECRET in bytes_:
        yield "it says what nobody should read"
    if said(shipped):
        yield "ExifTool finds " + "; ".join(said(shipped))
    if shipped.endswith(".png") and subprocess.run(["pngcheck", "-q", shipped], capture_output=True).returncode:
        yield "pngcheck finds something"


def check(folder, out):
    page = open(os.path.join(out, "site/articles/a/index.html")).read()
    book = zipfile.ZipFile(os.path.join(out, "books/all.epub"))
    for path in sorted(glob.glob(os.path.join(folder, "articles/*.[!m]*"))):
        stem = os.path.splitext(os.path.basename(path))[0]
        shipped = glob.glob(os.path.join(out, "site/assets", stem + "-????????????.*"))
        if len(shipped) != 1:
            print("not ok - %s ships %d times" % (stem, len(shipped)))
            continue
        wrong = list(check_one(path, shipped[0]))
        name = os.path.basename(shipped[0])
        if book.read("EPUB/images/" + name) != open(shipped[0], "rb").read():
            wrong.append("the book has another one")
        image = ImageOps.exif_transpose(Image.open(path))
        if 'assets/%s" width="%d" height="%d"' % (name, *image.size) not in page:
            wrong.append("the page says another size than %d × %d" % image.size)
        print("not ok - %s: %s" % (stem, ", ".join(wrong)) if wrong else "ok - %s looks as it did and says no more" % stem)


if sys.argv[1] == "make":
    make(sys.argv[2])
else:
    check(sys.argv[2], sys.argv[3])
