/** What the extension promises, in every program that loads it: one contract, several hosts. */
@NullMarked
package com.tarcommerce.libsql.webhooks;

import org.jspecify.annotations.NullMarked;
