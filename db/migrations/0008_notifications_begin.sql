-- Nobody is told of what happened before there were notifications.
insert into event_cursor (consumer, position)
select 'notifications', coalesce(max(position), 0) from event
on conflict do nothing;
