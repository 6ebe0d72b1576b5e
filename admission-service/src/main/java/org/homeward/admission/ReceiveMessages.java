package org.homeward.admission;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.homeward.admission.hl7.Ack;
import org.homeward.admission.hl7.ErrorCode;
import org.homeward.admission.hl7.Origin;
import org.homeward.admission.hl7.Refusals;

/** Takes the messages of one request in, in their order, and waits for their commit. */
@ApplicationScoped
public class ReceiveMessages {

    private final ReceiveMessage one;

    ReceiveMessages(ReceiveMessage one) {
        this.one = one;
    }

    /**
     * The acknowledgements, in the order of the messages. Where some were stored and others were not, those get AE 207,
     * so that the sender sends them again.
     *
     * @throws MayNotSpeakFor if one of them is about another trust; then none is stored
     * @throws RuntimeException the failure of the store, if nothing was stored
     */
    public List<Ack> all(List<byte[]> messages, Origin origin) {
        List<ReceiveMessage.Read> read =
                messages.stream().map(raw -> one.read(raw, origin)).toList();
        List<CompletableFuture<Ack>> pending = read.stream().map(one::store).toList();
        List<Ack> acks = new ArrayList<>();
        RuntimeException failure = null;
        int stored = 0;
        for (int i = 0; i < pending.size(); i++) {
            try {
                acks.add(Waiting.await(pending.get(i)));
                stored++;
            } catch (RuntimeException e) {
                failure = e;
                acks.add(Refusals.of(messages.get(i), Ack.Code.AE, ErrorCode.INTERNAL, "not stored; send it again"));
            }
        }
        if (failure != null && stored == 0) {
            throw failure;
        }
        return acks;
    }
}
