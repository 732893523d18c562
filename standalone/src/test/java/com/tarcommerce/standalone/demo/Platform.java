package com.tarcommerce.standalone.demo;

import com.tarcommerce.common.contract.message.Room;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One channel as those see it between whom Tar stands: a person in a room, and the platform's servers. */
interface Platform extends AutoCloseable {

    /** What turns it on. */
    Map<String, String> settings();

    /** Opens a shop whose stock is kept in this platform's room, once the services run. */
    void open(DemoSuite suite) throws Exception;

    Room room();

    /** What somebody writes there, as the platform's server posts it; each of them is a message of its own. */
    Sent says(String text);

    /** As it was written so long ago, and is delivered only now; empty where what is written is there at once. */
    Optional<Sent> saysLate(String text, Duration age);

    /** Somebody presses the button of the newest message that has one of that label. */
    Sent presses(String label);

    /** Somebody sends a photo. */
    Sent shares(byte[] jpeg);

    /** Somebody sends a voice note, in no reply to Tar; empty where nobody can. */
    Optional<Sent> speaks();

    Sent forged(String text);

    /** As it was signed six minutes ago; empty where the signature has no time. */
    Optional<Sent> stale(String text);

    Sent oversized();

    /** What stood in the room so far, texts that were replaced too, oldest first. */
    List<String> shown();

    /** From now on the platform is out of order; whoever runs this ends it. Empty where there is no foreign server. */
    Optional<Runnable> down() throws Exception;

    /** The platform answers the next call of ours that it is too much. False where it knows no such answer. */
    boolean limitNext();

    @Override
    void close() throws Exception;

    /** A delivery, which may be made again. */
    interface Sent {
        /** The status that it is answered with. */
        int deliver() throws Exception;
    }
}
