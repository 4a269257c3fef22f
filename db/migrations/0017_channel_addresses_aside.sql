-- Addresses get ids of their own: they step aside while the table changes, and come back in 0016.
create table channel_address_before as table channel_address;
--> statement-breakpoint
delete from channel_address;
