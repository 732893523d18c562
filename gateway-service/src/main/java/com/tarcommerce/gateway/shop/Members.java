package com.tarcommerce.gateway.shop;

import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.gateway.access.SenderLists;
import com.tarcommerce.gateway.intake.Sender;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Who has been seen in which chat, and by what name; so that {@code /allow @name} finds a person. */
@Component
public class Members {
    private final MemberStore members;
    private final SenderLists lists;

    Members(MemberStore members, SenderLists lists) {
        this.members = members;
        this.lists = lists;
    }

    /**
     * Call it inside the transaction that acts on what the sender wrote; it writes only when something is new. What
     * was granted to the sender's name before holds for the sender from now on, whoever takes the name later.
     */
    public void seen(Room room, Sender sender) {
        if (!sender.anonymous() && members.put(room, sender)) {
            lists.recognise(room, sender);
        }
    }

    /** What to call the person who has this id in the chat; empty if nobody with it has been seen there. */
    public Optional<String> nameOf(Room chat, String id) {
        return members.withId(chat, id).map(Sender::name).filter(name -> !name.isBlank());
    }
}
