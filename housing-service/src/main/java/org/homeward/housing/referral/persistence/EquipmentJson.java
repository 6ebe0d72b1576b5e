package org.homeward.housing.referral.persistence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.homeward.housing.referral.domain.Equipment;
import org.homeward.housing.referral.domain.Equipment.Delivery;
import org.homeward.housing.referral.domain.Equipment.Need;

/** What a state of equipment and telecare knows beside its name. */
final class EquipmentJson {

    private EquipmentJson() {}

    static ObjectNode of(Equipment state) {
        ObjectNode node = Parts.object();
        Parts.putCodes(node, "items", state.need().items());
        node.put("training", state.need().training())
                .put("neededBy", Parts.told(state.need().neededBy()));
        switch (state) {
            case Equipment.Ordered ordered ->
                node.put("deliverBy", ordered.deliverBy().toString());
            case Equipment.Over over -> Parts.putEnd(node, of(over.last()), over);
            case Equipment.AwaitingTraining waiting -> put(node, waiting.delivery());
            case Equipment.Delivered delivered -> put(node, delivered.delivery());
            case Equipment.Requested requested -> {}
        }
        return node;
    }

    static Equipment read(String status, JsonNode state) {
        Need need = new Need(
                Parts.codes(state, "items"), state.path("training").asBoolean(), Parts.dayOrNull(state, "neededBy"));
        return switch (status) {
            case "requested" -> new Equipment.Requested(need);
            case "ordered" -> new Equipment.Ordered(need, Parts.day(state, "deliverBy"));
            case "awaiting-training" -> new Equipment.AwaitingTraining(need, delivery(state));
            case "delivered" -> new Equipment.Delivered(need, delivery(state));
            default ->
                new Equipment.Over(
                        (Equipment.Open) read(Parts.last(state, "requested"), state), Parts.ending(status, state));
        };
    }

    private static void put(ObjectNode node, Delivery delivery) {
        node.put("deliverBy", Parts.told(delivery.promised())).put("deliveredOn", Parts.told(delivery.on()));
    }

    private static Delivery delivery(JsonNode state) {
        return new Delivery(Parts.dayOrNull(state, "deliverBy"), Parts.dayOrNull(state, "deliveredOn"));
    }
}
