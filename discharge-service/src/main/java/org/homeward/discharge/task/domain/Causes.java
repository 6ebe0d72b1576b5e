package org.homeward.discharge.task.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.homeward.discharge.care.domain.MissedCare;
import org.homeward.discharge.care.domain.MissedCare.Where;
import org.homeward.discharge.care.domain.Overstay;
import org.homeward.discharge.care.domain.PackageOfCare;
import org.homeward.discharge.care.domain.Rules;
import org.homeward.discharge.care.domain.State;
import org.homeward.discharge.care.domain.StayStanding;
import org.homeward.discharge.domain.CaseFact.CriteriaReviewed;
import org.homeward.discharge.domain.DischargeCase;
import org.homeward.discharge.domain.ExpectedDate;
import org.homeward.discharge.domain.HousingFlag;
import org.homeward.discharge.housing.domain.HousingMatter;
import org.homeward.discharge.person.domain.TrustedAssessment;
import org.homeward.discharge.task.domain.Cause.Whose;

/** What of a case and of its packages somebody has to see to: a pure function of how they stand. */
public final class Causes {

    /** The kinds that follow from one case alone. */
    public static final List<Kind> OF_A_CASE =
            List.of(Kind.REVIEW_DUE, Kind.EXPECTED_DATE_PASSED, Kind.REFER_TO_HOUSING);

    /** The kinds that follow from one package alone. */
    public static final List<Kind> OF_A_PACKAGE = List.of(
            Kind.NO_PROVIDER_KNOWN,
            Kind.UNSOURCED,
            Kind.EMERGENCY_COVER,
            Kind.START_OVERDUE,
            Kind.READMITTED_BEFORE_START,
            Kind.RESTART_ASKED,
            Kind.REABLEMENT_OVERSTAY);

    /** The kinds that follow from all stays and packages of a person. */
    public static final List<Kind> OF_MISSED_CARE = List.of(Kind.NEED_RETURNED, Kind.LEFT_WITHOUT_CARE, Kind.LAPSED);

    /** The kinds that go along when their stay becomes part of another: neither a case nor a package raises them there. */
    public static final List<Kind> TAKEN_ALONG = List.of(Kind.ASKED, Kind.ASSESSMENT_FLAWED);

    private Causes() {}

    /**
     * @param housing of the stay, closed matters too
     */
    public static List<Cause> of(DischargeCase discharge, Collection<HousingMatter> housing) {
        List<Cause> causes = new ArrayList<>();
        Whose whose = new Whose(discharge.stay(), discharge.trust());
        CriteriaReviewed review = discharge.lastReview();
        Instant runsOut = discharge.reviewDueAt();
        if (review != null && runsOut != null) {
            causes.add(
                    Cause.of(Kind.REVIEW_DUE, discharge.stay(), review.stamp().id(), whose, runsOut, runsOut));
        }
        Instant passed = discharge.expectedDatePassesAt();
        if (passed != null) {
            causes.add(
                    Cause.of(Kind.EXPECTED_DATE_PASSED, discharge.stay(), version(discharge), whose, passed, passed));
        }
        HousingFlag flag = discharge.housingFlag();
        if (flag != null && flag.isRaised() && discharge.status().isOpen() && nobodyAsked(housing)) {
            causes.add(Cause.of(
                    Kind.REFER_TO_HOUSING, discharge.stay(), flag.need().code(), whose, flag.at(), flag.at()));
        }
        return causes;
    }

    /** No duty to refer, or one that is a draft still; one that was withdrawn was asked about. */
    private static boolean nobodyAsked(Collection<HousingMatter> housing) {
        List<HousingMatter> duties = housing.stream()
                .filter(matter -> matter.type().equals(HousingMatter.DUTY_TO_REFER))
                .toList();
        return duties.isEmpty()
                || duties.stream().anyMatch(duty -> duty.status().equals("draft"))
                        && duties.stream()
                                .noneMatch(duty -> duty.open() && !duty.status().equals("draft"));
    }

