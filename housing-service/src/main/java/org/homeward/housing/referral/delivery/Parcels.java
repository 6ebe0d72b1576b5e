package org.homeward.housing.referral.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import org.homeward.housing.referral.persistence.Contacts;
import org.homeward.housing.referral.persistence.Deliveries;
import org.homeward.housing.referral.persistence.Deliveries.Delivery;
import org.jspecify.annotations.Nullable;

/** What an authority is told: of a referral who the person is and how to reach them, of a withdrawal nothing of that. */
@ApplicationScoped
class Parcels {

    private final Contacts contacts;
    private final ObjectMapper json;

    Parcels(Contacts contacts, ObjectMapper json) {
        this.contacts = contacts;
        this.json = json;
    }

    /** Null for a referral whose contact details are erased: it must not be sent. */
    @Nullable
    String body(Connection connection, Delivery delivery) throws SQLException {
        ObjectNode node = json.createObjectNode()
                .put("delivery", delivery.id().toString())
                .put("kind", delivery.kind())
                .put("referral", delivery.referral().toString())
                .put("authority", delivery.authority());
        if (delivery.kind().equals(Deliveries.WITHDRAWAL)) {
            return node.toString();
        }
        String details = contacts.find(connection, delivery.referral());
        return details == null ? null : node.setAll(details(details)).toString();
    }

    private ObjectNode details(String text) {
        try {
            return (ObjectNode) json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("contact details that are no JSON");
        }
    }
}
