insert into two_way_state (contact_id, synced_at, refused)
values (:#${variable.row[id]}, :#${variable.row[updated_at]}, left(cast(:#${variable.refused} as text), 1000))
on conflict (contact_id) do update
  set synced_at = excluded.synced_at, refused = excluded.refused
