package com.tarcommerce.gateway.command;

import com.tarcommerce.common.contract.message.Media;
import com.tarcommerce.common.contract.message.MediaApi;
import com.tarcommerce.common.contract.message.MediaKind;
import com.tarcommerce.common.contract.message.RoomKind;
import com.tarcommerce.gateway.intake.Plan;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;

/** {@code /export orders last month}: a table as a file, in a room that may have the same read out. */
@Component
class AnswerExport {
    static final String NAME = "export";

    private final RunCommand run;
    private final Commands commands;
    private final Tables tables;
    private final MediaApi outbound;
    private final InstantSource clock;

    AnswerExport(RunCommand run, Commands commands, Tables tables, MediaApi outbound, InstantSource clock) {
        this.run = run;
        this.commands = commands;
        this.tables = tables;
        this.outbound = outbound;
        this.clock = clock;
    }

    /** What tables are made of. */
    @Component
    record Tables(ExportTable table, ReadTransaction reading) {
    }

    Plan plan(Occasion on, String argument) {
        return Exported.read(argument)
                .map(wanted -> run.plan(on, commands.plan(on, wanted.kind().right(), () -> made(wanted, on))))
                .orElseGet(() -> run.plan(on, () -> new Outcome.Told(on.say("export.how"))));
    }

    /** Outside the transaction: the file is at outbound before anything names it. */
    private Verb.Act made(Exported wanted, Occasion on) {
        if (RoomKind.of(on.room()).mostFileBytes() == 0) {
            return declined(on.say("export.no-files"), "no_files_here");
        }
        var period = wanted.period();
        var span = period == null ? null : Span.of(period, clock.instant(), on.tenant().zone());
        var table = tables.reading().read(() -> tables.table().of(wanted.kind(), span, on));
        if (table.rows() > ExportTable.MOST_ROWS) {
            return declined(on.say("export.too-many", String.valueOf(ExportTable.MOST_ROWS)), "too_many_rows");
        }
        var what = on.say("export." + wanted.kind().wire())
                + (span == null ? "" : ", " + span.said(on.voice().language()));
        if (table.rows() == 0) {
            return () -> new Outcome.Told(on.say("export.none", what));
        }
        return attached(on, table, what, nameOf(wanted, span, on));
    }

    private Verb.Act attached(Occasion on, ExportTable.Table table, String what, String name) {
        var done = on.say("export.done", what, String.valueOf(table.rows()));
        var id = kept(on, table.file().bytes());
        return id.isPresent()
                ? () -> new Outcome.Attached(done, Media.kept(MediaKind.DOCUMENT, id.get(), name))
                : declined(on.say("export.too-large", String.valueOf(RoomKind.of(on.room()).mostMegabytes())),
                        "too_large");
    }

    /** Empty if it is too large for the room, or for outbound. */
    private Optional<String> kept(Occasion on, byte[] file) {
        if (file.length > RoomKind.of(on.room()).mostFileBytes()) {
            return Optional.empty();
        }
        try {
            return Optional.of(outbound.keepTable(on.shop(), file).id());
        } catch (HttpClientErrorException refused) {
            if (refused.getStatusCode().isSameCodeAs(HttpStatus.CONTENT_TOO_LARGE)) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    private static Verb.Act declined(String why, String reason) {
        return () -> new Outcome.Declined(why, reason);
    }

    /** {@code orders-2026-11-01-2026-11-30.csv}, {@code stock-2026-11-29.csv}. */
    private String nameOf(Exported wanted, @Nullable Span span, Occasion on) {
        var days = span == null
                ? LocalDate.ofInstant(clock.instant(), on.tenant().zone()).toString()
                : span.first().equals(span.last()) ? span.first().toString() : span.first() + "-" + span.last();
        return wanted.kind().wire() + "-" + days + ".csv";
    }
}
