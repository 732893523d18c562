package com.tarcommerce.gateway.command;

import com.tarcommerce.common.contract.message.Media;
import com.tarcommerce.common.contract.message.MediaApi;
import com.tarcommerce.common.contract.message.MediaKind;
import com.tarcommerce.gateway.intake.Plan;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** {@code /export orders last month}: a table as a file, in a room that may have the same read out. */
@Component
class AnswerExport {
    static final String NAME = "export";
    /** Where no file can be shown. */
    private static final Set<String> WITHOUT_FILES = Set.of("web");

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
        if (WITHOUT_FILES.contains(on.room().channel())) {
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
        var id = outbound.keepTable(on.shop(), table.file().bytes()).id();
        var file = Media.kept(MediaKind.DOCUMENT, id, nameOf(wanted, span, on));
        return () -> new Outcome.Attached(on.say("export.done", what, String.valueOf(table.rows())), file);
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
