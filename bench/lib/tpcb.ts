import type { Sql } from 'postgres'

/**
 * The floor: pgbench's TPC-B-like transaction, statement by statement as pgbench sends it, prepared.
 * pgbench asks for a scale of at least the number of clients, or the branch rows become the bottleneck; ours is twice
 * that. Accounts per branch are a tenth of pgbench's, so that table and ledger both fit into memory.
 */
export const scaleFor = (clients: number): number => clients * 2

const tellersPerBranch = 10
const accountsPerBranch = 10_000

export async function layTpcb(sql: Sql, scale: number): Promise<void> {
  await sql.unsafe(`
    create schema tpcb;
    create table tpcb.branches (bid int primary key, bbalance int not null, filler char(88)) with (fillfactor = 70);
    create table tpcb.tellers (tid int primary key, bid int, tbalance int not null, filler char(84))
      with (fillfactor = 70);
    create table tpcb.accounts (aid int primary key, bid int, abalance int not null, filler char(84))
      with (fillfactor = 70);
    create table tpcb.history (tid int, bid int, aid int, delta int, mtime timestamp, filler char(22));
    insert into tpcb.branches select b, 0, '' from generate_series(1, ${scale}) b;
    insert into tpcb.tellers select t, (t - 1) / ${tellersPerBranch} + 1, 0, ''
      from generate_series(1, ${scale * tellersPerBranch}) t;
    insert into tpcb.accounts select a, (a - 1) / ${accountsPerBranch} + 1, 0, ''
      from generate_series(1, ${scale * accountsPerBranch}) a;`)
}

const upTo = (n: number): number => 1 + Math.floor(Math.random() * n)

/** One TPC-B transaction: three updates, one select, one insert. */
export async function tpcb(sql: Sql, scale: number): Promise<void> {
  const [aid, bid, tid] = [upTo(scale * accountsPerBranch), upTo(scale), upTo(scale * tellersPerBranch)]
  const delta = upTo(10_001) - 5_001
  await sql.begin(async (tx) => {
    await tx`update tpcb.accounts set abalance = abalance + ${delta} where aid = ${aid}`
    await tx`select abalance from tpcb.accounts where aid = ${aid}`
    await tx`update tpcb.tellers set tbalance = tbalance + ${delta} where tid = ${tid}`
    await tx`update tpcb.branches set bbalance = bbalance + ${delta} where bid = ${bid}`
    await tx`insert into tpcb.history (tid, bid, aid, delta, mtime)
      values (${tid}, ${bid}, ${aid}, ${delta}, current_timestamp)`
  })
}
