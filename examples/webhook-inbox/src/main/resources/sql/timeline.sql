-- Writes an event and its effect in one statement, so in one transaction. An event that comes again, after a crash or by a replay,
-- finds its key, and changes nothing.
with event as (
  insert into crm_timeline (event_key, happened_at, phone, callback_data, kind, detail)
  values (:#${body.key},
          cast(:#${variable.at} as timestamptz),
          :#${body.phone},
          :#${body.callbackData},
          :#${variable.kind},
          :#${variable.detail})
  on conflict (event_key) do nothing
  returning callback_data, kind, detail
)
insert into crm_messages as message (callback_data, status)
select callback_data, detail
from event
where kind = 'status'
  and callback_data is not null
-- Events come out of order: the status only moves forward, as MessageStatus.isAfter does.
on conflict (callback_data) do update
  set status = excluded.status
  where excluded.status <> 'SENT' and message.status = 'SENT'
     or excluded.status = 'READ' and message.status = 'DELIVERED'
