-- The numbers of the contacts that Interakt has confirmed in a run that started then.
select distinct interakt_phone(c.phone)
from sync_state s
join contacts c on c.id = s.record_key
where s.kind = 'contact' and s.state = 'DONE' and s.changed_at >= ?
