package com.tarcommerce.gateway.command;

import com.tarcommerce.common.contract.ai.Intent;
import com.tarcommerce.gateway.access.Decide;
import com.tarcommerce.gateway.access.Decision.Allowed;
import com.tarcommerce.gateway.access.Decision.Denied;
import com.tarcommerce.gateway.intake.Incoming;
import com.tarcommerce.gateway.intake.Plan;
import com.tarcommerce.gateway.intake.Reply;
import com.tarcommerce.gateway.shop.Tenant;
import com.tarcommerce.gateway.wording.Wording;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Answers a picture in a room that may change the stock: has it read and reads it back with buttons. Whoever may not do
 * that there is told so if it was sent to Tar, and met with silence otherwise.
 */
@Component
class AnswerBill {
    /** What it takes to put a bill into stock, as the decision and the audit know it. */
    static final Intent RIGHT = new Intent.AdjustStock(null, null);

    private final Decide decide;
    private final Commands commands;
    private final RunCommand run;
    private final Reading reading;
    private final Wording wording;

    AnswerBill(Decide decide, Commands commands, RunCommand run, Reading reading, Wording wording) {
        this.decide = decide;
        this.commands = commands;
        this.run = run;
        this.reading = reading;
        this.wording = wording;
    }

    boolean canRead(Incoming.Media picture) {
        return !picture.edited() && reading.page().canRead(picture);
    }

    /** Outside a transaction. */
    Plan plan(long inboundId, Incoming.Media picture, Tenant shop) {
        var caption = Objects.requireNonNullElse(picture.caption(), "");
        var on = new Occasion(inboundId, shop, picture.room(), picture.sender(), false,
                Voice.answering(wording, caption, shop.language()));
        return switch (decide.decideIn(shop.id(), picture.room(), picture.sender(), RIGHT.name())) {
            case Denied _ -> picture.addressed()
                    ? reading.albums().picture(picture, () -> run.plan(on, Request.plain(RIGHT)))
                    : Plan.SILENCE;
            case Allowed _ -> read(on, picture);
        };
    }

    private Plan read(Occasion on, Incoming.Media picture) {
        var album = picture.album();
        return album == null ? readOne(on, picture) : readPage(on, picture, album);
    }

    private Plan readOne(Occasion on, Incoming.Media picture) {
        var inPlace = reading.progress().say(on, picture.writtenAt(), on.say("bill.reading"));
        var page = page(on, picture);
        return inPlace.apply(propose(on, picture.addressed(), () -> List.of(page)));
    }

    void giveUp(long inboundId, Incoming.Media picture, Tenant shop) {
        reading.progress().takeBack(inboundId, shop.id(), picture.room());
    }

    private Page page(Occasion on, Incoming.Media picture) {
        return reading.page().read(on.room(), Objects.requireNonNull(picture.file()), on.tenant());
    }

    /** Words under another picture may turn out to speak for all of the album, so that nothing is said before. */
    private Plan readPage(Occasion on, Incoming.Media picture, String album) {
        var page = page(on, picture);
        var last = !reading.albumEnd().goesOn(on.inboundId(), album);
        return () -> {
            reading.pages().keep(on.inboundId(), on.room(), album, page);
            return last
                    ? propose(on, picture.addressed(), () -> reading.pages().take(on.room(), album)).carryOut()
                    : Reply.silence();
        };
    }

    private Plan propose(Occasion on, boolean addressed, Supplier<List<Page>> pages) {
        return () -> {
            var all = pages.get();
            return addressed || all.stream().anyMatch(Page::looksLikeABill)
                    ? run.plan(on, commands.decided(on, RIGHT, () -> reading.propose().about(on, all))).carryOut()
                    : Reply.silence();
        };
    }

    /** What a button under a bill does. Outside a transaction; the act itself belongs into one. */
    Verb.Act pressed(Occasion on, Bill bill) {
        if (bill.pages().isEmpty()) {
            return commands.decided(on, RIGHT, () -> reading.apply().apply(on, bill));
        }
        return switch (decide.decideIn(on.shop(), on.room(), on.sender(), RIGHT.name())) {
            case Denied _ -> commands.decided(on, RIGHT, () -> {
                throw new IllegalStateException("what was denied a moment ago is asked for again");
            });
            case Allowed _ -> {
                var pages = bill.pages().stream().map(file -> reading.page().read(on.room(), file, on.tenant()))
                        .toList();
                yield commands.decided(on, RIGHT, () -> reading.propose().about(on, pages));
            }
        };
    }

    /** How a bill is read, and what is made of it. */
    @Component
    record Reading(ReadPage page, AnswerAlbum albums, AlbumEnd albumEnd, BillPages pages, ProposeBill propose,
            ApplyBill apply, SayProgress progress) {
    }
}
