#pragma once
// One readable line where the library is missing, instead of a page of module errors.
#if !__has_include(<yaml.h>)
#error "libyaml's header is missing: run 'apt-get install libyaml-dev' or 'brew install libyaml'"
#else
#include <yaml.h>
#endif
