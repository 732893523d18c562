-- Whom a number wrote to first, and when: WhatsApp lets it do so with so many people in 24 hours. `before`: when it had done so
-- before that, until Meta has said what it makes of this time.
create table begun_chat (
    account text    not null,
    chat    text    not null,
    at      integer not null,
    before  integer,
    primary key (account, chat)
) without rowid;

create index begun_chat_at on begun_chat (account, at);
