-- The won deals without a message: sql/pending-messages.sql leaves out the people who have opted out, and nobody else.
select format('  %s won deals get no message: the person has opted out', count(*))
from deals d
where exists (select 1 from deal_stages st where st.deal_id = d.id and st.stage = 'WON')
  and not exists (select 1 from sync_state s where s.kind = 'message' and s.record_key = d.id)
