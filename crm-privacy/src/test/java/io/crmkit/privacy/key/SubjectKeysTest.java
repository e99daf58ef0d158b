package io.crmkit.privacy.key;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.core.Crm;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.id.CustomerId;
import io.crmkit.store.memory.MemoryStore;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SubjectKeysTest {
    private static final byte[] PLAIN = "Ada lives in Marylebone".getBytes(UTF_8);

    private final SecureRandom random = new SecureRandom();
    private final AesKeyEncryption first = AesKeyEncryption.of("v1", filled(1), random);
    private Crm crm;
    private SubjectKeys keys;
    private CustomerId ada;
    private CustomerId bob;

    private static byte[] filled(int with) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) with);
        return key;
    }

    @BeforeEach
    void open() {
        crm = Crm.builder(MemoryStore.create()).build();
        keys = SubjectKeys.of(crm, first, random);
        ada = crm.customers().add(Customer.person("Ada", "Lovelace").build()).id();
        bob = crm.customers().add(Customer.person("Bob", "Babbage").build()).id();
    }

    @AfterEach
    void close() {
        crm.close();
    }

    private Sealed seal(CustomerId subject, String context) {
        return crm.compute(unit -> keys.seal(unit, subject, PLAIN, context));
    }

    @Test
    void what_is_sealed_can_be_opened_in_its_place_only() {
        Sealed sealed = seal(ada, "here");

        assertThat(keys.open(sealed, "here"))
                .hasValueSatisfying(plain -> assertThat(plain).isEqualTo(PLAIN));
        assertThatThrownBy(() -> keys.open(sealed, "there")).isInstanceOf(UnreadableSealException.class);
        assertThat(Base64.getDecoder().decode(sealed.ciphertext())).hasSize(12 + PLAIN.length + 16);
    }

    @Test
    void every_subject_has_a_key_and_every_text_a_nonce() {
        Sealed one = seal(ada, "here");
        Sealed two = seal(ada, "here");
        Sealed other = seal(bob, "here");

        assertThat(one.key()).isEqualTo(two.key()).isNotEqualTo(other.key());
        assertThat(one.ciphertext()).isNotEqualTo(two.ciphertext());
        assertThatThrownBy(() -> keys.open(new Sealed(other.key(), one.ciphertext()), "here"))
                .isInstanceOf(UnreadableSealException.class);
    }

    @Test
    void a_flipped_bit_is_noticed() {
        Sealed sealed = seal(ada, "here");
        byte[] bytes = Base64.getDecoder().decode(sealed.ciphertext());
        for (int at : new int[] {0, 12, bytes.length - 1}) {
            byte[] changed = bytes.clone();
            changed[at] ^= 1;

            assertThatThrownBy(() -> keys.open(
                            new Sealed(sealed.key(), Base64.getEncoder().encodeToString(changed)), "here"))
                    .isInstanceOf(UnreadableSealException.class);
        }
        assertThatThrownBy(() -> keys.open(new Sealed(sealed.key(), "%"), "here"))
                .isInstanceOf(UnreadableSealException.class);
        assertThatThrownBy(() -> keys.open(new Sealed(sealed.key(), "AAAA"), "here"))
                .isInstanceOf(UnreadableSealException.class);
    }

    @Test
    void a_destroyed_key_opens_nothing() {
        Sealed sealed = seal(ada, "here");

        crm.repository(SubjectKey.TYPE).remove(sealed.key());

        assertThat(keys.open(sealed, "here")).isEmpty();
    }

    @Test
    void a_wrapped_key_of_one_subject_is_not_that_of_another() {
        Sealed sealed = seal(ada, "here");
        Sealed other = seal(bob, "here");
        WrappedKey moved = crm.repository(SubjectKey.TYPE).get(other.key()).wrapped();

        crm.repository(SubjectKey.TYPE).update(sealed.key(), key -> new SubjectKey(key.id(), ada, moved));

        assertThatThrownBy(() -> keys.open(sealed, "here")).isInstanceOf(UnreadableSealException.class);
    }

    @Test
    void the_wrapping_key_can_be_replaced() {
        Sealed sealed = seal(ada, "here");
        seal(bob, "here");
        AesKeyEncryption second = first.rotatedTo("v2", filled(2));
        SubjectKeys rotated = SubjectKeys.of(crm, second, random);

        assertThat(rotated.open(sealed, "here")).isPresent();
        assertThat(rotated.rewrap("v1", 1)).isEqualTo(1);
        assertThat(rotated.rewrap("v1", 10)).isEqualTo(1);
        assertThat(rotated.rewrap("v1", 10)).isZero();
        assertThat(rotated.open(sealed, "here"))
                .hasValueSatisfying(plain -> assertThat(plain).isEqualTo(PLAIN));
        assertThatThrownBy(() -> keys.open(sealed, "here")).isInstanceOf(UnreadableSealException.class);
        assertThatThrownBy(() -> rotated.rewrap("v2", 1)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> second.rotatedTo("v1", filled(3))).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void an_erased_customer_gets_no_new_key() {
        crm.work(unit -> unit.erase(Customer.TYPE, ada));

        assertThatThrownBy(() -> seal(ada, "here")).isInstanceOf(InvalidInputException.class);
        assertThat(crm.repository(SubjectKey.TYPE).find(new SubjectKeyId(ada.value())))
                .isEmpty();
    }

    @Test
    void keys_of_another_length_are_refused() {
        assertThatThrownBy(() -> AesKeyEncryption.of("v1", new byte[16], random))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> AesKeyEncryption.of(" ", filled(1), random)).isInstanceOf(InvalidInputException.class);
    }
}
