-- The progress of the sync, one row for each record that was processed:
--   SENDING   the call is in progress, or was when the process died
--   DONE      Interakt has confirmed it
--   REFUSED   Interakt or the component has refused it; tried again once the CRM's row has changed
--   RETRY     it was not sent; the next run tries again
--   IN_DOUBT  it may have been sent; never tried again automatically
create table if not exists sync_state (
  kind       varchar(10)              not null,
  record_key bigint                   not null,
  state      varchar(10)              not null,
  -- The contact's updated_at when it was read: another value means that it has changed since.
  version    timestamp with time zone,
  changed_at timestamp with time zone not null,
  primary key (kind, record_key)
);

-- What was not sent, and why. No personal data: the record's key leads to it.
create table if not exists sync_refusals (
  kind       varchar(10)              not null,
  record_key bigint                   not null,
  reason     varchar(30)              not null,
  outcome    varchar(12)              not null,
  message    varchar(1000)            not null,
  refused_at timestamp with time zone not null,
  primary key (kind, record_key)
);

-- A number of India with its country code, digits only, as Interakt knows it; null if it is none. Two rows with one number are one person.
create or replace function interakt_phone(notation text) returns text
  language sql immutable
  return case
    when length(regexp_replace(notation, '[^0-9]', '', 'g')) >= 10
    then '91' || right(regexp_replace(notation, '[^0-9]', '', 'g'), 10)
  end;
