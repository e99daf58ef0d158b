/** What was said and done between a business and its customers, over every channel. */
@NullMarked
package io.crmkit.core.interaction;

import org.jspecify.annotations.NullMarked;
