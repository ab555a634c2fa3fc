#pragma once
// One readable line where the library is missing, instead of a page of module errors.
#if !__has_include(<xxhash.h>)
#error "xxHash's header is missing: run 'apt-get install libxxhash-dev' or 'brew install xxhash'"
#else
#include <xxhash.h>
#endif
