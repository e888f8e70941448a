-- Settles what an earlier run was sending when it died: whether Interakt has it is unknown, so it is not sent again.
with interrupted as (
  update sync_state
  set state = 'IN_DOUBT', changed_at = now()
  where state = 'SENDING'
  returning kind, record_key
)
insert into sync_refusals (kind, record_key, reason, outcome, message, refused_at)
select kind,
       record_key,
       'INTERRUPTED',
       'MAYBE_SENT',
       'The process ended during the call. Look in Interakt whether it arrived; to send it again, delete its row of sync_state',
       now()
from interrupted
on conflict (kind, record_key) do update
  set reason = excluded.reason, outcome = excluded.outcome, message = excluded.message, refused_at = excluded.refused_at
