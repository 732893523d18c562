#include "replica.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool primary_on_command_line(void) {
    static const char option[] = "--primary-grpc-url";
    FILE *arguments = fopen("/proc/self/cmdline", "r");
    char *argument = NULL;
    size_t room = 0;
    bool found = false;
    while (arguments != NULL && !found && getdelim(&argument, &room, '\0', arguments) > 0) {
        found = strncmp(argument, option, strlen(option)) == 0;
    }
    free(argument);
    if (arguments != NULL) {
        fclose(arguments);
    }
    return found;
}

bool is_replica(void) {
    const char *primary = getenv("SQLD_PRIMARY_GRPC_URL");
    return (primary != NULL && primary[0] != '\0') || primary_on_command_line();
}
