select d.id,
       c.phone,
       c.updated_at,
       -- What fills {{1}}, {{2}} of the template. WhatsApp refuses an empty value, so say what stands in for it.
       cast(json_build_object('template', json_build_object('bodyValues', json_build_array(
         coalesce(nullif(trim(c.first_name), ''), 'there'),
         trim(d.title)))) as text) as template_values
from deals d
left join contacts c on c.id = d.contact_id
left join sync_state s on s.kind = 'message' and s.record_key = d.id
where (s.state is null
    or s.state = 'RETRY'
    or s.state = 'REFUSED' and c.updated_at is distinct from s.version)
  and exists (select 1 from deal_stages st where st.deal_id = d.id and st.stage = 'WON')
  -- A person opts out, not a row: any row with the person's number counts, in whatever notation.
  and coalesce(c.opted_out, false) = false
  and not exists (select 1 from contacts o where o.opted_out and interakt_phone(o.phone) = interakt_phone(c.phone))
order by d.id
