/* What the fuzz targets share. */
#ifndef STELE_TESTS_FUZZ_H
#define STELE_TESTS_FUZZ_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define FUZZ_FAIL(why) (fputs("FAILED: " why "\n", stderr), abort())

#endif
