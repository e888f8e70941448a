-- How far the sync is. One row a record that was dealt with:
--   SENDING   the call is under way, or was when the process died
--   DONE      Interakt has it
--   REFUSED   Interakt or the component refused it; tried again once the CRM's row has changed
--   RETRY     it did not get through; the next run tries again
--   IN_DOUBT  it may have got through; never tried again by itself
create table if not exists sync_state (
  kind       varchar(10)              not null,
  record_key bigint                   not null,
  state      varchar(10)              not null,
  -- Of contacts: the number in one notation, by which one person with several rows is known as one.
  phone      varchar(20),
  changed_at timestamp with time zone not null,
  primary key (kind, record_key)
);

create index if not exists sync_state_phone on sync_state (phone);

-- What did not get through, and why. No personal data: the record's key leads to it.
create table if not exists sync_refusals (
  kind       varchar(10)              not null,
  record_key bigint                   not null,
  reason     varchar(30)              not null,
  outcome    varchar(12)              not null,
  message    varchar(1000)            not null,
  refused_at timestamp with time zone not null,
  primary key (kind, record_key)
);
