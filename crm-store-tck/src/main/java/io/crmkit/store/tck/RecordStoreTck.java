package io.crmkit.store.tck;

import io.crmkit.store.RecordStore;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The compatibility kit: an adapter is proved by one class that extends this one and returns its factory. Every nested class
 * is a topic; extend a topic's class instead to run it alone.
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
    class Writing extends WritingTopic {
        @Override
        protected RecordStore.Factory factory() {
            return RecordStoreTck.this.factory();
        }

        @Override
        protected Set<Capability> lacks() {
            return RecordStoreTck.this.lacks();
        }
    }

    @Nested
    class Keys extends KeyTopic {
        @Override
        protected RecordStore.Factory factory() {
            return RecordStoreTck.this.factory();
        }

        @Override
        protected Set<Capability> lacks() {
            return RecordStoreTck.this.lacks();
        }
    }

    @Nested
    class Batches extends BatchTopic {
        @Override
        protected RecordStore.Factory factory() {
            return RecordStoreTck.this.factory();
        }

        @Override
        protected Set<Capability> lacks() {
            return RecordStoreTck.this.lacks();
        }
    }

    @Nested
    class BatchConditions extends BatchConditionTopic {
        @Override
        protected RecordStore.Factory factory() {
            return RecordStoreTck.this.factory();
        }

        @Override
        protected Set<Capability> lacks() {
            return RecordStoreTck.this.lacks();
        }
    }

    @Nested
    class Loading extends LoadingTopic {
        @Override
        protected RecordStore.Factory factory() {
            return RecordStoreTck.this.factory();
        }

        @Override
        protected Set<Capability> lacks() {
            return RecordStoreTck.this.lacks();
        }
    }

    @Nested
    class Scanning extends ScanningTopic {
        @Override
        protected RecordStore.Factory factory() {
            return RecordStoreTck.this.factory();
        }

        @Override
        protected Set<Capability> lacks() {
            return RecordStoreTck.this.lacks();
        }
    }

    @Nested
    class Paging extends PagingTopic {
        @Override
        protected RecordStore.Factory factory() {
            return RecordStoreTck.this.factory();
        }

        @Override
        protected Set<Capability> lacks() {
            return RecordStoreTck.this.lacks();
        }
    }

    @Nested
    class Freshness extends FreshnessTopic {
        @Override
        protected RecordStore.Factory factory() {
            return RecordStoreTck.this.factory();
        }

        @Override
        protected Set<Capability> lacks() {
            return RecordStoreTck.this.lacks();
        }
    }

    @Nested
    class Texts extends TextTopic {
        @Override
        protected RecordStore.Factory factory() {
            return RecordStoreTck.this.factory();
        }

        @Override
        protected Set<Capability> lacks() {
            return RecordStoreTck.this.lacks();
        }
    }

    @Nested
    class TextKeeping extends TextKeepingTopic {
        @Override
        protected RecordStore.Factory factory() {
            return RecordStoreTck.this.factory();
        }

        @Override
        protected Set<Capability> lacks() {
            return RecordStoreTck.this.lacks();
        }
    }

    @Nested
    class Numbers extends NumberTopic {
        @Override
        protected RecordStore.Factory factory() {
            return RecordStoreTck.this.factory();
        }

        @Override
        protected Set<Capability> lacks() {
            return RecordStoreTck.this.lacks();
        }
    }

    @Nested
    class Sizes extends SizeTopic {
        @Override
        protected RecordStore.Factory factory() {
            return RecordStoreTck.this.factory();
        }

        @Override
        protected Set<Capability> lacks() {
            return RecordStoreTck.this.lacks();
        }
    }

    @Nested
    class Volume extends VolumeTopic {
        @Override
        protected RecordStore.Factory factory() {
            return RecordStoreTck.this.factory();
        }

        @Override
        protected Set<Capability> lacks() {
            return RecordStoreTck.this.lacks();
        }
    }

    @Nested
    class Logs extends LogTopic {
        @Override
        protected RecordStore.Factory factory() {
            return RecordStoreTck.this.factory();
        }

        @Override
        protected Set<Capability> lacks() {
            return RecordStoreTck.this.lacks();
        }
    }

    @Nested
    class LogTail extends LogTailTopic {
        @Override
        protected RecordStore.Factory factory() {
            return RecordStoreTck.this.factory();
        }

        @Override
        protected Set<Capability> lacks() {
            return RecordStoreTck.this.lacks();
        }
    }

    @Nested
    class Tenants extends TenantTopic {
        @Override
        protected RecordStore.Factory factory() {
            return RecordStoreTck.this.factory();
        }

        @Override
        protected Set<Capability> lacks() {
            return RecordStoreTck.this.lacks();
        }
    }

    @Nested
    class Concurrency extends ConcurrencyTopic {
        @Override
        protected RecordStore.Factory factory() {
            return RecordStoreTck.this.factory();
        }

        @Override
        protected Set<Capability> lacks() {
            return RecordStoreTck.this.lacks();
        }
    }

    @Nested
    class Lifecycle extends LifecycleTopic {
        @Override
        protected RecordStore.Factory factory() {
            return RecordStoreTck.this.factory();
        }

        @Override
        protected Set<Capability> lacks() {
            return RecordStoreTck.this.lacks();
        }
    }

    @Nested
    class Models extends ModelTopic {
        @Override
        protected RecordStore.Factory factory() {
            return RecordStoreTck.this.factory();
        }

        @Override
        protected Set<Capability> lacks() {
            return RecordStoreTck.this.lacks();
        }
    }

    @Nested
    class Counting extends CountingTopic {
        @Override
        protected RecordStore.Factory factory() {
            return RecordStoreTck.this.factory();
        }

        @Override
        protected Set<Capability> lacks() {
            return RecordStoreTck.this.lacks();
        }
    }
}
