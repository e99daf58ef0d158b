package io.crmkit.privacy.key.tink;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import io.crmkit.core.Crm;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.id.CustomerId;
import io.crmkit.privacy.key.KeyEncryption;
import io.crmkit.privacy.key.KeyEncryptionException;
import io.crmkit.privacy.key.Sealed;
import io.crmkit.privacy.key.SubjectKey;
import io.crmkit.privacy.key.SubjectKeyId;
import io.crmkit.privacy.key.SubjectKeys;
import io.crmkit.privacy.key.UnreadableSealException;
import io.crmkit.privacy.key.WrappedKey;
import io.crmkit.store.memory.MemoryStore;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TinkKeyEncryptionTest {
    private static final byte[] PLAIN = "Ada lives in Marylebone".getBytes(UTF_8);
    private static final byte[] KEY = new byte[32];

    private final Crm crm = Crm.builder(MemoryStore.create()).build();
    private final CustomerId ada =
            crm.customers().add(Customer.person("Ada", "Lovelace").build()).id();

    @BeforeAll
    static void register() throws GeneralSecurityException {
        AeadConfig.register();
    }

    @AfterEach
    void close() {
        crm.close();
    }

    private SubjectKeys keys(KeyEncryption encryption) {
        return SubjectKeys.of(crm, encryption, new SecureRandom());
    }

    private Sealed seal(SubjectKeys keys) {
        return crm.compute(unit -> keys.seal(unit, ada, PLAIN, "here"));
    }

    private static KeysetHandle keyset() throws GeneralSecurityException {
        return KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
    }

    /** The same keys and a new one, with which it wraps from now on. */
    private static KeysetHandle rotated(KeysetHandle keyset) throws GeneralSecurityException {
        return KeysetHandle.newBuilder(keyset)
                .addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                        .withRandomId()
                        .makePrimary())
                .build();
    }

    /** Without the first key. */
    private static KeysetHandle retired(KeysetHandle keyset) throws GeneralSecurityException {
        return KeysetHandle.newBuilder(keyset).deleteAt(0).build();
    }

    private static Aead aead(KeysetHandle keyset) throws GeneralSecurityException {
        return keyset.getPrimitive(RegistryConfiguration.get(), Aead.class);
    }

    @Test
    void opensWhatItWrappedInItsPlaceOnly() throws GeneralSecurityException {
        TinkKeyEncryption encryption = TinkKeyEncryption.of("2026", aead(keyset()));
        WrappedKey wrapped = encryption.wrap(KEY, "here");
        byte[] changed = Base64.getDecoder().decode(wrapped.text());
        changed[changed.length - 1] ^= 1;

        assertThat(encryption.unwrap(wrapped, "here")).isEqualTo(KEY);
        assertThat(wrapped.version()).isEqualTo(encryption.currentVersion()).isEqualTo("2026");
        assertThatThrownBy(() -> encryption.unwrap(wrapped, "there")).isInstanceOf(UnreadableSealException.class);
        assertThatThrownBy(() -> encryption.unwrap(new WrappedKey("2025", wrapped.text()), "here"))
                .isInstanceOf(UnreadableSealException.class);
        assertThatThrownBy(() -> encryption.unwrap(
                        new WrappedKey("2026", Base64.getEncoder().encodeToString(changed)), "here"))
                .isInstanceOf(UnreadableSealException.class);
        assertThatThrownBy(() -> encryption.unwrap(new WrappedKey("2026", "%"), "here"))
                .isInstanceOf(UnreadableSealException.class);
        assertThatThrownBy(() -> TinkKeyEncryption.of("2026", aead(keyset())).unwrap(wrapped, "here"))
                .isInstanceOf(UnreadableSealException.class);
        assertThatThrownBy(() -> TinkKeyEncryption.of(" ", aead(keyset()))).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void aRotatedKeysetLosesNothing() throws GeneralSecurityException {
        KeysetHandle first = keyset();
        Sealed sealed = seal(keys(TinkKeyEncryption.of("1", aead(first))));
        KeysetHandle second = rotated(first);
        SubjectKeys after = keys(TinkKeyEncryption.of("1", aead(second)).rotatedTo("2", aead(second)));
        SubjectKeys last = keys(TinkKeyEncryption.of("2", aead(retired(second))));

        assertThat(after.open(sealed, "here")).hasValue(PLAIN);
        assertThatThrownBy(() -> last.open(sealed, "here")).isInstanceOf(UnreadableSealException.class);
        assertThat(after.rewrap("1", 10)).isEqualTo(1);
        assertThat(last.open(sealed, "here")).hasValue(PLAIN);
    }

    @Test
    void anotherKeyOfAServiceTakesOver() throws GeneralSecurityException {
        Aead one = aead(keyset());
        Aead other = aead(keyset());
        TinkKeyEncryption first = TinkKeyEncryption.of("1", one);
        Sealed sealed = seal(keys(first));
        SubjectKeys after = keys(first.rotatedTo("2", other));
        SubjectKeys last = keys(TinkKeyEncryption.of("2", other));

        assertThat(after.open(sealed, "here")).hasValue(PLAIN);
        assertThatThrownBy(() -> last.open(sealed, "here")).isInstanceOf(UnreadableSealException.class);
        assertThat(after.rewrap("1", 10)).isEqualTo(1);
        assertThat(last.open(sealed, "here")).hasValue(PLAIN);
        assertThatThrownBy(() -> first.rotatedTo("1", other)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> first.rotatedTo("", other)).isInstanceOf(InvalidInputException.class);
    }

    /** As the clients of services do: some wrap what happened, some let it through. */
    private record Silent(Exception exception) implements Aead {
        @Override
        public byte[] encrypt(byte[] plaintext, byte[] associatedData) throws GeneralSecurityException {
            return fail();
        }

        @Override
        public byte[] decrypt(byte[] ciphertext, byte[] associatedData) throws GeneralSecurityException {
            return fail();
        }

        private byte[] fail() throws GeneralSecurityException {
            if (exception instanceof GeneralSecurityException checked) {
                throw checked;
            }
            throw (RuntimeException) exception;
        }
    }

    @Test
    void whenItsServiceDoesNotAnswerNothingIsStored() throws GeneralSecurityException {
        TinkKeyEncryption refusing = TinkKeyEncryption.of("1", new Silent(new GeneralSecurityException("no answer")));
        TinkKeyEncryption silent = TinkKeyEncryption.of("1", new Silent(new IllegalStateException("no connection")));
        WrappedKey wrapped = TinkKeyEncryption.of("1", aead(keyset())).wrap(KEY, "here");

        for (TinkKeyEncryption encryption : List.of(refusing, silent)) {
            assertThatThrownBy(() -> seal(keys(encryption)))
                    .isInstanceOf(KeyEncryptionException.class)
                    .hasMessage("version 1 of the wrapping key cannot be used");
            assertThat(crm.repository(SubjectKey.TYPE).find(new SubjectKeyId(ada.value())))
                    .isEmpty();
        }
        assertThatThrownBy(() -> refusing.unwrap(wrapped, "here")).isInstanceOf(UnreadableSealException.class);
        assertThatThrownBy(() -> silent.unwrap(wrapped, "here")).isInstanceOf(KeyEncryptionException.class);
    }
}
