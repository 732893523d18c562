#include "signature.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char PREFIX[] = "whsec_";
enum { SHORTEST_SECRET = 16 };

static bool hmac(const void *key, size_t key_length, const char *data, size_t length, unsigned char to[KEY_BYTES]) {
    unsigned int written = 0;
    return HMAC(EVP_sha256(), key, (int)key_length, (const unsigned char *)data, length, to, &written) != NULL &&
           written == KEY_BYTES;
}

/* Padding may be left out. -1 for what is no base64. */
static int decode(text base64, unsigned char *to, size_t padded_length, char *padded) {
    size_t fill = padded_length - base64.length;
    bool has_padding = base64.length > 0 && base64.start[base64.length - 1] == '=';
    if (base64.length == 0 || fill == 3 || (has_padding && fill > 0)) {
        return -1;
    }
    memcpy(padded, base64.start, base64.length);
    memset(padded + base64.length, '=', fill);
    size_t padding = fill;
    while (has_padding && padding < base64.length && base64.start[base64.length - 1 - padding] == '=') {
        padding++;
    }
    int decoded = padding > 2 ? -1 : EVP_DecodeBlock(to, (unsigned char *)padded, (int)padded_length);
    return decoded < 0 ? -1 : decoded - (int)padding;
}

static secret_problem derive(const void *secret, int length, signing_key *key) {
    if (length < SHORTEST_SECRET) {
        return length < 0 ? SECRET_NO_BASE64 : SECRET_SHORT;
    }
    static const char door[] = "libsql";
    return hmac(secret, (size_t)length, door, strlen(door), key->bytes) ? SECRET_USABLE : SECRET_MISSING;
}

static secret_problem read_one(text secret, signing_key *key) {
    size_t prefix = strlen(PREFIX);
    if (secret.length < prefix || memcmp(secret.start, PREFIX, prefix) != 0) {
        return derive(secret.start, (int)secret.length, key);
    }
    text base64 = {secret.start + prefix, secret.length - prefix};
    size_t padded_length = (base64.length + 3) / 4 * 4;
    unsigned char *room = malloc(2 * padded_length + 1);
    if (room == NULL) {
        return SECRET_MISSING;
    }
    secret_problem problem = derive(room, decode(base64, room, padded_length, (char *)room + padded_length), key);
    OPENSSL_cleanse(room, 2 * padded_length);
    free(room);
    return problem;
}

secret_problem signing_key_read(text secrets, signing_key *key) {
    text word = text_next_word(&secrets);
    secret_problem problem = word.length == 0 ? SECRET_MISSING : read_one(word, key);
    while (problem == SECRET_USABLE && (word = text_next_word(&secrets)).length > 0) {
        signing_key unused;
        problem = read_one(word, &unused);
    }
    return problem;
}

bool sign(const signing_key *key, const char *id, long long seconds, const char *body, char to[SIGNATURE_ROOM]) {
    char signed_text[256];
    unsigned char digest[KEY_BYTES];
    int length = snprintf(signed_text, sizeof signed_text, "%s.%lld.%s", id, seconds, body);
    if (length < 0 || (size_t)length >= sizeof signed_text ||
        !hmac(key->bytes, KEY_BYTES, signed_text, (size_t)length, digest)) {
        return false;
    }
    memcpy(to, "v1,", 3);
    EVP_EncodeBlock((unsigned char *)to + 3, digest, KEY_BYTES);
    return true;
}