    /** Each version of the date is another occasion, also one that names the same day again. */
    private static String version(DischargeCase discharge) {
        ExpectedDate expected = discharge.expected();
        return expected == null ? "" : expected.date() + "@" + expected.at();
    }

    public static List<Cause> of(PackageOfCare known, Rules rules) {
        List<Cause> causes = new ArrayList<>();
        switch (known.sourcing()) {
            case State.Requested requested ->
                causes.add(of(Kind.NO_PROVIDER_KNOWN, known, requested.since(), requested.since()));
            case State.Unsourced unsourced ->
                causes.add(of(Kind.UNSOURCED, known, unsourced.since(), unsourced.since()));
            case State.Accepted accepted -> {
                if (accepted.tier() >= rules.emergencyTier()) {
                    causes.add(of(Kind.EMERGENCY_COVER, known, accepted.acceptedAt(), accepted.acceptedAt()));
                }
                Instant held = accepted.heldSince();
                causes.add(
                        held == null
                                ? of(Kind.START_OVERDUE, known, accepted.startsAt(), accepted.startsAt())
                                : of(Kind.READMITTED_BEFORE_START, known, held, held));
            }
            case null, default -> {}
        }
        if (known.state() instanceof State.Paused paused && paused.restartAskedAt() != null) {
            causes.add(of(Kind.RESTART_ASKED, known, paused.restartAskedAt(), paused.over()));
        }
        Instant over = Overstay.since(known, rules);
        if (over != null) {
            causes.add(once(Kind.REABLEMENT_OVERSTAY, known, over));
        }
        return causes;
    }

    /**
     * The assessment is flawed by somebody's last word, and nobody has made another of its kind since.
     *
     * @param stay that goes on in place of the one in which it was made
     */
    public static List<Cause> of(TrustedAssessment made, String stay, Collection<TrustedAssessment> all) {
        boolean isReplaced = all.stream()
                .anyMatch(other ->
                        other.kind().equals(made.kind()) && other.recordedAt().isAfter(made.recordedAt()));
        return isReplaced
                ? List.of()
                : made.flaws().stream()
                        .map(flaw -> Cause.of(
                                Kind.ASSESSMENT_FLAWED,
                                made.id().toString(),
                                flaw.organisation() + "@" + flaw.at(),
                                new Whose(stay, made.trust()),
                                flaw.at(),
                                flaw.at()))
                        .toList();
    }

    /**
     * @param readySince since when who is ready to leave hospital is, by stay: until then nobody need decide on their care
     * @param rules for how long who had accepted before is asked first
     */
    public static List<Cause> of(MissedCare missed, Map<String, Instant> readySince, Rules rules) {
        PackageOfCare known = missed.known();
        return switch (missed.where()) {
            case Where.Hospital(StayStanding stay) -> {
                Instant ready = readySince.get(stay.stay());
                Instant dueAt = missed.since().plus(rules.previousWithin());
                Whose whose = new Whose(stay.stay(), stay.trust());
                yield ready == null
                        ? List.of()
                        : List.of(Cause.of(Kind.NEED_RETURNED, known.id().toString(), ready, whose, ready, dueAt));
            }
            case Where.Home home -> List.of(once(Kind.LEFT_WITHOUT_CARE, known, missed.since()));
            case Where.Anywhere anywhere -> List.of(of(Kind.LAPSED, known, missed.since(), missed.since()));
        };
    }

    private static Cause once(Kind kind, PackageOfCare known, Instant at) {
        return Cause.of(kind, known.id().toString(), "once", new Whose(known.stay(), known.trust()), at, at);
    }

    private static Cause of(Kind kind, PackageOfCare known, Instant since, Instant dueAt) {
        return Cause.of(kind, known.id().toString(), since, new Whose(known.stay(), known.trust()), since, dueAt);
    }
}
