package org.homeward.capacity.care.domain;

import java.util.ArrayList;
import java.util.List;
import org.homeward.capacity.domain.EstateDocument.Fault;
import org.jspecify.annotations.Nullable;

/**
 * A provider of care as it, or a council, describes it. In which tier it is asked is a council's word alone.
 *
 * @param areas postcode sectors or districts that it serves
 * @param tier in which tier of a brokerage it is asked, 1 first; contracts say otherwise for an area and service
 * @param services codes of {@link CareService}
 * @param skills codes, such as {@code dementia} or {@code peg}
 */
public record ProviderDocument(
        @Nullable String name,
        @Nullable List<String> areas,
        @Nullable Integer tier,
        @Nullable List<String> services,
        @Nullable List<String> skills,
        @Nullable List<Contract> contracts) {

    /** A tier of its own for one area and service. */
    public record Contract(
            @Nullable String area,
            @Nullable String service,
            @Nullable Integer tier) {}

    private static final int LONGEST_NAME = 200;
    private static final int LAST_TIER = 9;

    /** Of a provider that says nothing of its tier and that no council has placed: asked last before emergency cover. */
    private static final int UNPLACED = 8;

    private static final String SKILL = "[a-z][a-z0-9-]{0,39}";

    /** With areas as they are kept, and lists instead of nothing; only of a document without faults. */
    public ProviderDocument normal() {
        return new ProviderDocument(
                name == null ? null : name.strip(),
                orEmpty(areas).stream()
                        .map(area -> Area.parse(area).code())
                        .distinct()
                        .toList(),
                tier == null ? 1 : tier,
                orEmpty(services).stream().distinct().toList(),
                orEmpty(skills).stream().distinct().toList(),
                orEmpty(contracts).stream().map(ProviderDocument::normal).toList());
    }

    /**
     * As a provider may say it of itself: its first word of tier and contracts holds, until a council says otherwise.
     *
     * @param before what stands; null for a provider of which nobody has said anything yet
     */
    public ProviderDocument placedAs(@Nullable ProviderDocument before) {
        return before == null
                ? placed(tier == null ? Integer.valueOf(UNPLACED) : tier, contracts)
                : placed(before.tier(), before.contracts());
    }

    private ProviderDocument placed(@Nullable Integer inTier, @Nullable List<Contract> byContracts) {
        return new ProviderDocument(name, areas, inTier, services, skills, byContracts);
    }

    /** What of its tier and contracts it says otherwise than they stand; what it leaves out it does not say. */
    public List<Fault> claims(@Nullable ProviderDocument before) {
        if (before == null) {
            return List.of();
        }
        List<Fault> faults = new ArrayList<>();
        if (tier != null && !tier.equals(before.tier())) {
            faults.add(new Fault("tier", "is for a council to say: leave it out"));
        }
        if (contracts != null && !orEmpty(normal().contracts()).equals(orEmpty(before.contracts()))) {
            faults.add(new Fault("contracts", "are for a council to say: leave them out"));
        }
        return faults;
    }

    /** By the contract for the area itself, or else for its district, or else as for everything. */
    public int tierIn(Line line) {
        for (Line one : List.of(line, line.inDistrict())) {
            for (Contract contract : orEmpty(contracts)) {
                if (one.service().equals(contract.service())
                        && one.area().code().equals(contract.area())
                        && contract.tier() != null) {
                    return contract.tier();
                }
            }
        }
        return tier == null ? 1 : tier;
    }

    /** What cannot be meant, by the field it stands in. */
    public List<Fault> faults() {
        List<Fault> faults = new ArrayList<>();
        if (name == null || name.isBlank() || name.length() > LONGEST_NAME || name.indexOf('\0') >= 0) {
            faults.add(new Fault("name", "must have 1 to 200 characters"));
        }
        if (areas == null || areas.isEmpty()) {
            faults.add(new Fault("areas", "is needed: postcode sectors such as LE3 9, or districts such as LE3"));
        }
        checkTier("tier", tier, false, faults);
        checkAreas(faults);
        List<String> offered = orEmpty(services);
        for (int i = 0; i < offered.size(); i++) {
            checkService("services[" + i + "]", offered.get(i), faults);
        }
        List<String> known = orEmpty(skills);
        for (int i = 0; i < known.size(); i++) {
            if (known.get(i) == null || !known.get(i).matches(SKILL)) {
                faults.add(new Fault("skills[" + i + "]", "must be a code such as dementia"));
            }
        }
        checkContracts(faults);
        return faults;
    }

    private void checkAreas(List<Fault> faults) {
        List<String> all = orEmpty(areas);
        for (int i = 0; i < all.size(); i++) {
            checkArea("areas[" + i + "]", all.get(i), faults);
        }
    }

    private void checkContracts(List<Fault> faults) {
        List<Contract> all = orEmpty(contracts);
        for (int i = 0; i < all.size(); i++) {
            String field = "contracts[" + i + "]";
            Contract contract = all.get(i);
            if (contract == null) {
                faults.add(new Fault(field, "is needed"));
                continue;
            }
            checkArea(field + ".area", contract.area(), faults);
            checkService(field + ".service", contract.service(), faults);
            checkTier(field + ".tier", contract.tier(), true, faults);
        }
    }

    /** Notes that there is no such service, and says which there are. */
    static void checkService(String field, @Nullable String service, List<Fault> faults) {
        if (service == null || CareService.of(service) == null) {
            List<String> allowed = new ArrayList<>(CareService.codes(CareService.Unit.HOURS));
            allowed.addAll(CareService.codes(CareService.Unit.PLACES));
            faults.add(new Fault(field, "must be one of " + String.join(", ", allowed)));
        }
    }

    private static void checkArea(String field, @Nullable String area, List<Fault> faults) {
        try {
            Area.parse(area == null ? "" : area);
        } catch (IllegalArgumentException noArea) {
            faults.add(new Fault(field, "must be a postcode sector such as LE3 9, or a district such as LE3"));
        }
    }

    private static void checkTier(String field, @Nullable Integer tier, boolean needed, List<Fault> faults) {
        if (tier == null ? needed : tier < 1 || tier > LAST_TIER) {
            faults.add(new Fault(field, "must be 1 to 9"));
        }
    }

    private static Contract normal(Contract contract) {
        String area = contract.area() == null ? "" : contract.area();
        return new Contract(Area.parse(area).code(), contract.service(), contract.tier());
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
