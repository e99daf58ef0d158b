/** From stored feedback to scores, overall and per segment. */
@NullMarked
package io.crmkit.examples.quickstart.score;

import org.jspecify.annotations.NullMarked;
