/* One call of the gateway's bell: a signed POST, one attempt, over a connection that stays open. */
#ifndef TAR_BELL_CALL_H
#define TAR_BELL_CALL_H

#include "settings.h"

enum { TROUBLE_ROOM = 512 };

typedef struct bell_call bell_call;

/* For one thread. NULL without memory. */
bell_call *bell_call_open(const settings *known);
void bell_call_close(bell_call *call);

/* True if the gateway heard it; else `trouble` says why not. Redirects are not followed, proxies not used. */
bool bell_call_make(bell_call *call, char trouble[TROUBLE_ROOM]);

/* From any thread: calls that are under way end now, and later ones at once. */
void bell_call_abort_all(void);

#endif
