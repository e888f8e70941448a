with solved as (
  delete from sync_refusals where kind = :#${variable.kind} and record_key = :#${variable.record}
)
insert into sync_state (kind, record_key, state, version, changed_at)
values (:#${variable.kind}, :#${variable.record}, 'DONE', :#${variable.version}, now())
on conflict (kind, record_key) do update
  set state = excluded.state, version = excluded.version, changed_at = excluded.changed_at
