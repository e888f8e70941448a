-- To Interakt all rows with one number are one person. Who syncs both ways merges them first; the demonstration keeps the oldest.
create temporary table duplicates as
select c.id
from contacts c
where length(regexp_replace(c.phone, '[^0-9]', '', 'g')) >= 10
  and exists (
    select 1
    from contacts o
    where o.id < c.id
      and right(regexp_replace(o.phone, '[^0-9]', '', 'g'), 10) = right(regexp_replace(c.phone, '[^0-9]', '', 'g'), 10));

update deals set contact_id = null where contact_id in (select id from duplicates);
delete from contacts where id in (select id from duplicates);
drop table duplicates;
