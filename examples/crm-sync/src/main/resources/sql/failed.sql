with refusal as (
  insert into sync_refusals (kind, record_key, reason, outcome, message, refused_at)
  values (:#${variable.kind},
          :#${variable.record},
          :#${exception.reason.name},
          :#${exception.outcome.name},
          left(:#${exception.message}, 1000),
          now())
  on conflict (kind, record_key) do update
    set reason = excluded.reason, outcome = excluded.outcome, message = excluded.message, refused_at = excluded.refused_at
)
insert into sync_state (kind, record_key, state, version, changed_at)
values (:#${variable.kind}, :#${variable.record}, :#${variable.state}, :#${variable.version}, now())
on conflict (kind, record_key) do update
  set state = excluded.state, version = excluded.version, changed_at = excluded.changed_at
