// Counts what a program asks of memory and of the files, for test_limits.py: preloaded; glibc and Linux only.
//
// Allocations go on to glibc's own functions under their other names, the others straight to the kernel. At the end the
// counts go into the file that COUNTS names. (The Swift runtime's hooks for retains cannot be used: in 6.3 it crashes.)

#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <unistd.h>

static atomic_ulong allocations, allocated, opens, reads, writes, renames;

void *__libc_malloc(size_t);
void *__libc_calloc(size_t, size_t);
void *__libc_realloc(void *, size_t);
void *__libc_memalign(size_t, size_t);

static void count(atomic_ulong *counter) { atomic_fetch_add_explicit(counter, 1, memory_order_relaxed); }
static void count_allocation(size_t size) {
    count(&allocations);
    atomic_fetch_add_explicit(&allocated, size, memory_order_relaxed);
}

void *malloc(size_t size) { count_allocation(size); return __libc_malloc(size); }
void *calloc(size_t number, size_t size) { count_allocation(number * size); return __libc_calloc(number, size); }
void *realloc(void *old, size_t size) { count_allocation(size); return __libc_realloc(old, size); }
void *aligned_alloc(size_t alignment, size_t size) { count_allocation(size); return __libc_memalign(alignment, size); }
int posix_memalign(void **result, size_t alignment, size_t size) {
    count_allocation(size);
    *result = __libc_memalign(alignment, size);
    return *result ? 0 : ENOMEM;
}

int open(const char *path, int flags, ...) {
    va_list rest;
    va_start(rest, flags);
    int mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, int) : 0;
    va_end(rest);
    count(&opens);
    return (int)syscall(SYS_openat, AT_FDCWD, path, flags, mode);
}
ssize_t read(int file, void *into, size_t size) { count(&reads); return syscall(SYS_read, file, into, size); }
ssize_t write(int file, const void *from, size_t size) { count(&writes); return syscall(SYS_write, file, from, size); }
int rename(const char *from, const char *to) {
    count(&renames);
    return (int)syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0);
}

__attribute__((destructor)) static void end(void) {
    const char *path = getenv("COUNTS");
    FILE *file = path ? fopen(path, "w") : NULL;
    if (!file) return;
    fprintf(file, "{\"allocations\": %lu, \"bytes allocated\": %lu, \"opens\": %lu, \"reads\": %lu, \"writes\": %lu, \"renames\": %lu}\n",
            allocations, allocated, opens, reads, writes, renames);
    fclose(file);
}
