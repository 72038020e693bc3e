/* Every suite of the unit tests, by module: one line each, in the order of the folders. */
SUITE(str)
