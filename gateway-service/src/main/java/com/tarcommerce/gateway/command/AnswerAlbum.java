package com.tarcommerce.gateway.command;

import com.tarcommerce.gateway.intake.Incoming;
import com.tarcommerce.gateway.intake.Plan;
import com.tarcommerce.gateway.intake.Reply;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * The pictures of an album come as messages of their own and are answered once: the first that is answered speaks for
 * all. Words are answered under whichever picture they stand. A picture that belongs to no album stands for itself.
 */
@Component
class AnswerAlbum {
    private final AlbumStore albums;

    AnswerAlbum(AlbumStore albums) {
        this.albums = albums;
    }

    /** @param answer asked only if the album has no answer yet */
    Plan picture(Incoming.Media picture, Supplier<Plan> answer) {
        var album = picture.album();
        if (album == null) {
            return answer.get();
        }
        if (albums.isAnswered(picture.room(), album)) {
            return Plan.SILENCE;
        }
        var plan = answer.get();
        return plan.equals(Plan.SILENCE)
                ? plan
                : () -> albums.answer(picture.room(), album) ? plan.carryOut() : Reply.silence();
    }

    boolean isAnswered(Incoming.Media picture) {
        return picture.album() != null && albums.isAnswered(picture.room(), picture.album());
    }

    /** Words are never dropped: another picture of the album may have been answered before. */
    Plan words(Incoming.Media picture, Plan answer) {
        var album = picture.album();
        return album == null || answer.equals(Plan.SILENCE)
                ? answer
                : () -> {
                    albums.answer(picture.room(), album);
                    return answer.carryOut();
                };
    }
}
