/** Imports against hand-written ones, and files that are made to hurt. */
@NullMarked
package io.crmkit.benchmarks.imports;

import org.jspecify.annotations.NullMarked;
