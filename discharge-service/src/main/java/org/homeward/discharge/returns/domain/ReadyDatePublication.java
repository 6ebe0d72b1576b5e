package org.homeward.discharge.returns.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.homeward.discharge.domain.DelayBand;
import org.jspecify.annotations.Nullable;

/**
 * A provider's row of the discharge ready date publication (NHS England, monthly, 39 columns since April 2024). It is of
 * living patients of at least one night who were discharged in the month; days of delay are whole days from the discharge
 * ready date to the discharge. A blank ready date is no delay: it may be blank for who leaves on the day of becoming ready
 * (Discharge Ready Date FAQ). How many were blank is told beside the columns.
 */
public final class ReadyDatePublication {

    /**
     * A column.
     *
     * @param number its place, from 1
     * @param code ours, for addresses
     * @param name our words for what the publication heads it with
     * @param value a text or number; null when not submitted, or when nothing can be divided by
     * @param shares the stays that it counts; for a share of a whole, those of the part
     */
    public record Column(
            int number, String code, String name, @Nullable Object value, List<Share> shares) {}

    /**
     * Who the row is about.
     *
     * @param region null where nobody has set it; so for the others
     */
    public record Provider(
            String code,
            @Nullable String name,
            @Nullable String board,
            @Nullable String region) {}

    private static final String SOURCE = "Homeward";
    private static final int DECIMALS = 2;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final List<Column> columns = new ArrayList<>();
    private final List<Share> discharged;
    private final boolean reviewed;
    private final boolean heard;

    private ReadyDatePublication(Provider provider, List<HospitalDay> month) {
        heard = month.stream().anyMatch(HospitalDay::heard);
        reviewed = month.stream().anyMatch(HospitalDay::reviewed);
        discharged = month.stream()
                .flatMap(day -> day.discharged().stream()
                        .filter(spell -> spell.lengthOfStay(day.date()) >= 1)
                        .map(spell -> new Share(spell, day.date(), 1)))
                .toList();
        who(provider);
        volumes();
        bedDays();
    }

    /** @param notIn wards ({@code site/ward}) that are left out */
    public static List<HospitalDay> days(YearMonth month, Inpatients all, Set<String> notIn) {
        return month.atDay(1)
                .datesUntil(month.plusMonths(1).atDay(1))
                .map(date -> HospitalDay.of(date, all, notIn))
                .toList();
    }

    /**
     * The row of a provider.
     *
     * @param month its days
     */
    public static ReadyDatePublication of(Provider provider, List<HospitalDay> month) {
        return new ReadyDatePublication(provider, month);
    }

    /** The 39 columns, in order. */
    public List<Column> columns() {
        return List.copyOf(columns);
    }

    /** The discharges without a discharge ready date; null when not submitted. */
    public @Nullable List<Share> blank() {
        return heard
                ? discharged.stream()
                        .filter(share -> share.spell().readyDateAtDischarge() == null)
                        .toList()
                : null;
    }

    /** What makes a provider's data acceptable is not published: columns 5 and 6 stay empty. */
    private void who(Provider provider) {
        text("region", "Region", provider.region());
        text("icb", "ICB", provider.board());
        text("org-code", "Org code", provider.code());
        text("org-name", "Org name", provider.name());
        text("acceptable", "Number of providers with acceptable data", null);
        text("acceptable-share", "Percentage of providers with acceptable data", null);
        text("source", "Data source", SOURCE);
    }

    private void volumes() {
        add("discharged", "Number of patients discharged", heard ? (Object) discharged.size() : null, discharged);
        List<Share> days = days(share -> true);
        number("bed-days", "Bed days of delayed discharge", sum(days), days);
        share("no-delay-share", "Percentage discharged with no delay", in(DelayBand.NONE), discharged);
        share("delayed-share", "Percentage of delayed discharge", delayed(), discharged);
        for (DelayBand band : DelayBand.values()) {
            number("volume-" + code(band), "Discharges with " + words(band), in(band).size(), in(band));
        }
        for (DelayBand band : DelayBand.values()) {
            share("share-" + code(band), "Percentage of discharges with " + words(band), in(band), discharged);
        }
        bands().forEach(band -> share(
                "delayed-share-" + code(band),
                "Percentage of delayed discharges with " + words(band),
                in(band),
                delayed()));
    }

    private void bedDays() {
        bands().forEach(band -> {
            List<Share> days = days(share -> band(share) == band);
            number("bed-days-" + code(band), "Bed days of discharges with " + words(band), sum(days), days);
        });
        List<Share> days = days(share -> true);
        add("average", "Average days from ready to discharged, with no delay as 0", mean(days, discharged), days);
        add("average-delayed", "Average days from ready to discharged, of the delayed", mean(days, delayed()), days);
    }

    private static Stream<DelayBand> bands() {
        return Arrays.stream(DelayBand.values()).filter(band -> band != DelayBand.NONE);
    }

    private List<Share> in(DelayBand band) {
        return discharged.stream().filter(share -> band(share) == band).toList();
    }

    private List<Share> delayed() {
        return discharged.stream()
                .filter(share -> share.spell().delayDays() > 0)
                .toList();
    }

    private List<Share> days(Predicate<Share> which) {
        return delayed().stream()
                .filter(which)
                .map(share ->
                        new Share(share.spell(), share.day(), share.spell().delayDays()))
                .toList();
    }

    private static DelayBand band(Share share) {
        return DelayBand.of(share.spell().delayDays());
    }

    private static long sum(List<Share> shares) {
        return shares.stream().mapToLong(Share::amount).sum();
    }

    private void text(String code, String name, @Nullable Object value) {
        columns.add(new Column(columns.size() + 1, code, name, value, List.of()));
    }

    /** A number of delays is submitted where criteria were reviewed at all in the month. */
    private void number(String code, String name, long value, List<Share> shares) {
        add(code, name, reviewed ? (Object) value : null, shares);
    }

    private void share(String code, String name, List<Share> part, List<Share> whole) {
        BigDecimal hundredfold = HUNDRED.multiply(BigDecimal.valueOf(part.size()));
        add(code, name, divided(hundredfold, whole.size()), part);
    }

    private @Nullable BigDecimal mean(List<Share> days, List<Share> of) {
        return divided(BigDecimal.valueOf(sum(days)), of.size());
    }

    private @Nullable BigDecimal divided(BigDecimal sum, long by) {
        return reviewed && by > 0 ? sum.divide(BigDecimal.valueOf(by), DECIMALS, RoundingMode.HALF_UP) : null;
    }

    private void add(String code, String name, @Nullable Object value, List<Share> shares) {
        columns.add(new Column(columns.size() + 1, code, name, value, value == null ? List.of() : shares));
    }

    private static String code(DelayBand band) {
        return band.text().replace("+", "-plus");
    }

    private static String words(DelayBand band) {
        return switch (band) {
            case NONE -> "no delay";
            case ONE -> "1 day of delay";
            default -> band.text() + " days of delay";
        };
    }
}
