package io.crmkit.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.core.Crm;
import io.crmkit.core.actor.Actor;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.gate.Purpose;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.interaction.Channel;
import io.crmkit.core.merge.MergeId;
import io.crmkit.core.merge.MergeRefusedException;
import io.crmkit.core.merge.MergeRequest;
import io.crmkit.core.merge.Obstacle;
import io.crmkit.privacy.consent.PermissionEvent;
import io.crmkit.store.memory.MemoryStore;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class MergingTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    private final Crm crm = Crm.builder(MemoryStore.create()).clock(() -> NOW).build();
    private final CustomerId ada =
            crm.customers().add(Customer.person("Ada", "King").build()).id();
    private final CustomerId other =
            crm.customers().add(Customer.person("Ada", "King").build()).id();
    private final MergeRequest request = MergeRequest.of(ada, other);

    @Test
    void the_consents_take_part_without_a_word_of_the_host() {
        Privacy privacy = Privacy.on(crm).build();
        privacy.record(
                other,
                PermissionEvent.withdrawn("stop-1", Purpose.MARKETING, Channel.EMAIL, NOW)
                        .build());

        crm.merges().merge(request);

        assertThat(privacy.log(ada).events())
                .extracting(event -> event.id().value())
                .containsExactly("stop-1");
    }

    @Test
    void with_safeguards_the_link_is_in_the_audit_log_and_no_merge_passes_it_by() {
        Privacy privacy = Privacy.on(crm).safeguards(TestSafeguards.create()).build();
        privacy.record(
                other,
                PermissionEvent.withdrawn("stop-1", Purpose.MARKETING, Channel.EMAIL, NOW)
                        .build());

        assertThatThrownBy(() -> crm.merges().merge(request)).isInstanceOf(IllegalStateException.class);
        assertThat(crm.customers().get(other).live()).isTrue();
        MergeId id = privacy.merges().merge(request).record().id();

        assertThat(privacy.audit().find("consent", ada + "/" + id + ".1")).isPresent();
        assertThat(privacy.audit().find("consent", other + "/" + id + ".2")).isPresent();
        privacy.merges().unmerge(id);
        assertThat(privacy.log(ada).events()).isEmpty();
    }

    @Test
    void invariant_i5_a_legal_hold_on_either_stops_a_merge_until_a_person_decides() {
        LegalHoldIds held = new LegalHoldIds(Privacy.on(crm).build());
        held.place("file-7", other);
        assertThatThrownBy(() -> crm.merges().merge(request))
                .isInstanceOf(MergeRefusedException.class)
                .hasMessageContaining("LEGAL_HOLD (hold file-7)");

        MergeId id = crm.as(Actor.user("clerk"))
                .merges()
                .merge(request.despite("the court agrees", Obstacle.Code.LEGAL_HOLD))
                .record()
                .id();

        assertThat(held.on(ada)).isOne();
        assertThatThrownBy(() -> crm.merges().unmerge(id)).isInstanceOf(MergeRefusedException.class);
        held.release("file-7");
        assertThat(crm.merges().unmerge(id).conflicts())
                .as("the hold was released since")
                .singleElement()
                .matches(conflict -> conflict.type().equals("legal_hold"));
        assertThat(held.on(other)).isZero();
    }

    private record LegalHoldIds(Privacy privacy) {
        void place(String id, CustomerId customer) {
            privacy.holds().place(id, customer, "litigation");
        }

        void release(String id) {
            privacy.holds().release(new io.crmkit.privacy.hold.LegalHoldId(id));
        }

        int on(CustomerId customer) {
            return privacy.holds().active(customer).size();
        }
    }
}
