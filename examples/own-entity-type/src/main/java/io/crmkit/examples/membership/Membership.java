package io.crmkit.examples.membership;

import io.crmkit.core.entity.Attribute;
import io.crmkit.core.entity.EntityIndex;
import io.crmkit.core.entity.EntityType;
import io.crmkit.core.entity.ErasureRule;
import io.crmkit.core.entity.Lookup;
import io.crmkit.core.entity.MergeRule;
import io.crmkit.core.entity.UniqueKey;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.id.Id;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * The membership of a customer in a loyalty programme. A plain record: Jackson reads and writes it, {@link #TYPE} tells the
 * library the rest.
 *
 * @param id names it
 * @param customer the member
 * @param tier what the member has earned
 * @param validThru the last day of the tier
 * @param card the number on the card; empty once the member is erased
 * @param partnerNumbers numbers of the member in other programmes; families share some
 */
public record Membership(
        MembershipId id,
        CustomerId customer,
        Tier tier,
        LocalDate validThru,
        Optional<String> card,
        List<String> partnerNumbers) {

    // Attributes are what queries can select and sort by. Indexes say in which combinations.
    /** The member. */
    public static final Attribute<Membership, CustomerId> CUSTOMER =
            Attribute.id("customer", CustomerId::new, Membership::customer);
    /** The tier. */
    public static final Attribute<Membership, Tier> TIER = Attribute.constant("tier", Tier.class, Membership::tier);
    /** The last day. */
    public static final Attribute<Membership, LocalDate> VALID_THRU =
            Attribute.date("valid_thru", Membership::validThru);

    /** By member. */
    public static final EntityIndex<Membership> BY_CUSTOMER = EntityIndex.of("by_customer", CUSTOMER);
    /** By tier, then last day. */
    public static final EntityIndex<Membership> BY_TIER = EntityIndex.of("by_tier", TIER, VALID_THRU);

    /** No two memberships have the same card, however its number is spaced. */
    public static final UniqueKey<Membership, String> CARD =
            new UniqueKey<>("card", membership -> membership.card().stream().toList(), Membership::compact);

    /** Memberships are found by the number in a partner's programme. */
    public static final Lookup<Membership, String> PARTNER_NUMBER =
            new Lookup<>("partner_number", Membership::partnerNumbers, Membership::compact);

    /** Everything that the library has to know: give it to {@code Crm.builder(...).register(Membership.TYPE)}. */
    public static final EntityType<Membership, MembershipId> TYPE = EntityType.builder(
                    "membership", Membership.class, MembershipId::new)
            .id(Membership::id, Membership::withId)
            .index(BY_CUSTOMER)
            .index(BY_TIER)
            .unique(CARD)
            .lookup(PARTNER_NUMBER)
            // whose personal data it is, and which fields hold it
            .subject(CUSTOMER)
            .personal("card", "partnerNumbers")
            // two customers turn out to be one: the membership follows
            .onMerge(MergeRule.repoint((membership, loser, survivor) ->
                    membership.customer().equals(loser) ? membership.withCustomer(survivor) : membership))
            // the member is erased: the statistics keep their totals
            .onErasure(ErasureRule.redact(Membership::withoutPersonalData))
            .build();

    /**
     * Checks the rules. Empty optionals and collections are left out of the stored JSON and come back as null.
     *
     * @throws InvalidInputException if the card number is blank
     */
    public Membership {
        Objects.requireNonNull(tier, "tier");
        Objects.requireNonNull(validThru, "validThru");
        card = Objects.requireNonNullElse(card, Optional.empty());
        partnerNumbers = List.copyOf(Objects.requireNonNullElse(partnerNumbers, List.of()));
        if (card.filter(String::isBlank).isPresent()) {
            throw new InvalidInputException("membership.card", "must not be blank");
        }
    }

    /** Returns a new membership; it gets its id when it is added. */
    public static Membership of(CustomerId customer, Tier tier, LocalDate validThru, String card) {
        return new Membership(new MembershipId(Id.UNASSIGNED), customer, tier, validThru, Optional.of(card), List.of());
    }

    /** Returns this membership with another id. */
    public Membership withId(MembershipId other) {
        return new Membership(other, customer, tier, validThru, card, partnerNumbers);
    }

    /** Returns this membership of another member. */
    public Membership withCustomer(CustomerId other) {
        return new Membership(id, other, tier, validThru, card, partnerNumbers);
    }

    /** Returns this membership with another tier. */
    public Membership withTier(Tier earned, LocalDate thru) {
        return new Membership(id, customer, earned, thru, card, partnerNumbers);
    }

    /** Returns this membership with these numbers in other programmes. */
    public Membership withPartnerNumbers(String... numbers) {
        return new Membership(id, customer, tier, validThru, card, List.of(numbers));
    }

    private Membership withoutPersonalData() {
        return new Membership(id, customer, tier, validThru, Optional.empty(), List.of());
    }

    private static String compact(String number) {
        return number.replace(" ", "").toUpperCase(Locale.ROOT);
    }

    /** Shows nothing personal. */
    @Override
    public String toString() {
        return "Membership[" + id + ", " + tier + "]";
    }
}
