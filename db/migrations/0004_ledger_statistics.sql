-- A transfer has two or three entries, whatever a sample of the first big ones says: without this the check of a
-- transfer may read the whole journal until the next analyze.
alter table ledger_entry alter column transfer_id set (n_distinct = -0.4);
--> statement-breakpoint
analyze ledger_entry;
