package io.crmkit.store.tck;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The compatibility kit: an adapter is proved by one class that extends this one and returns its factory. A store whose storage
 * lies behind a connection also returns a {@link Disturbance}; any other declares what it lacks. Every nested class is a topic;
 * extend a topic's class instead to run it alone.
 *
 * <p>When all topics ran, the outcome of every rule stands in {@code target/crm-store-tck.txt}. Settings of the run (JUnit
 * configuration parameters, for example in {@code junit-platform.properties}):
 *
 * <ul>
 *   <li>{@code io.crmkit.store.tck.report}: another place for that file
 *   <li>{@code io.crmkit.store.tck.deadline.seconds}: how long a concurrent call may take, 30 by default
 *   <li>{@code io.crmkit.store.tck.seed}: repeats the random histories of a failure that named this seed
 * </ul>
 */
@ExtendWith(ReportExtension.class)
public abstract class RecordStoreTck extends AdapterHooks {
    /** For the adapter's test. */
    protected RecordStoreTck() {}

    @Nested
    class Writing extends WritingTopic {}

    @Nested
    class Keys extends KeyTopic {}

    @Nested
    class Batches extends BatchTopic {}

    @Nested
    class BatchConditions extends BatchConditionTopic {}

    @Nested
    class Loading extends LoadingTopic {}

    @Nested
    class Scanning extends ScanningTopic {}

    @Nested
    class Paging extends PagingTopic {}

    @Nested
    class Freshness extends FreshnessTopic {}

    @Nested
    class Texts extends TextTopic {}

    @Nested
    class TextKeeping extends TextKeepingTopic {}

    @Nested
    class Numbers extends NumberTopic {}

    @Nested
    class Sizes extends SizeTopic {}

    @Nested
    class Volume extends VolumeTopic {}

    @Nested
    class Logs extends LogTopic {}

    @Nested
    class LogTail extends LogTailTopic {}

    @Nested
    class Tenants extends TenantTopic {}

    @Nested
    class Concurrency extends ConcurrencyTopic {}

    @Nested
    class Isolation extends IsolationTopic {}

    @Nested
    class Lifecycle extends LifecycleTopic {}

    @Nested
    class Catalogs extends CatalogTopic {}

    @Nested
    class Faults extends FaultTopic {}

    @Nested
    class BrokenCalls extends BrokenCallTopic {}

    @Nested
    class Repetition extends RepetitionTopic {}

    @Nested
    class Models extends ModelTopic {}

    @Nested
    class Counting extends CountingTopic {}
}
