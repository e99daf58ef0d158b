package io.crmkit.privacy.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.core.Crm;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.error.DuplicateException;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.gate.Purpose;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.interaction.Channel;
import io.crmkit.privacy.Privacy;
import io.crmkit.privacy.consent.PermissionEvent;
import io.crmkit.store.RecordStore;
import io.crmkit.store.memory.MemoryStore;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NoticesTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final Instant JANUARY = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant JUNE = Instant.parse("2026-06-01T00:00:00Z");
    private static final NoticeVersion FIRST = NoticeVersion.of("policy-1", "policy", "en-GB", JANUARY, "We use...");
    private static final NoticeVersion SECOND = NoticeVersion.of("policy-2", "policy", "en-GB", JUNE, "We now use...");

    private Crm crm;
    private Notices notices;
    private CustomerId ada;

    RecordStore.Factory store() {
        return MemoryStore.create();
    }

    @BeforeEach
    void open() {
        crm = Crm.builder(store()).clock(() -> NOW).build();
        notices = Privacy.on(crm).build().notices();
        ada = crm.customers().add(Customer.person("Ada", "Lovelace").build()).id();
        notices.publish(SECOND);
        notices.publish(FIRST);
    }

    @AfterEach
    void close() {
        crm.close();
    }

    private static PermissionEvent consent(Instant at, Optional<String> version) {
        return PermissionEvent.granted("e1", Purpose.MARKETING, Channel.EMAIL, at)
                .noticeVersion(version)
                .build();
    }

    @Test
    void a_version_holds_until_the_next_one() {
        assertThat(notices.inForce("policy", "en-GB", JANUARY.minusNanos(1_000)))
                .isEmpty();
        assertThat(notices.inForce("policy", "en-GB", JANUARY)).contains(FIRST);
        assertThat(notices.inForce("policy", "en-gb", JUNE.minusNanos(1_000))).contains(FIRST);
        assertThat(notices.inForce("policy", "en-GB", JUNE)).contains(SECOND);
        assertThat(notices.inForce("policy", "de", JUNE)).isEmpty();
        assertThat(notices.versions("policy", "en-GB")).containsExactly(FIRST, SECOND);
    }

    @Test
    void a_published_text_is_never_changed() {
        assertThat(notices.publish(FIRST)).isEqualTo(FIRST);
        assertThatThrownBy(
                        () -> notices.publish(NoticeVersion.of("policy-1", "policy", "en-GB", JANUARY, "We sell...")))
                .isInstanceOf(DuplicateException.class);
        assertThatThrownBy(
                        () -> new NoticeVersion(FIRST.id(), "policy", "en-GB", JANUARY, "We sell...", FIRST.textHash()))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> NoticeVersion.of("x", "policy", "no tag!", JANUARY, "text"))
                .isInstanceOf(InvalidInputException.class);
        assertThat(FIRST.textHash())
                .as("printf 'We use...' | sha256sum")
                .isEqualTo("bd9e127a05489ac0f53704d7c4290856d6633873ecb0b80ebe3da9178289f1f8");
    }

    @Test
    void customers_staff_and_partners_were_told() {
        notices.told(NoticeDelivery.toCustomer("n1", ada, FIRST.id(), Channel.EMAIL)
                .withAt(JANUARY.plusSeconds(60))
                .withEvidence("mail-9"));
        notices.told(NoticeDelivery.toParty(
                "n2", NoticeDelivery.Audience.STAFF, "service-desk", FIRST.id(), Channel.IN_PERSON));
        notices.told(NoticeDelivery.toParty(
                "n2", NoticeDelivery.Audience.STAFF, "service-desk", FIRST.id(), Channel.IN_PERSON));

        assertThat(notices.toldOf(FIRST.id()))
                .extracting(NoticeDelivery::audience)
                .containsExactly(NoticeDelivery.Audience.CUSTOMER, NoticeDelivery.Audience.STAFF);
        assertThat(notices.toldTo(ada)).hasSize(1);
        assertThat(notices.wasTold(ada, FIRST.id(), JANUARY.plusSeconds(59))).isFalse();
        assertThat(notices.wasTold(ada, FIRST.id(), JANUARY.plusSeconds(60))).isTrue();
        assertThat(notices.wasTold(ada, SECOND.id(), NOW)).isFalse();
        assertThatThrownBy(() -> notices.told(NoticeDelivery.toCustomer("n1", ada, SECOND.id(), Channel.EMAIL)))
                .isInstanceOf(DuplicateException.class);
        assertThatThrownBy(() ->
                        notices.told(NoticeDelivery.toCustomer("n9", ada, new NoticeVersionId("none"), Channel.EMAIL)))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> NoticeDelivery.toParty(
                        "n9", NoticeDelivery.Audience.CUSTOMER, "desk", FIRST.id(), Channel.EMAIL))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void a_consent_was_given_to_the_text_that_it_names() {
        assertThat(notices.appliedTo(ada, consent(JUNE, Optional.of("policy-2"))))
                .isEqualTo(new AppliedNotice(Optional.of(SECOND), AppliedNotice.How.NAMED));
        assertThat(notices.appliedTo(ada, consent(JUNE, Optional.of("policy-1")))
                        .how())
                .as("another one held then")
                .isEqualTo(AppliedNotice.How.NAMED_BUT_NOT_IN_FORCE);
        assertThat(notices.appliedTo(ada, consent(JUNE, Optional.of("lost"))))
                .isEqualTo(new AppliedNotice(Optional.empty(), AppliedNotice.How.UNKNOWN));
    }

    @Test
    void without_a_name_the_last_one_told_is_a_hint() {
        assertThat(notices.appliedTo(ada, consent(NOW, Optional.empty())).how()).isEqualTo(AppliedNotice.How.UNKNOWN);
        notices.told(
                NoticeDelivery.toCustomer("n1", ada, FIRST.id(), Channel.EMAIL).withAt(JANUARY));
        notices.told(
                NoticeDelivery.toCustomer("n2", ada, SECOND.id(), Channel.EMAIL).withAt(JUNE));

        assertThat(notices.appliedTo(ada, consent(JUNE.minusSeconds(1), Optional.empty())))
                .isEqualTo(new AppliedNotice(Optional.of(FIRST), AppliedNotice.How.LAST_TOLD));
        assertThat(notices.appliedTo(ada, consent(JUNE, Optional.empty())).version())
                .contains(SECOND);
    }
}
