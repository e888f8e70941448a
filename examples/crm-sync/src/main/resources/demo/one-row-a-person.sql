-- To Interakt all rows with one number are one person: merge them before you sync both ways. The demonstration keeps the oldest.
create temporary table duplicates as
select c.id
from contacts c
where exists (select 1 from contacts o where o.id < c.id and interakt_phone(o.phone) = interakt_phone(c.phone));

update deals set contact_id = null where contact_id in (select id from duplicates);
delete from contacts where id in (select id from duplicates);
drop table duplicates;
