/** Pictures of bills into text and lines: what a file may be, how it is made readable, who reads it, what a line says. */
@NullMarked
package com.tarcommerce.ai.ocr;

import org.jspecify.annotations.NullMarked;
