// The C functions that Embedded Swift calls, so that the module imports nothing.
//
// Blocks are powers of two from 16 bytes, with a header of 8; freed ones go on the list of their size.
typedef __SIZE_TYPE__ size_t;
extern unsigned char __heap_base;

typedef struct Block {
  size_t power, unused;
  struct Block *next;  // while it is free; else the first bytes of what it holds
} Block;

static Block *freed[32];
static size_t top, limit;  // of the memory taken so far, and of that which there is

enum { page = 1 << 16, no_memory = 12 };

// A new block from above all others, or none where memory is at its end.
static Block *take(size_t power) {
  if (limit == 0) {
    top = (((size_t)&__heap_base + 7) & -16) + 8;  // what follows a header is 16-aligned
    limit = __builtin_wasm_memory_size(0) * page;
  }
  size_t size = (size_t)1 << power;
  if (size > (size_t)-1 - page - top) return 0;
  size_t end = top + size;
  if (end > limit) {
    size_t pages = (end - limit + page - 1) / page;
    if (__builtin_wasm_memory_grow(0, pages) == (size_t)-1) return 0;
    limit += pages * page;
  }
  Block *block = (Block *)top;
  block->power = power;
  top = end;
  return block;
}

int posix_memalign(void **out, size_t alignment, size_t count) {
  if (alignment > 16 || count > (size_t)1 << 30) return no_memory;
  size_t power = count <= 8 ? 4 : 32 - __builtin_clz(count + 7);
  Block *block = freed[power];
  if (block) freed[power] = block->next;
  else if (!(block = take(power))) return no_memory;
  *out = &block->next;
  return 0;
}

void free(void *memory) {
  if (!memory) return;
  Block *block = (Block *)((char *)memory - 8);
  block->next = freed[block->power];
  freed[block->power] = block;
}

// One instruction each with -mbulk-memory; without it they would call themselves.
void *memcpy(void *to, const void *from, size_t count) { return __builtin_memcpy(to, from, count); }
void *memmove(void *to, const void *from, size_t count) { return __builtin_memmove(to, from, count); }
void *memset(void *to, int byte, size_t count) { return __builtin_memset(to, byte, count); }

typedef unsigned __int128 wide;
typedef unsigned long long word;

// The product of 128-bit numbers, by halves of the words.
wide __multi3(wide a, wide b) {
  word x = a, y = b, low = 0xFFFFFFFF;
  word xl = x & low, xh = x >> 32, yl = y & low, yh = y >> 32;
  word ll = xl * yl, lh = xl * yh, hl = xh * yl + (ll >> 32);
  word middle = lh + (hl & low);
  word high = xh * yh + (hl >> 32) + (middle >> 32) + (word)(a >> 64) * y + x * (word)(b >> 64);
  return (wide)high << 64 | (word)(middle << 32 | (ll & low));
}

// The quotient of 128-bit numbers, bit by bit; b is not 0.
wide __udivti3(wide a, wide b) {
  wide quotient = 0, bit = 1;
  for (; b <= a >> 1; b <<= 1) bit <<= 1;
  for (; bit; bit >>= 1, b >>= 1) {
    if (b > a) continue;
    a -= b;
    quotient |= bit;
  }
  return quotient;
}

wide __umodti3(wide a, wide b) { return a - __udivti3(a, b) * b; }
