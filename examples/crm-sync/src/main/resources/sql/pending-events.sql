select st.id,
       st.stage,
       st.entered_at,
       d.title,
       d.amount,
       d.currency,
       c.phone,
       c.updated_at
from deal_stages st
join deals d on d.id = st.deal_id
left join contacts c on c.id = d.contact_id
left join sync_state s on s.kind = 'event' and s.record_key = st.id
where s.state is null
   or s.state = 'RETRY'
   or s.state = 'REFUSED' and c.updated_at is distinct from s.version
order by st.entered_at, st.id
