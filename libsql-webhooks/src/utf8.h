/* UTF-8, as RFC 3629 has it. */
#ifndef TAR_UTF8_H
#define TAR_UTF8_H

#include <stddef.h>
#include <stdint.h>

/* How many bytes the code point at `start` takes, and which it is; 0 if there is no valid one. */
size_t utf8_read(const char *start, size_t available, uint32_t *code_point);

/* Writes a code point and returns its length, at most 4. A surrogate becomes '?'. */
size_t utf8_write(uint32_t code_point, char *to);

#endif
