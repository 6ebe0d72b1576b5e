package org.homeward.housing.referral.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.homeward.housing.api.Words;
import org.homeward.housing.referral.RaiseReferral.Beginning;
import org.homeward.housing.referral.domain.Authority;
import org.homeward.housing.referral.domain.Coded;
import org.homeward.housing.referral.domain.DisabledFacilitiesGrant;
import org.homeward.housing.referral.domain.Equipment;
import org.homeward.housing.referral.domain.Grant;
import org.homeward.housing.referral.domain.HomeReadiness;
import org.homeward.housing.referral.domain.HousingAdvice;
import org.homeward.housing.referral.domain.HousingAuthorities;
import org.homeward.housing.referral.domain.MinorAdaptation;
import org.homeward.housing.referral.domain.Rehousing;
import org.homeward.housing.referral.domain.State;
import org.homeward.housing.referral.domain.Tenure;
import org.homeward.housing.referral.domain.Type;
import org.homeward.kit.http.Bodies;
import org.homeward.kit.http.Given;
import org.homeward.kit.http.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * What a referral of each type is raised with. Only a duty to refer says who the person is; the others have nothing but
 * words of closed lists and codes.
 *
 * @param scheme that is to answer for it, whatever its type; null where there is none
 */
record Raised(String stay, @Nullable String scheme, Beginning beginning) {

    private static final String SCHEME = "scheme";

    /** What a body of every type may have. */
    private static final Set<String> OF_ALL = Set.of(SCHEME);

    record MinorBody(
            @Nullable String type,
            @Nullable String stay,
            @Nullable List<String> works,
            @Nullable String tenure) {}

    record GrantBody(
            @Nullable String type,
            @Nullable String stay,
            @Nullable String authority,
            @Nullable List<String> purposes,
            @Nullable String tenure) {}

    record ReadinessBody(
            @Nullable String type,
            @Nullable String stay,
            @Nullable List<String> needs,
            @Nullable String access) {}

    record EquipmentBody(
            @Nullable String type,
            @Nullable String stay,
            @Nullable List<String> items,
            @Nullable Boolean training,
            @Nullable String neededBy) {}

    record RehousingBody(
            @Nullable String type,
            @Nullable String stay,
            @Nullable String authority,
            @Nullable String reason,
            @Nullable List<String> features) {}

    record AdviceBody(
            @Nullable String type,
            @Nullable String stay,
            @Nullable List<String> topics) {}

    /**
     * @throws ProblemException 400 with the field that is missing, wrong or of another type; 422 without consent, or for
     *     what is no housing authority
     */
    static Raised of(byte[] body, Telling telling) {
        ObjectNode all = Bodies.object(body);
        String scheme = scheme(all.path(SCHEME));
        JsonNode said = all.path("type");
        String type = Words.oneOf(
                "type", said.isNull() || said.isMissingNode() ? null : said.asText(), Coded.codes(Type.class));
        Raised raised = switch (Objects.requireNonNull(Coded.of(Type.class, type))) {
            case DUTY_TO_REFER -> {
                DutyBody duty = Bodies.read(body, DutyBody.class, OF_ALL);
                String stay = Given.text("stay", duty.stay());
                yield new Raised(stay, null, new Beginning.Duty(duty.isDraft() ? null : duty.agreed(telling)));
            }
            case ADAPTATION_MINOR -> of(Bodies.read(body, MinorBody.class, OF_ALL));
            case ADAPTATION_DFG -> of(Bodies.read(body, GrantBody.class, OF_ALL), telling.authorities());
            case HOME_READINESS -> of(Bodies.read(body, ReadinessBody.class, OF_ALL));
            case EQUIPMENT -> of(Bodies.read(body, EquipmentBody.class, OF_ALL));
            case REHOUSING -> of(Bodies.read(body, RehousingBody.class, OF_ALL), telling.authorities());
            case HOUSING_ADVICE -> of(Bodies.read(body, AdviceBody.class, OF_ALL));
        };
        return new Raised(raised.stay(), scheme, raised.beginning());
    }

    private static @Nullable String scheme(JsonNode sent) {
        if (sent.isNull() || sent.isMissingNode()) {
            return null;
        }
        if (!sent.isTextual()) {
            throw ProblemException.field(SCHEME, "must be the name of a scheme");
        }
        return Given.text(SCHEME, sent.asText());
    }

    private static Raised of(MinorBody sent) {
        var need = new MinorAdaptation.Need(
                words("works", sent.works(), MinorAdaptation.Work.class), word("tenure", sent.tenure(), Tenure.class));
        return raised(sent.stay(), new MinorAdaptation.Requested(need), null);
    }

    private static Raised of(GrantBody sent, HousingAuthorities known) {
        var need = new DisabledFacilitiesGrant.Need(
                words("purposes", sent.purposes(), Grant.Purpose.class), word("tenure", sent.tenure(), Tenure.class));
        return raised(sent.stay(), new DisabledFacilitiesGrant.Requested(need), authority(sent.authority(), known));
    }

    private static Raised of(ReadinessBody sent) {
        var needs = words("needs", sent.needs(), HomeReadiness.Need.class);
        var access = sent.access() == null ? null : word("access", sent.access(), HomeReadiness.Access.class);
        return raised(sent.stay(), HomeReadiness.raise(needs, access), null);
    }

    private static Raised of(EquipmentBody sent) {
        LocalDate neededBy = sent.neededBy() == null ? null : Given.date("neededBy", sent.neededBy());
        if (sent.training() == null) {
            throw ProblemException.field("training", "is needed: whether somebody has to be shown how to use it");
        }
        var need = new Equipment.Need(Words.someCodes("items", sent.items()), sent.training(), neededBy);
        return raised(sent.stay(), new Equipment.Requested(need), null);
    }

    private static Raised of(RehousingBody sent, HousingAuthorities known) {
        var need = new Rehousing.Need(
                word("reason", sent.reason(), Rehousing.Reason.class), Words.codes("features", sent.features()));
        return raised(sent.stay(), new Rehousing.Requested(need), authority(sent.authority(), known));
    }

    private static Raised of(AdviceBody sent) {
        var topics = words("topics", sent.topics(), HousingAdvice.Topic.class);
        return raised(sent.stay(), new HousingAdvice.Requested(topics), null);
    }

    private static Raised raised(@Nullable String stay, State state, @Nullable Authority authority) {
        return new Raised(Given.text("stay", stay), null, new Beginning.Asked(state, authority));
    }

    private static Authority authority(@Nullable String code, HousingAuthorities known) {
        Authority authority = known.of(Given.text("authority", code));
        if (authority == null) {
            throw new ProblemException(ReferralAnswers.unfit("authority", HousingAuthorities.UNKNOWN));
        }
        return authority;
    }

    private static <E extends Enum<E> & Coded> E word(String field, @Nullable String sent, Class<E> list) {
        return Objects.requireNonNull(Coded.of(list, Words.oneOf(field, sent, Coded.codes(list))));
    }

    private static <E extends Enum<E> & Coded> Set<E> words(String field, @Nullable List<String> sent, Class<E> list) {
        return Words.someOf(field, sent, Coded.codes(list)).stream()
                .map(code -> Objects.requireNonNull(Coded.of(list, code)))
                .collect(Collectors.toSet());
    }
}
