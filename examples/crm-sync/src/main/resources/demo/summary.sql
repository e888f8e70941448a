-- The report's lines: what the records of each route have become in a run that started then.
select format('  %-12s %7s  %7s  %8s  %8s', route,
         count(*) filter (where state = 'DONE'),
         count(*) filter (where state = 'REFUSED'),
         count(*) filter (where state = 'IN_DOUBT'),
         count(*) filter (where state = 'RETRY'))
from unnest(array['contacts', 'events', 'messages']) with ordinality as routes (route, place)
left join sync_state s on s.kind || 's' = route and s.changed_at >= ?
group by place, route
order by place
