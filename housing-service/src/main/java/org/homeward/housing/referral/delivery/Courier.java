package org.homeward.housing.referral.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Sends one body to one authority over a connection of its own, and stops in the middle when it is called back. */
@ApplicationScoped
class Courier {

    static final String TAKEN = "taken";
    static final String CALLED_BACK = "called-back";
    static final String NO_ANSWER = "no-answer";

    /** How often it is looked whether what is being sent is still wanted. */
    private static final Duration LOOK = Duration.ofMillis(100);

    private final Duration patience;

    Courier(@ConfigProperty(name = "homeward.delivery.patience") Duration patience) {
        this.patience = patience;
    }

    /**
     * Returns {@link #TAKEN} if the authority has taken it, and otherwise why nobody knows whether it has.
     *
     * @param id the same for every attempt: the authority takes it once
     * @param wanted false as soon as it must not be sent any more
     */
    String send(Webhook webhook, UUID id, String body, BooleanSupplier wanted) {
        long seconds = Instant.now().getEpochSecond();
        HttpRequest request = HttpRequest.newBuilder(webhook.url())
                .timeout(patience)
                .header("Content-Type", "application/json")
                .header("Homeward-Delivery", id.toString())
                .header("Homeward-Signature", webhook.signature(seconds, body))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(patience)
                .build();
        try {
            return wanted.getAsBoolean()
                    ? await(client.sendAsync(request, HttpResponse.BodyHandlers.discarding()), wanted)
                    : CALLED_BACK;
        } finally {
            client.shutdownNow();
        }
    }

    private String await(CompletableFuture<HttpResponse<Void>> sending, BooleanSupplier wanted) {
        long end = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < end) {
            try {
                int status = sending.get(LOOK.toMillis(), TimeUnit.MILLISECONDS).statusCode();
                return status / 100 == 2 ? TAKEN : "status-" + status;
            } catch (TimeoutException noAnswerYet) {
                if (!wanted.getAsBoolean()) {
                    return CALLED_BACK;
                }
            } catch (ExecutionException failed) {
                return NO_ANSWER;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return NO_ANSWER;
            }
        }
        return NO_ANSWER;
    }
}
