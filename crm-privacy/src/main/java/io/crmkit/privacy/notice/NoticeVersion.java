package io.crmkit.privacy.notice;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.crmkit.core.entity.Attribute;
import io.crmkit.core.entity.EntityIndex;
import io.crmkit.core.entity.EntityType;
import io.crmkit.core.entity.ErasureRule;
import io.crmkit.core.entity.MergeRule;
import io.crmkit.core.error.InvalidInputException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * One version of a text, in one language; never changed. It holds until the next version of the same notice and language does.
 *
 * @param id names it
 * @param notice which text, as a code such as {@code privacy-policy}: letters, digits and {@code . _ : -}, 1 to 80
 * @param language a BCP 47 tag, such as {@code de} or {@code pt-BR}
 * @param validFrom from when it holds
 * @param text what people read
 * @param textHash SHA-256 of the text in UTF-8, in hex
 */
public record NoticeVersion(
        NoticeVersionId id, String notice, String language, Instant validFrom, String text, String textHash) {
    /** Which text. */
    public static final Attribute<NoticeVersion, String> NOTICE = Attribute.text("notice", NoticeVersion::notice);

    /** The language. */
    public static final Attribute<NoticeVersion, String> LANGUAGE = Attribute.text("language", NoticeVersion::language);

    /** From when it holds. */
    public static final Attribute<NoticeVersion, Instant> VALID_FROM =
            Attribute.instant("valid_from", NoticeVersion::validFrom);

    /** By text, language and time. */
    public static final EntityIndex<NoticeVersion> BY_NOTICE =
            EntityIndex.of("by_notice", NOTICE, LANGUAGE, VALID_FROM);

    /** What the library has to know about versions. */
    public static final EntityType<NoticeVersion, NoticeVersionId> TYPE = EntityType.builder(
                    "notice_version", NoticeVersion.class, NoticeVersionId::new)
            .id(
                    NoticeVersion::id,
                    (version, id) -> new NoticeVersion(
                            id, version.notice, version.language, version.validFrom, version.text, version.textHash))
            .index(BY_NOTICE)
            .onMerge(MergeRule.unaffected())
            .onErasure(ErasureRule.keep("a published text; names no customer"))
            .build();

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9._:-]{1,80}");

    /**
     * Checks code, language and hash.
     *
     * @throws InvalidInputException if one of them is malformed, or the hash is that of another text
     */
    public NoticeVersion {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(validFrom, "validFrom");
        if (!CODE.matcher(notice).matches()) {
            throw new InvalidInputException("noticeVersion.notice", "must match " + CODE.pattern());
        }
        try {
            language = new Locale.Builder().setLanguageTag(language).build().toLanguageTag();
        } catch (IllformedLocaleException malformed) {
            throw new InvalidInputException("noticeVersion.language", "must be a BCP 47 tag", malformed);
        }
        if (text.isBlank()) {
            throw new InvalidInputException("noticeVersion.text", "must not be blank");
        }
        if (!textHash.equals(hash(text))) {
            throw new InvalidInputException("noticeVersion.textHash", "must be the SHA-256 of the text in hex");
        }
    }

    /**
     * Returns a version.
     *
     * @throws InvalidInputException if code or language is malformed, or the text blank
     */
    public static NoticeVersion of(String id, String notice, String language, Instant validFrom, String text) {
        return new NoticeVersion(new NoticeVersionId(id), notice, language, validFrom, text, hash(text));
    }

    private static String hash(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
