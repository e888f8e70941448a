-- Until which change a row of contacts was sent, or written from Interakt; and by which number Interakt knows it.
create table if not exists two_way_state (
  contact_id bigint                   not null primary key,
  phone      varchar(20),
  synced_at  timestamp with time zone not null,
  refused    varchar(1000)
);

create index if not exists two_way_state_phone on two_way_state (phone);
