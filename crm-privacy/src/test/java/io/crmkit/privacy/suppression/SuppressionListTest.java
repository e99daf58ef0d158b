package io.crmkit.privacy.suppression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.core.Crm;
import io.crmkit.core.contact.EmailAddress;
import io.crmkit.core.contact.MessagingHandle;
import io.crmkit.core.contact.PhoneNumber;
import io.crmkit.core.contact.SocialHandle;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.gate.Purpose;
import io.crmkit.core.interaction.Channel;
import io.crmkit.privacy.consent.Evidence;
import io.crmkit.privacy.consent.Origin;
import io.crmkit.privacy.consent.PermissionEvent;
import io.crmkit.privacy.consent.PermissionType;
import io.crmkit.store.TenantId;
import io.crmkit.store.memory.MemoryStore;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuppressionListTest {
    private static final Instant NOW = Instant.parse("2026-11-23T17:00:00Z");
    private static final ContactAddress ADA = ContactAddress.email("ada@example.org");

    private final Crm crm = Crm.builder(MemoryStore.create()).clock(() -> NOW).build();
    private final SuppressionKeys first = SuppressionKeys.of("v1", filled(1));
    private final SuppressionList list = SuppressionList.of(crm, first);

    @AfterEach
    void close() {
        crm.close();
    }

    private static byte[] filled(int with) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) with);
        return key;
    }

    private static PermissionEvent.Builder grant(Instant at) {
        return PermissionEvent.granted("form-2", Purpose.MARKETING, Channel.EMAIL, at)
                .evidence(Evidence.of(Evidence.Kind.DOUBLE_OPT_IN, "mail-2"))
                .noticeVersion("v2");
    }

    @ParameterizedTest
    @CsvSource({
        "EMAIL, ada@example.org, ' Ada@EXAMPLE.ORG '",
        "EMAIL, ada@bücher.example, ada@xn--bcher-kva.example",
        "PHONE, +49 (0)30 123456-7, +49301234567",
        "PHONE, 030/1234567, 030 123 45 67",
        "HANDLE, Ada, ' ADA '",
    })
    void another_spelling_is_the_same_address(ContactAddress.Kind kind, String listed, String asked) {
        list.suppress(address(kind, listed), Suppression.Reason.OPT_OUT);

        assertThat(list.find(address(kind, asked))).map(Suppression::reason).contains(Suppression.Reason.OPT_OUT);
    }

    @ParameterizedTest
    @CsvSource({
        "EMAIL, a.da@example.org",
        "EMAIL, ada+news@example.org",
        "HANDLE, ada@example.org",
    })
    void another_address_is_not(ContactAddress.Kind kind, String other) {
        list.suppress(ADA, Suppression.Reason.OPT_OUT);

        assertThat(list.find(address(kind, other))).isEmpty();
    }

    private static ContactAddress address(ContactAddress.Kind kind, String raw) {
        return switch (kind) {
            case EMAIL -> ContactAddress.email(raw);
            case PHONE -> ContactAddress.phone(raw);
            case HANDLE -> ContactAddress.handle("chat", raw);
        };
    }

    @Test
    void every_address_of_a_customer_is_one_to_suppress() {
        Customer ada = Customer.person("Ada", "Lovelace")
                .addEmails(EmailAddress.of("ada@example.org"))
                .addPhones(PhoneNumber.of("+44 20 7946 0018"))
                .addMessagingHandles(MessagingHandle.of("chat", "ada"))
                .addSocialHandles(SocialHandle.of("forum", "ada"))
                .build();

        assertThat(ContactAddress.of(ada))
                .containsExactlyInAnyOrder(
                        ADA,
                        ContactAddress.phone("+442079460018"),
                        ContactAddress.handle("chat", "ada"),
                        ContactAddress.handle("forum", "ada"));
        assertThat(ContactAddress.phone(" reception ")).isEqualTo(ContactAddress.phone("reception"));
    }

    @Test
    void whoever_suppresses_learns_whether_the_entry_is_new() {
        assertThat(suppressed()).isTrue();
        assertThat(suppressed()).isFalse();
        list.lift(ADA, grant(NOW.plusSeconds(1)).build());
        assertThat(suppressed()).isTrue();
    }

    private boolean suppressed() {
        return crm.compute(unit -> list.suppress(unit, ADA, Suppression.Reason.OPT_OUT));
    }

    @Test
    void many_addresses_are_looked_up_in_several_reads() {
        List<ContactAddress> many = IntStream.range(0, 1_000)
                .mapToObj(i -> ContactAddress.email("m" + i + "@example.org"))
                .toList();
        for (int i : new int[] {0, 499, 500, 999}) {
            list.suppress(many.get(i), Suppression.Reason.OPT_OUT);
        }

        assertThat(list.suppressed(many))
                .containsExactlyInAnyOrder(many.get(0), many.get(499), many.get(500), many.get(999));
    }

    @Test
    void the_parts_of_what_is_hashed_cannot_run_together() {
        assertThat(first.ids(new TenantId("a"), new ContactAddress(ContactAddress.Kind.EMAIL, "EMAILb")))
                .isNotEqualTo(first.ids(new TenantId("aEMAIL"), new ContactAddress(ContactAddress.Kind.EMAIL, "b")));
    }

    @Test
    void a_confirmation_lifts_an_entry_too() {
        list.suppress(ADA, Suppression.Reason.OPT_OUT);

        assertThat(list.lift(
                        ADA,
                        PermissionEvent.of(PermissionType.CONFIRMED, "form-3", NOW.plusSeconds(1))
                                .from(grant(NOW.plusSeconds(1)).build())
                                .type(PermissionType.CONFIRMED)
                                .build()))
                .isTrue();
    }

    @Test
    void the_first_reason_stays() {
        list.suppress(ADA, Suppression.Reason.ERASURE);
        list.suppress(ADA, Suppression.Reason.COMPLAINT);

        assertThat(list.find(ADA)).map(Suppression::reason).contains(Suppression.Reason.ERASURE);
    }

    @Test
    void after_a_rotation_addresses_are_found_under_both_keys() {
        list.suppress(ADA, Suppression.Reason.OPT_OUT);
        SuppressionList rotated = SuppressionList.of(crm, first.rotatedTo("v2", filled(2)));
        ContactAddress bob = ContactAddress.email("bob@example.org");
        rotated.suppress(bob, Suppression.Reason.OPT_OUT);

        assertThat(rotated.find(ADA)).isPresent();
        assertThat(rotated.find(bob))
                .map(entry -> entry.id().value())
                .hasValueSatisfying(id -> assertThat(id).startsWith("v2."));
        assertThat(rotated.suppressed(List.of(ADA, bob, ContactAddress.email("eve@example.org"))))
                .containsExactlyInAnyOrder(ADA, bob);
        assertThat(list.find(bob)).as("unknown key").isEmpty();
    }

    @Test
    void another_key_or_tenant_gives_another_hash() {
        list.suppress(ADA, Suppression.Reason.OPT_OUT);

        assertThat(SuppressionList.of(crm, SuppressionKeys.of("v1", filled(9))).find(ADA))
                .isEmpty();
        assertThat(first.ids(new TenantId("other"), ADA)).isNotEqualTo(first.ids(crm.tenant(), ADA));
    }

    @Test
    void a_fresh_proven_consent_of_the_person_lifts_it() {
        list.suppress(ADA, Suppression.Reason.OPT_OUT);

        assertThat(list.lift(ADA, grant(NOW.plusSeconds(1)).build())).isTrue();

        assertThat(list.find(ADA)).isEmpty();
        assertThat(list.lift(ADA, grant(NOW.plusSeconds(1)).build())).isFalse();
        list.suppress(ADA, Suppression.Reason.COMPLAINT);
        assertThat(list.find(ADA)).map(Suppression::reason).contains(Suppression.Reason.COMPLAINT);
    }

    @Test
    void nothing_else_lifts_it() {
        list.suppress(ADA, Suppression.Reason.OPT_OUT);
        Instant later = NOW.plusSeconds(1);

        for (PermissionEvent event : List.of(
                grant(NOW).build(),
                grant(later).origin(Origin.IMPORT).build(),
                grant(later).origin(Origin.STAFF).build(),
                PermissionEvent.granted("form-2", Purpose.MARKETING, Channel.EMAIL, later)
                        .build(),
                PermissionEvent.withdrawn("stop", Purpose.MARKETING, Channel.EMAIL, later)
                        .build())) {
            assertThatThrownBy(() -> list.lift(ADA, event)).isInstanceOf(InvalidInputException.class);
        }
        assertThat(list.find(ADA)).isPresent();
    }

    @Test
    void removing_the_customer_leaves_the_entry() {
        Customer ada = crm.customers()
                .add(Customer.person("Ada", "Lovelace")
                        .addEmails(EmailAddress.of("ada@example.org"))
                        .addPhones(PhoneNumber.of("+44 20 7946 0018"))
                        .build());
        ContactAddress.of(ada).forEach(address -> list.suppress(address, Suppression.Reason.OBJECTION));

        crm.customers().remove(ada.id());

        assertThat(list.suppressed(ContactAddress.of(ada))).hasSize(2);
    }

    @Test
    void addresses_and_keys_are_not_shown_and_weak_keys_refused() {
        assertThat(ADA).hasToString("ContactAddress[EMAIL ***]");
        assertThat(first).hasToString("SuppressionKeys[v1]");
        assertThatThrownBy(() -> SuppressionKeys.of("v1", new byte[31])).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> SuppressionKeys.of("V.1", filled(1))).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> first.rotatedTo("v1", filled(2))).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> ContactAddress.email(" ")).isInstanceOf(InvalidInputException.class);
    }
}
