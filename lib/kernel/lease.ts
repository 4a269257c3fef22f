import { sql } from 'drizzle-orm'
import { rawSql, type Tx } from './db'
import { Bug } from './errors'

export interface Lease {
  resource: string
  owner: string
  /** Grows with every change of owner; writes are fenced by it. */
  token: number
}

export const leaseTtlMs = 8_000
export const leaseRenewMs = 2_500

/** Takes a free or expired lease, or renews our own. Null when somebody else holds it. Time is the database's. */
export async function takeLease(resource: string, owner: string, ttlMs = leaseTtlMs): Promise<Lease | null> {
  const rows = await rawSql()<{ token: string }[]>`
    insert into lease (resource, owner, token, expires_at)
    values (${resource}, ${owner}, 1, now() + ${ttlMs} * interval '1 millisecond')
    on conflict (resource) do update set
      owner = excluded.owner,
      token = lease.token + case when lease.owner = excluded.owner and lease.expires_at >= now() then 0 else 1 end,
      expires_at = excluded.expires_at
    where lease.owner = excluded.owner or lease.expires_at < now()
    returning token`
  const [row] = rows
  return row ? { resource, owner, token: Number(row.token) } : null
}

/** Extends a lease we still hold; false when it was lost. */
export async function renewLease(lease: Lease, ttlMs = leaseTtlMs): Promise<boolean> {
  const rows = await rawSql()`
    update lease set expires_at = now() + ${ttlMs} * interval '1 millisecond'
    where resource = ${lease.resource} and owner = ${lease.owner} and token = ${lease.token} and expires_at >= now()
    returning 1`
  return rows.length === 1
}

export async function releaseLease(lease: Lease): Promise<void> {
  await rawSql()`
    update lease set expires_at = now() - interval '1 millisecond'
    where resource = ${lease.resource} and owner = ${lease.owner} and token = ${lease.token}`
}

/** The lease was lost: whoever did this work must stop at once and write nothing. */
export class LeaseLost extends Bug {}

/** Fails the transaction unless the lease is still ours at its commit. */
export async function fence(tx: Tx, lease: Lease): Promise<void> {
  const rows = await tx.execute(sql`
    select 1 from lease
    where resource = ${lease.resource} and owner = ${lease.owner} and token = ${lease.token} and expires_at >= now()
    for share`)
  if (rows.length !== 1) throw new LeaseLost(`The lease on ${lease.resource} was lost.`)
}
