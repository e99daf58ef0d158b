/** Keeps the documentation true: snippets compile and run, rules of the architecture hold, links lead somewhere. */
@NullMarked
package io.crmkit.docs;

import org.jspecify.annotations.NullMarked;
