#pragma once
// One readable line where the library is missing, instead of a page of module errors.
#if !__has_include(<cmark-gfm.h>) || !__has_include(<cmark-gfm-core-extensions.h>)
#error "cmark-gfm is missing: run 'apt-get install libcmark-gfm-dev libcmark-gfm-extensions-dev' or 'brew install cmark-gfm'"
#else
#include <cmark-gfm.h>
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <string.h>

// A place that belongs to the thread that asks: Swift has no such variables, and cmark asks some 400 times a page.
static inline void **cmark_place_of_this_thread(void) {
    static _Thread_local void *place;
    return &place;
}
#endif
