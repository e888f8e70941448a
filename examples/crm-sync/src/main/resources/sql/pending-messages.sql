select d.id,
       d.title,
       d.amount,
       d.currency,
       c.first_name,
       c.phone
from deals d
left join contacts c on c.id = d.contact_id
left join sync_state s on s.kind = 'message' and s.record_key = d.id
where (s.state is null
    or s.state = 'RETRY'
    or s.state = 'REFUSED' and c.updated_at > s.changed_at)
  and exists (select 1 from deal_stages st where st.deal_id = d.id and st.stage = 'WON')
  -- A person opts out, not a row: any row with the person's number counts, in whatever notation.
  and coalesce(c.opted_out, false) = false
  and not exists (
    select 1
    from sync_state mine
    join sync_state other on other.kind = 'contact' and other.phone = mine.phone
    join contacts o on o.id = other.record_key
    where mine.kind = 'contact' and mine.record_key = c.id and o.opted_out = true)
order by d.id
