package org.homeward.housing.referral.persistence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.homeward.housing.referral.domain.Coded;
import org.homeward.housing.referral.domain.DisabledFacilitiesGrant;
import org.homeward.housing.referral.domain.DutyToRefer;
import org.homeward.housing.referral.domain.Equipment;
import org.homeward.housing.referral.domain.HomeReadiness;
import org.homeward.housing.referral.domain.HousingAdvice;
import org.homeward.housing.referral.domain.MinorAdaptation;
import org.homeward.housing.referral.domain.Rehousing;
import org.homeward.housing.referral.domain.State;
import org.homeward.housing.referral.domain.Type;

/** What a state knows beside its name. */
final class StateJson {

    private StateJson() {}

    static ObjectNode of(State state) {
        return switch (state) {
            case DutyToRefer duty -> DutyJson.of(duty);
            case MinorAdaptation minor -> MinorJson.of(minor);
            case DisabledFacilitiesGrant grant -> GrantJson.of(grant);
            case HomeReadiness home -> ReadinessJson.of(home);
            case Equipment equipment -> EquipmentJson.of(equipment);
            case Rehousing rehousing -> RehousingJson.of(rehousing);
            case HousingAdvice advice -> AdviceJson.of(advice);
        };
    }

    static State read(String type, String status, JsonNode state) {
        return switch (Coded.of(Type.class, type)) {
            case DUTY_TO_REFER -> DutyJson.read(status, state);
            case ADAPTATION_MINOR -> MinorJson.read(status, state);
            case ADAPTATION_DFG -> GrantJson.read(status, state);
            case HOME_READINESS -> ReadinessJson.read(status, state);
            case EQUIPMENT -> EquipmentJson.read(status, state);
            case REHOUSING -> RehousingJson.read(status, state);
            case HOUSING_ADVICE -> AdviceJson.read(status, state);
            case null -> throw new IllegalStateException("no such type of referral");
        };
    }
}
