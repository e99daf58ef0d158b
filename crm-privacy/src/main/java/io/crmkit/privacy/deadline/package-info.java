/**
 * By when a privacy request or duty has to be done: a statutory date, with holidays, and a conservative one that needs none and is never
 * on the unsafe side. Start with {@link io.crmkit.privacy.deadline.Duty} and {@link io.crmkit.privacy.deadline.RequestClock}.
 */
@NullMarked
package io.crmkit.privacy.deadline;

import org.jspecify.annotations.NullMarked;
