-- The inbox of camel-interakt for MySQL from 8.0 on and MariaDB from 10.6 on.
-- For another table name (option inboxTable) replace interakt_inbox throughout. interakt-inbox-postgresql.sql explains the columns.

create table if not exists interakt_inbox (
    id bigint not null auto_increment primary key,
    event_key varchar(512) not null,
    order_key varchar(255),
    state varchar(8) not null,
    body longblob not null,
    received_at bigint not null,
    due_at bigint not null,
    attempts integer not null,
    claimed_by varchar(64),
    lane varchar(255),
    finished_at bigint,
    failure varchar(1000),
    unique key event_key (event_key),
    unique key lane (lane),
    key due (state, due_at, id),
    key customer (order_key, state, id),
    key finished (state, finished_at)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_bin;
