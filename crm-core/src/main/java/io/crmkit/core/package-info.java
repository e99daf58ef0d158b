/** The entry point: {@link io.crmkit.core.Crm}. */
@NullMarked
package io.crmkit.core;

import org.jspecify.annotations.NullMarked;
