package io.crmkit.benchmarks.match;

import static io.crmkit.core.match.KeyForm.INITIAL;
import static io.crmkit.core.match.KeyForm.PREFIX;
import static io.crmkit.core.match.KeyForm.SOUND;
import static io.crmkit.core.match.KeyForm.WHOLE;

import io.crmkit.core.match.BlockingKey;
import io.crmkit.core.match.BlockingKey.Part;
import io.crmkit.core.match.EvidenceGroup;
import io.crmkit.core.match.MatchField;
import io.crmkit.core.match.MatchModel;
import io.crmkit.core.match.Similarity;
import java.util.List;

/** How people and organisations are compared, before training. */
public final class Models {
    private Models() {}

    /** Returns the model of people for the fields of {@link DirtyPeople}. */
    public static MatchModel person() {
        return MatchModel.builder("person", "1")
                .priorBits(-16)
                .matchBits(6.5)
                .reviewBits(-3)
                .clusterBits(-6)
                .largestBlock(100)
                .addFields(
                        MatchField.builder("given", Similarity.JARO_WINKLER, 0.92, 0.8)
                                .swappedWith("family")
                                .addAllAliases(Names.NICKNAMES)
                                .build(),
                        MatchField.builder("family", Similarity.JARO_WINKLER, 0.92, 0.8)
                                .swappedWith("given")
                                .build(),
                        MatchField.builder("birth", Similarity.DATE, 0.9, 0.8, 0.6)
                                .build(),
                        MatchField.builder("email", Similarity.DAMERAU_LEVENSHTEIN, 0.85)
                                .several(true)
                                .build(),
                        MatchField.builder("phone").several(true).build(),
                        MatchField.builder("street", Similarity.WORDS, 0.9, 0.5).build(),
                        MatchField.builder("house").build(),
                        MatchField.builder("locality", Similarity.JARO_WINKLER, 0.9)
                                .build(),
                        MatchField.builder("postcode", Similarity.DAMERAU_LEVENSHTEIN, 0.75)
                                .build())
                .addGroups(new EvidenceGroup(
                        "household",
                        List.of("family", "email", "phone", "street", "house", "locality", "postcode"),
                        16,
                        -7))
                .addBlocking(
                        BlockingKey.of(Part.of("email", WHOLE)),
                        BlockingKey.of(Part.of("phone", WHOLE)),
                        BlockingKey.of(Part.of("birth", WHOLE), Part.of("given", SOUND)),
                        BlockingKey.of(Part.of("birth", WHOLE), Part.of("family", SOUND)),
                        BlockingKey.of(Part.anyOrder("given", "family", SOUND), Part.of("postcode", WHOLE)),
                        BlockingKey.of(Part.of("family", SOUND), Part.of("postcode", WHOLE), Part.of("house", WHOLE)),
                        BlockingKey.of(Part.anyOrder("given", "family", WHOLE), Part.of("locality", PREFIX)),
                        BlockingKey.of(
                                Part.of("street", PREFIX),
                                Part.of("house", WHOLE),
                                Part.of("postcode", WHOLE),
                                Part.of("given", INITIAL)))
                .build();
    }

    /** Returns the model of organisations for the fields of {@link DirtyCompanies}. */
    public static MatchModel organization() {
        return MatchModel.builder("organization", "1")
                .priorBits(-14)
                .matchBits(8)
                .reviewBits(-3)
                .clusterBits(-6)
                .largestBlock(100)
                .addFields(
                        MatchField.builder("name", Similarity.WORDS, 0.92, 0.7).build(),
                        MatchField.builder("legal_form").strong(true).build(),
                        MatchField.builder("domain").several(true).build(),
                        MatchField.builder("email", Similarity.DAMERAU_LEVENSHTEIN, 0.85)
                                .several(true)
                                .build(),
                        MatchField.builder("phone").several(true).build(),
                        MatchField.builder("street", Similarity.WORDS, 0.9, 0.5).build(),
                        MatchField.builder("house").build(),
                        MatchField.builder("locality", Similarity.JARO_WINKLER, 0.9)
                                .build(),
                        MatchField.builder("postcode", Similarity.DAMERAU_LEVENSHTEIN, 0.75)
                                .build())
                .addGroups(
                        new EvidenceGroup("site", List.of("phone", "street", "house", "locality", "postcode"), 12, -7),
                        new EvidenceGroup("web", List.of("domain", "email"), 16, -8))
                .addBlocking(
                        BlockingKey.of(Part.of("domain", WHOLE)),
                        BlockingKey.of(Part.of("email", WHOLE)),
                        BlockingKey.of(Part.of("phone", WHOLE)),
                        BlockingKey.of(Part.of("name", WHOLE)),
                        BlockingKey.of(Part.of("name", SOUND), Part.of("postcode", WHOLE)),
                        BlockingKey.of(Part.of("name", PREFIX), Part.of("locality", PREFIX)))
                .build();
    }
}
