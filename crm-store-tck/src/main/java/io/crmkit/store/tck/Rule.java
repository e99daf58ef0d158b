package io.crmkit.store.tck;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;

/** One numbered rule of the storage contract; it is a {@link Test}. */
@Test
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Rule {
    /** The number: a letter for the topic and two digits. It is never given to another rule. */
    String id();

    /** What a store does that keeps the rule, as a sentence without a full stop. */
    String says();
}
