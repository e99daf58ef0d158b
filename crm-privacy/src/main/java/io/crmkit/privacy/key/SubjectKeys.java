package io.crmkit.privacy.key;

import io.crmkit.core.Crm;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.customer.CustomerStatus;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.error.NotFoundException;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.page.PageRequest;
import io.crmkit.core.repository.Query;
import io.crmkit.core.repository.UnitOfWork;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;

/** Seals and opens with the keys of the subjects (AES-256-GCM); makes a key when the first text is sealed. Safe for many threads. */
public final class SubjectKeys {
    private final Crm crm;
    private final KeyEncryption encryption;
    private final SecureRandom random;

    private SubjectKeys(Crm crm, KeyEncryption encryption, SecureRandom random) {
        this.crm = Objects.requireNonNull(crm, "crm");
        this.encryption = Objects.requireNonNull(encryption, "encryption");
        this.random = Objects.requireNonNull(random, "random");
    }

    /** Returns the keys of a CRM. */
    public static SubjectKeys of(Crm crm, KeyEncryption encryption, SecureRandom random) {
        return new SubjectKeys(crm, encryption, random);
    }

    /**
     * Seals something for a subject as part of a unit of work.
     *
     * @param context names the place of what is sealed; {@link #open} needs the same. Never personal data
     * @throws NotFoundException if there is no such customer
     * @throws InvalidInputException if the customer is erased: there is no key any more, and there will be none
     */
    public Sealed seal(UnitOfWork unit, CustomerId subject, byte[] plain, String context) {
        if (unit.get(Customer.TYPE, subject).status() == CustomerStatus.ERASED) {
            throw new InvalidInputException("customer", "is erased; nothing can be sealed for it");
        }
        SubjectKeyId id = new SubjectKeyId(subject.value());
        byte[] key = unit.find(SubjectKey.TYPE, id).map(this::unwrap).orElseGet(() -> create(unit, id, subject));
        try {
            return new Sealed(id, AesGcm.seal(new SecretKeySpec(key, "AES"), plain, context, random));
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    private byte[] create(UnitOfWork unit, SubjectKeyId id, CustomerId subject) {
        byte[] key = new byte[AesGcm.KEY_BYTES];
        random.nextBytes(key);
        unit.addIfAbsent(
                new SubjectKey(id, subject, encryption.wrap(key, context(id)))); // a race is repeated, not refused
        return key;
    }

    private byte[] unwrap(SubjectKey key) {
        return encryption.unwrap(key.wrapped(), context(key.id()));
    }

    private String context(SubjectKeyId id) {
        return crm.tenant().value() + "/" + id.value();
    }

    /**
     * Opens something sealed.
     *
     * @param context the one it was sealed with
     * @return the content; empty if the key was destroyed
     * @throws UnreadableSealException if it was changed or sealed with another context
     */
    public Optional<byte[]> open(Sealed sealed, String context) {
        return crm.repository(SubjectKey.TYPE)
                .find(sealed.key())
                .map(this::unwrap)
                .map(key -> {
                    try {
                        return AesGcm.open(
                                new SecretKeySpec(key, "AES"), sealed.ciphertext(), context, sealed.toString());
                    } finally {
                        Arrays.fill(key, (byte) 0);
                    }
                });
    }

    /**
     * Wraps keys again that an older version of the wrapping key wrapped; nothing sealed changes.
     *
     * @param version the older version
     * @param limit how many at most, 1 to 1,000
     * @return how many were wrapped again; fewer than the limit means that none is left
     * @throws InvalidInputException if the version is the current one
     */
    public int rewrap(String version, int limit) {
        if (version.equals(encryption.currentVersion())) {
            throw new InvalidInputException("version", "must be an older one");
        }
        List<SubjectKey> old = crm.repository(SubjectKey.TYPE)
                .page(Query.by(SubjectKey.BY_VERSION).equal(SubjectKey.VERSION, version), PageRequest.ofSize(limit))
                .items();
        old.forEach(key -> crm.repository(SubjectKey.TYPE).update(key.id(), this::wrapAgain));
        return old.size();
    }

    private SubjectKey wrapAgain(SubjectKey key) {
        byte[] plain = unwrap(key);
        try {
            return new SubjectKey(key.id(), key.customer(), encryption.wrap(plain, context(key.id())));
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }
}
