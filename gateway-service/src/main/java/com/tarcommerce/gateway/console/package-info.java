/** The page that shows a shop's rooms in the browser; all that it shows it gets by REST, with the key that it is given. */
@NullMarked
package com.tarcommerce.gateway.console;

import org.jspecify.annotations.NullMarked;
