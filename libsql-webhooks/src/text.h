/* Pieces of text that belong to someone else. */
#ifndef TAR_TEXT_H
#define TAR_TEXT_H

#include <stdbool.h>
#include <stddef.h>

/* Not terminated; `start` may be NULL only when `length` is 0. */
typedef struct text {
    const char *start;
    size_t length;
} text;

text text_of(const char *terminated);
bool text_is(text given, const char *expected);
bool text_same(text a, text b);
bool text_same_ignoring_case(text a, text b);

/* The next word of a list whose words are parted by white space; empty at its end. Moves `rest` behind the word. */
text text_next_word(text *rest);

/* The value of an environment variable; empty if it is not set. */
text text_from_environment(const char *variable);

#endif
