package io.crmkit.privacy.signal.gpp;

import static io.crmkit.privacy.signal.gpp.GppOptOut.SALE;
import static io.crmkit.privacy.signal.gpp.GppOptOut.SHARING;
import static io.crmkit.privacy.signal.gpp.GppOptOut.TARGETED_ADVERTISING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.core.Crm;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.gate.Purpose;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.interaction.Channel;
import io.crmkit.privacy.Privacy;
import io.crmkit.privacy.consent.ConsentScope;
import io.crmkit.privacy.consent.ConsentStatus;
import io.crmkit.privacy.consent.PermissionEvent;
import io.crmkit.privacy.consent.PermissionType;
import io.crmkit.store.memory.MemoryStore;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GppStringTest {
    private static final String TCF = "CPXxRfAPXxRfAAfKABENB-CgAAAAAAAAAAYgAAAAAAAA";
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final Purpose ADVERTISING = new Purpose("TARGETED_ADVERTISING");
    private static final Purpose SALE_OR_SHARE = new Purpose("SALE_OR_SHARE");

    /**
     * Published strings and what they say. GPP: "GPP String Examples" of the specification (IAB Tech Lab, Global-Privacy-Platform,
     * Core/Consent String Specification.md, commit 0065647); iabgpp-java: the tests of the encoder of IAB Tech Lab; iabgpp-rs: test
     * data of noirotm/iabgpp-rs, commit 3aeef2e. Strings without a header there have got one here.
     */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "GPP example 1 | DBABMA~CPXxRfAPXxRfAAfKABENB-CgAAAAAAAAAAYgAAAAAAAA | '' | ''",
                "GPP example 2 | DBACNYA~CPXxRfAPXxRfAAfKABENB-CgAAAAAAAAAAYgAAAAAAAA~1YNN | '' | ''",
                "GPP example 3 | DBABjw~CPXxRfAPXxRfAAfKABENB-CgAAAAAAAAAAYgAAAAAAAA~1YNN | '' | 5",
                "GPP header example 1 | DBABM~CPXxRfAPXxRfAAfKABENB-CgAAAAAAAAAAYgAAAAAAAA | '' | ''",
                "iabgpp-java UsNatTest 1 | DBABLA~BAAAAAAAAQA.QA | '' | ''",
                "iabgpp-java UsNatTest 2 | DBABLA~BVVVkkkklWA.YA | SALE,SHARING,TARGETED_ADVERTISING | ''",
                "iabgpp-java UsVaTest 1 | DBABRg~BAAAABA | '' | ''",
                "iabgpp-rs usnat_v1_opted_out | DBABLA~BVVVVVVVVWA | SALE,SHARING,TARGETED_ADVERTISING | ''",
                "iabgpp-rs usca_not_applicable | DBABBg~BAAAAACA | '' | ''",
                "iabgpp-rs usca_with_gpc | DBABBg~BVqqqqpY.YA | SALE,SHARING,TARGETED_ADVERTISING | ''",
                "iabgpp-rs usva_opted_out | DBABRg~BVVVVWY | SALE,TARGETED_ADVERTISING | ''",
                "iabgpp-rs usco_opted_out | DBABJg~BVVVVVg | SALE,TARGETED_ADVERTISING | ''",
                "iabgpp-rs usut_opted_out | DBABFg~BVVVVVmA | SALE,TARGETED_ADVERTISING | ''",
                "iabgpp-rs usct_not_applicable | DBABVg~BAAAAAEA | '' | ''",
                "iabgpp-rs usct_with_gpc | DBABVg~BVVVVVVg.YA | SALE,SHARING,TARGETED_ADVERTISING | ''",
                "iabgpp-rs tcfcav1_basic | DBABDA~BPXuQIAPXuQIAAfKABENB-CgAAAAAAAAAAAAAAAA | '' | 5",
                "national, version 2 | DBABLA~CVVVVVVVVVVV | SALE,SHARING,TARGETED_ADVERTISING | ''",
                "an opt-out of sale | DBABT~1NYN | SALE | ''",
                "no section | DBAA | '' | ''"
            })
    void published_strings_say_what_they_should(String source, String text, String optOuts, String unread) {
        GppString string = GppString.parse(text);

        assertThat(string.optOuts())
                .as(source)
                .isEqualTo(Arrays.stream(optOuts.split(","))
                        .filter(name -> !name.isEmpty())
                        .map(GppOptOut::valueOf)
                        .collect(Collectors.toSet()));
        assertThat(string.unread())
                .isEqualTo(unread.isEmpty() ? Set.of() : new TreeSet<>(Set.of(Integer.valueOf(unread))));
        assertThat(string.tcf().isPresent()).isEqualTo(text.startsWith("DBABM") || text.startsWith("DBACN"));
    }

    @Test
    void the_european_section_is_that_of_the_tc_string() {
        assertThat(GppString.parse("DBABMA~" + TCF).tcf())
                .hasValueSatisfying(tcf -> assertThat(tcf.cmpId()).isEqualTo(31));
    }

    /** Each opt-out in its place, all others refused: a reader that is one field off does not see it. */
    @ParameterizedTest
    @CsvSource({
        "7,6,3,18", "8,3,2,15", "9,3,2,12", "10,3,2,11", "11,4,2,12", "12,3,2,14", "13,3,2,15", "14,3,2,15",
        "15,3,2,18", "16,3,2,13", "17,3,2,18", "18,4,2,12", "19,3,2,13", "20,3,2,15", "21,3,2,19", "22,3,2,13"
    })
    void every_section_has_its_opt_outs_behind_its_notices(int id, int notices, int optOuts, int others) {
        Set<GppOptOut> all =
                id == 7 ? EnumSet.allOf(GppOptOut.class) : EnumSet.of(SALE, id == 8 ? SHARING : TARGETED_ADVERTISING);
        Set<GppOptOut> found = EnumSet.noneOf(GppOptOut.class);
        for (int out = 0; out < optOuts; out++) {
            int place = notices + out;
            String fields = IntStream.range(0, notices + optOuts + others)
                    .mapToObj(field -> field == place ? "01" : "10")
                    .collect(Collectors.joining());
            Set<GppOptOut> one =
                    GppString.parse(header(id) + "~" + coded("000001" + fields)).optOuts();
            assertThat(one).hasSize(1);
            found.addAll(one);
            String less = fields.substring(0, fields.length() - 6);
            assertThatThrownBy(() -> GppString.parse(header(id) + "~" + coded("000001" + less)))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("gppString." + id);
        }
        assertThat(found).isEqualTo(all);
    }

    private static String header(int id) {
        List<Integer> values = List.of(1, 2, 3, 5, 8, 13, 21);
        StringBuilder code = new StringBuilder();
        int rest = id;
        for (int i = values.size() - 1; i >= 0; i--) {
            boolean set = values.get(i) <= rest;
            if (set || !code.isEmpty()) {
                code.insert(0, set ? '1' : '0');
            }
            rest -= set ? values.get(i) : 0;
        }
        return coded("000011000001000000000001" + "0" + code + "1");
    }

    private static String coded(String bits) {
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        String padded = bits + "0".repeat((6 - bits.length() % 6) % 6);
        return IntStream.range(0, padded.length() / 6)
                .mapToObj(six -> alphabet.charAt(Integer.parseInt(padded.substring(six * 6, six * 6 + 6), 2)))
                .map(String::valueOf)
                .collect(Collectors.joining());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "~",
                "DBABMA", // a section is missing
                "DBABMA~" + TCF + "~1YNN", // one too many
                "DBACNYA~1YNN~" + TCF, // in another order
                "DBACNYA~" + TCF, // the second one is missing
                "CBABMA~" + TCF, // type 2
                "DCABMA~" + TCF, // version 2
                "DBABMB~" + TCF, // more than padding
                "DBAB~" + TCF, // the header ends
                "DBABMA~" + "CPXxRfAPXxRfAAfK", // the section ends
                "DBABMA~",
                "DBABMA~" + "BPXxRfAPXxRfAAfKABENB-CgAAAAAAAAAAYgAAAAAAAA", // TCF 1
                "DBABM=~" + TCF,
                "DBABM ~" + TCF,
                "DBABM\u00c4~" + TCF,
                "DBABT~2NYN",
                "DBABT~1NYX",
                "DBABT~1NY",
                "DBABT~1NYN.YA",
                "DBABLA~CVVVVVVVVWA", // an opt-out in version 2 that ends too early
                "DBABLA~DVVVVVVVVWAAAAAAAAA", // version 3
                "DBABLA~AVVVVVVVVWA", // version 0
                "DBABBg~CVqqqqpY", // California has no version 2
                "DBABLA~BVV", // ends before the opt-outs
                "DBABLA~BVVVV", // ends behind the opt-outs
                "DBABLA~B_VVVVVVVWA", // an answer of 3 in a notice
                "DBABLA~BVVX_VVVVWA", // and in an opt-out
                "DBABLA~BVVVVVVVVWA.QA.QA", // the part twice
                "DBABLA~BVVVVVVVVWA.AA", // an unknown part
                "DBABLA~BVVVVVVVVWA.YB",
                "DBABLA~BVVVVVVVVWA.",
                "DBABLA~BVVVVVVVVWA..QA",
                "DBABDA~", // a section that is not read
                "DBABDA~a b",
                "DBAB___________________________~x", // no end of a number
                "DBABAAAAAAAAAAAAAAAAAAAAAAAAAAAM~x", // an id beyond all
                "DBABwAAAAAAAAAAAAAAAAAAAAAAAAAAM~x" // a group beyond all
            })
    void what_is_malformed_is_refused(String text) {
        assertThatThrownBy(() -> GppString.parse(text)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void a_string_of_any_length_is_not_read() {
        assertThatThrownBy(() -> GppString.parse("DBABMA~" + TCF + "A".repeat(20_000)))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void what_it_refuses_is_a_stop_and_what_it_allows_is_no_permission() {
        GppString out = GppString.parse("DBABLA~BVVVVVVVVWA");

        assertThat(out.stops("web-7", NOW, Map.of()))
                .extracting(stop -> stop.id().value())
                .containsExactly("web-7:SALE_OR_SHARE", "web-7:TARGETED_ADVERTISING");
        assertThat(out.stops("web-7", NOW, Map.of())).allSatisfy(stop -> {
            assertThat(stop.type()).isEqualTo(PermissionType.SIGNAL);
            assertThat(stop.effectiveAt()).isEqualTo(NOW);
        });
        assertThat(GppString.parse("DBABRg~BAAAABA").stops("web-7", NOW, Map.of()))
                .isEmpty();
        assertThat(GppString.parse("DBACNYA~" + TCF + "~1NYN").stops("web-7", NOW, Map.of(ADVERTISING, 4)))
                .extracting(stop -> stop.id().value())
                .containsExactly("web-7:SALE_OR_SHARE", "web-7:tcf:TARGETED_ADVERTISING");
        assertThatThrownBy(() -> out.stops("web 7", NOW, Map.of())).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void a_recorded_stop_stops() {
        try (Crm crm = Crm.builder(MemoryStore.create()).clock(() -> NOW).build()) {
            Privacy privacy = Privacy.on(crm).build();
            CustomerId ada = crm.customers()
                    .add(Customer.person("Ada", "Lovelace").build())
                    .id();

            privacy.record(
                    ada,
                    GppString.parse("DBABT~1NYN").stops("web-7", NOW, Map.of()).toArray(PermissionEvent[]::new));

            assertThat(privacy.state(ada, ConsentScope.of(SALE_OR_SHARE, Channel.WEB))
                            .status())
                    .isEqualTo(ConsentStatus.STOPPED);
        }
    }

    /** Whatever comes in, the answer is signals that stop or an error that says what is wrong, and never an error of this library. */
    @Property
    void any_text_gives_stops_or_is_refused(
            @ForAll @IntRange(min = 1, max = 30) int id,
            @ForAll
                    @Chars({'~', '.', '-', '_', 'A', 'B', '1', 'Y', 'N', ' '})
                    @CharRange(from = 'A', to = 'z')
                    @StringLength(max = 80)
                    String section,
            @ForAll boolean versionOne) {
        try {
            assertThat(GppString.parse(header(id) + "~" + (versionOne ? "B" : "") + section)
                            .stops("web-7", NOW, Map.of(ADVERTISING, 4)))
                    .allMatch(stop -> stop.type().stops());
        } catch (InvalidInputException refused) {
            assertThat(refused.field()).matches("gppString.*|tcString");
        }
    }

    /** Another section can only add a refusal. */
    @Property
    void more_sections_refuse_more(@ForAll @Size(max = 16) Set<@IntRange(min = 7, max = 22) Integer> ids) {
        Set<GppOptOut> before = EnumSet.noneOf(GppOptOut.class);
        StringBuilder sections = new StringBuilder();
        StringBuilder range = new StringBuilder();
        int last = 0;
        int count = 0;
        for (int id : new TreeSet<>(ids)) {
            sections.append("~B").append(id % 2 == 0 ? "VVVVVVVVVV" : "qqqqqqqqqq");
            range.append('0').append(fibonacci(id - last));
            last = id;
            count++;
            String amount = "0".repeat(12 - Integer.toBinaryString(count).length()) + Integer.toBinaryString(count);
            Set<GppOptOut> now = GppString.parse(coded("000011000001" + amount + range) + sections)
                    .optOuts();
            assertThat(now).containsAll(before);
            assertThat(now.contains(SALE)).isEqualTo(before.contains(SALE) || id % 2 == 0);
            before = now;
        }
    }

    private static String fibonacci(int number) {
        String header = header(number); // type, version, amount, one item, its number
        StringBuilder bits = new StringBuilder();
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        header.chars().forEach(character -> {
            String six = Integer.toBinaryString(alphabet.indexOf(character));
            bits.append("0".repeat(6 - six.length())).append(six);
        });
        String code = bits.substring(25);
        return code.substring(0, code.indexOf("11") + 2);
    }
}
