-- The console's line a second: how many records a run that started then has handled.
select format('  contacts %6s of %6s   events %6s of %6s   messages %5s   %5s/s',
         count(*) filter (where kind = 'contact'), (select count(*) from contacts),
         count(*) filter (where kind = 'event'), (select count(*) from deal_stages),
         count(*) filter (where kind = 'message'),
         round(count(*) / greatest(1, extract(epoch from now() - start))))
from (select cast(? as timestamptz) as start) as run
left join sync_state s on s.changed_at >= start
group by start
