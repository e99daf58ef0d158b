/** From the rows of a file to customers, interactions and feedback in the store. */
@NullMarked
package io.crmkit.examples.quickstart.intake;

import org.jspecify.annotations.NullMarked;
