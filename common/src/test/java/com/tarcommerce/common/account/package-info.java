@NullMarked
package com.tarcommerce.common.account;

import org.jspecify.annotations.NullMarked;
