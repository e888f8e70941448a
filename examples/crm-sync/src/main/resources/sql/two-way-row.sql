select c.id,
       trim(concat(coalesce(c.first_name, ''), ' ', coalesce(c.last_name, ''))) as full_name,
       c.phone,
       c.email,
       c.language,
       c.segment,
       c.notes,
       c.opted_out,
       c.updated_at,
       s.synced_at
from contacts c
left join two_way_state s on s.contact_id = c.id
where interakt_phone(c.phone) = ?
for update of c
