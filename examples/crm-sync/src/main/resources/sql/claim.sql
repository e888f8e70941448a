-- Marks a record as being sent, before it is. Changes no row where the record is marked already: then it must not be sent.
insert into sync_state as mine (kind, record_key, state, version, changed_at)
values (:#${variable.kind}, :#${variable.record}, 'SENDING', :#${variable.version}, now())
on conflict (kind, record_key) do update
  set state = excluded.state, version = excluded.version, changed_at = excluded.changed_at
  where mine.state in ('RETRY', 'REFUSED')
