#include "base/build_id.h"

#include "base/file_calls.h"
#include "base/hash.h"
#include "base/libraries.h"
#include "base/stamp.h"

#include <elf.h>
#include <fcntl.h>
#include <link.h>
#include <pthread.h>
#include <stdio.h>

struct identity {
    uint64_t hash;
    bool begun;         /* the first object is the program itself */
    const char *system; /* the path of the C library */
};

/* What is loaded at first use, if at all, lies in the folder of the C library, where a system keeps its libraries. */
static const char *const later[] = { LIBRARY_XML2, LIBRARY_ZIP, LIBRARY_OPENCC };

/* Notes are padded to four bytes (ELF gABI, “Note Section”). */
static size_t padded(size_t len)
{
    return (len + 3) & ~(size_t)3;
}

/* The build id among the notes of a segment; empty where it isn't there. */
static str find_note(str notes)
{
    while (notes.len >= sizeof(ElfW(Nhdr))) {
        ElfW(Nhdr) head;
        str name, id;

        memcpy(&head, notes.at, sizeof head);
        name = str_first(str_from(notes, sizeof head), head.n_namesz);
        id = str_first(str_from(notes, sizeof head + padded(head.n_namesz)), head.n_descsz);
        if (head.n_type == NT_GNU_BUILD_ID && str_equal(name, (str){ ELF_NOTE_GNU, sizeof ELF_NOTE_GNU }))
            return id;
        notes = str_from(notes, sizeof head + padded(head.n_namesz) + padded(head.n_descsz));
    }
    return S("");
}

static str id_of(const struct dl_phdr_info *object)
{
    for (size_t i = 0; i < object->dlpi_phnum; i++) {
        const ElfW(Phdr) *segment = &object->dlpi_phdr[i];
        str id = S("");

        if (segment->p_type == PT_NOTE)
            id = find_note((str){ (const char *)(object->dlpi_addr + segment->p_vaddr), segment->p_memsz });
        if (id.len)
            return id;
    }
    return S("");
}

/* What the kernel lends every program is none of its libraries. */
static int add_object(struct dl_phdr_info *object, size_t size, void *context)
{
    struct identity *identity = context;
    str id = id_of(object);
    uint64_t parts[2] = { identity->hash, hash_bytes(id) };

    (void)size;
    if (!identity->begun && id.len == 0)
        return 1;
    if (identity->begun && str_starts(str_of(object->dlpi_name), S("linux-vdso")))
        return 0;
    if (strstr(object->dlpi_name, "/libc.so"))
        identity->system = object->dlpi_name;
    identity->begun = true;
    identity->hash = hash_bytes((str){ (const char *)parts, sizeof parts });
    return 0;
}

/* A library that isn't loaded yet is known by its stamp; one that lies elsewhere isn't. */
static void add_later(struct identity *identity, const char *name)
{
    int folder = (int)(strrchr(identity->system, '/') - identity->system);
    uint64_t parts[5] = { identity->hash };
    struct stat info;
    struct stamp stamp;
    char path[256];

    snprintf(path, sizeof path, "%.*s/%s", folder, identity->system, name);
    if (file_calls.fstatat(AT_FDCWD, path, &info, 0) != 0)
        return;
    stamp = stamp_of(&info);
    parts[1] = stamp.size;
    parts[2] = (uint64_t)stamp.modified;
    parts[3] = (uint64_t)stamp.changed;
    parts[4] = stamp.inode;
    identity->hash = hash_bytes((str){ (const char *)parts, sizeof parts });
}

static uint64_t known;

static void find_out(void)
{
    struct identity identity = { 0 };

    dl_iterate_phdr(add_object, &identity);
    for (size_t i = 0; identity.system && i < sizeof later / sizeof *later; i++)
        add_later(&identity, later[i]);
    known = identity.begun ? identity.hash : 0;
}

/* Found out once: libraries that are loaded afterwards make it no other program. */
uint64_t build_id(void)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;

    pthread_once(&once, find_out);
    return known;
}
