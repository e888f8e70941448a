-- Up to which change a row of contacts was sent to Interakt, and why it was refused.
create table if not exists two_way_state (
  contact_id bigint                   not null primary key,
  synced_at  timestamp with time zone not null,
  refused    varchar(1000)
);
