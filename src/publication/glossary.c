#include "publication/glossary.h"

#include "facts/readings.h"

str glossary_reading(const struct term *term)
{
    return term->shown;
}
