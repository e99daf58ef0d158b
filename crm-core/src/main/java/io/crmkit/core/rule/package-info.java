/** The checks that several topics share. Not exported. */
@NullMarked
package io.crmkit.core.rule;

import org.jspecify.annotations.NullMarked;
