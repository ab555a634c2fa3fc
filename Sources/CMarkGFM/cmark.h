#pragma once
// One readable line where the library is missing, instead of a page of module errors.
#if !__has_include(<cmark-gfm.h>) || !__has_include(<cmark-gfm-core-extensions.h>)
#error "cmark-gfm is missing: run 'apt-get install libcmark-gfm-dev libcmark-gfm-extensions-dev' or 'brew install cmark-gfm'"
#else
#include <cmark-gfm.h>
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <string.h>
#endif
