#pragma once
// One readable line where the library is missing, instead of a page of module errors.
#if !__has_include(<mimalloc.h>)
#error "mimalloc's header is missing: run 'apt-get install libmimalloc-dev'"
#else
#include <mimalloc.h>
#endif
