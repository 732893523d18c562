/*
 * The bell at the gateway. One thread posts, so that nobody who commits ever waits for a network; it never touches a
 * database. What is to be remembered is one bit, so nothing grows while the gateway is away.
 */
#ifndef TAR_RING_H
#define TAR_RING_H

#include <stdbool.h>
#include <stddef.h>

/* Asks for one ring, and returns at once. Those that are asked for while one is on its way are one more together. */
void ring_soon(void);

/* Whether one is on its way or waiting to be sent. */
bool ring_pending(void);

/* Why the last ring was not heard, terminated; empty if it was, or if none was tried. */
void ring_trouble(char *to, size_t room);

#endif
