package io.crmkit.recovery.style;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.immutables.value.Value;

/** The one style of the model types of this module: hidden implementations, unmodifiable collections, redacted texts. */
@Target({ElementType.PACKAGE, ElementType.TYPE})
@Retention(RetentionPolicy.SOURCE) // read by the processor only: class files carry no trace of it
@Value.Style(
        visibility = Value.Style.ImplementationVisibility.PACKAGE,
        overshadowImplementation = true,
        jdkOnly = true,
        optionalAcceptNullable = true,
        redactedMask = "***",
        allowedClasspathAnnotations = org.immutables.value.Generated.class)
public @interface RecoveryStyle {}
