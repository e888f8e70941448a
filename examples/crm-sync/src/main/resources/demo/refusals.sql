-- The report's lines about the most frequent refusals; sync_refusals has the rest, and the whole messages.
select format('  %5s %-8s  %-16s  %-10s  %s', count(*), kind, reason, outcome,
         left(regexp_replace(message, '^interakt:\w+ failed: [^.]*\. (Interakt says: )?', ''), 100))
from sync_refusals
group by kind, reason, outcome, message
order by count(*) desc, kind, message
limit 12
