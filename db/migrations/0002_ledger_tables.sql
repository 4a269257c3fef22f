CREATE TABLE "ledger_account" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "ledger_account_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"code" text NOT NULL,
	"currency" text NOT NULL,
	"posted" bigint DEFAULT 0 NOT NULL,
	"held" bigint DEFAULT 0 NOT NULL,
	"floor" bigint DEFAULT 0,
	"sharded" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "ledger_account_code" UNIQUE("code","currency"),
	CONSTRAINT "ledger_account_code_known" CHECK (code ~ '^(user:[^:]+:wallet|escrow:[^:]+|platform:[a-z_]+|external:[a-z_]+)$'),
	CONSTRAINT "ledger_currency" CHECK (currency ~ '^[A-Z]{3}$'),
	CONSTRAINT "ledger_no_overdraft" CHECK (floor is null or posted - held >= floor),
	CONSTRAINT "ledger_held" CHECK (held >= 0),
	CONSTRAINT "ledger_sharded" CHECK (not sharded or (floor is null and posted = 0 and held = 0))
);
--> statement-breakpoint
CREATE TABLE "ledger_entry" (
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "ledger_entry_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"account_id" bigint NOT NULL,
	"transfer_id" uuid NOT NULL,
	"leg" smallint NOT NULL,
	"amount" bigint NOT NULL,
	"currency" text NOT NULL,
	"balance_after" bigint,
	CONSTRAINT "ledger_entry_order" PRIMARY KEY("account_id","id"),
	CONSTRAINT "ledger_entry_leg" UNIQUE("transfer_id","leg"),
	CONSTRAINT "ledger_entry_amount" CHECK (amount <> 0),
	CONSTRAINT "ledger_entry_leg_number" CHECK (leg > 0)
);
--> statement-breakpoint
CREATE TABLE "ledger_hold" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"idem_key" text NOT NULL,
	"request_hash" "bytea" NOT NULL,
	"account_id" bigint NOT NULL,
	"amount" bigint NOT NULL,
	"state" text DEFAULT 'held' NOT NULL,
	"memo" jsonb NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"transfer_id" uuid,
	CONSTRAINT "ledger_hold_key" UNIQUE("idem_key"),
	CONSTRAINT "ledger_hold_amount" CHECK (amount > 0),
	CONSTRAINT "ledger_hold_state" CHECK (state in ('held', 'captured', 'released', 'expired')),
	CONSTRAINT "ledger_hold_captured" CHECK ((state = 'captured') = (transfer_id is not null))
);
--> statement-breakpoint
CREATE TABLE "ledger_proof" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "ledger_proof_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp with time zone NOT NULL,
	"sound" boolean NOT NULL,
	"figures" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ledger_rollup" (
	"account_id" bigint PRIMARY KEY NOT NULL,
	"balance" bigint DEFAULT 0 NOT NULL,
	"through_id" bigint DEFAULT 0 NOT NULL,
	"next_id" bigint,
	"next_xact" "xid8",
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ledger_transfer" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"idem_key" text NOT NULL,
	"kind" text NOT NULL,
	"request_hash" "bytea" NOT NULL,
	"memo" jsonb NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "ledger_transfer_key" UNIQUE("idem_key")
);
--> statement-breakpoint
ALTER TABLE "ledger_hold" ADD CONSTRAINT "ledger_hold_account_id_ledger_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."ledger_account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_hold" ADD CONSTRAINT "ledger_hold_transfer_id_ledger_transfer_id_fk" FOREIGN KEY ("transfer_id") REFERENCES "public"."ledger_transfer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_rollup" ADD CONSTRAINT "ledger_rollup_account_id_ledger_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."ledger_account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "ledger_hold_due" ON "ledger_hold" USING btree ("expires_at") WHERE state = 'held';--> statement-breakpoint
CREATE INDEX "ledger_hold_open" ON "ledger_hold" USING btree ("account_id") WHERE state = 'held';