/** The audit log: appending compared with hashing, proofs from a large tree. */
@NullMarked
package io.crmkit.benchmarks.audit;

import org.jspecify.annotations.NullMarked;
