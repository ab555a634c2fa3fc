#pragma once
// One readable line where the library is missing, instead of a page of module errors.
#if !__has_include(<openssl/sha.h>)
#error "OpenSSL's headers are missing: run 'apt-get install libssl-dev' or 'brew install openssl@3'"
#else
#include <openssl/sha.h>
#endif
