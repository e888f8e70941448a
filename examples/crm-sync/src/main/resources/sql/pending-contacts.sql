select c.id,
       c.updated_at,
       trim(concat(coalesce(c.first_name, ''), ' ', coalesce(c.last_name, ''))) as full_name,
       c.phone,
       c.email,
       c.language,
       c.segment,
       c.notes,
       c.opted_out,
       c.created_at,
       co.name as company,
       co.industry,
       co.city
from contacts c
left join companies co on co.id = c.company_id
left join sync_state s on s.kind = 'contact' and s.record_key = c.id
where s.state is null
   or s.state = 'RETRY'
   or c.updated_at is distinct from s.version
order by c.id
