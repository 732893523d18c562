package com.tarcommerce.gateway.event;

/** In whose turn the queue of carts and tasks is taken from. */
final class Turns {
    /**
     * From shop to shop by {@code webhook_outbox_turn}, and of each no more than all together may be. A lane begins with its
     * shop, and a task's goes on with its number; the terms are those of the index.
     */
    static final String NEXT = """
            with recursive shop (name) as (
                select min(substr(lane, 1, instr(lane, '|'))) from webhook_outbox
                where state = 'waiting' and url = 'tar:carts'
                union all
                select (select min(substr(lane, 1, instr(lane, '|'))) from webhook_outbox
                        where state = 'waiting' and url = 'tar:carts' and substr(lane, 1, instr(lane, '|')) > shop.name)
                from shop where shop.name is not null),
            share (size) as (select max(1, :most / max(1, count(name))) from shop)
            select seq from shop join webhook_outbox on seq in (
                select row.seq from webhook_outbox row
                where row.state = 'waiting' and row.url = 'tar:carts' and substr(row.lane, 1, instr(row.lane, '|')) = shop.name
                    and row.next_at <= :now and row.lease_until <= :now
                    and not exists (select 1 from webhook_outbox older where older.state = 'waiting'
                        and older.lane = row.lane and older.url = row.url and older.seq < row.seq
                        and (older.next_at > :now or older.lease_until > :now))
                order by substr(row.lane, instr(row.lane, '|') + 1, 5) <> 'task:', row.seq
                limit (select size from share))
            order by seq limit :most
            """;

    private Turns() {
    }
}
