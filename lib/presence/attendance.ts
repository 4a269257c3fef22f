import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { system } from '@/lib/kernel/access'
import { rawSql } from '@/lib/kernel/db'
import { inTransaction } from '@/lib/kernel/operation'
import { pump } from '@/lib/kernel/pump'
import { settle } from './settle'

const beatMs = 5_000
/** Changes are written together, and a page that is loaded anew is no change. */
const gatherMs = 250
const graceMs = 8_000
const batchSize = 200

/** Who has pages open at this node. A node that stops says nothing: its people are elsewhere before it counts as dead. */
export interface Attendance {
  arrive(personId: string): void
  /** A page that was idle, or not, is closed. */
  leave(personId: string, idle: boolean): void
  turn(personId: string, idle: boolean): void
  stop(): Promise<void>
}

interface Here {
  pages: number
  idlePages: number
  leaving: NodeJS.Timeout | undefined
}

export function startAttendance(): Attendance {
  const nodeId = `web-${randomUUID()}`
  const people = new Map<string, Here>()
  /** What the table should say and perhaps does not. */
  const unsaid = new Set<string>()
  let timer: NodeJS.Timeout | undefined

  const say = (personId: string) => {
    unsaid.add(personId)
    timer ??= setTimeout(() => {
      timer = undefined
      writing.wake()
    }, gatherMs)
  }
  const writeAll = async () => {
    while (unsaid.size > 0) {
      const some = [...unsaid].slice(0, batchSize)
      for (const personId of some) unsaid.delete(personId)
      const here = some.flatMap((personId) => {
        const at = people.get(personId)
        return at ? [{ personId, idle: at.pages > 0 && at.idlePages === at.pages }] : []
      })
      await write(nodeId, some, here).catch((error: unknown) => {
        for (const personId of some) unsaid.add(personId)
        throw error
      })
    }
  }
  const writing = pump('presence.write', beatMs, writeAll)
  const beating = pump('presence.beat', beatMs, async () => {
    if (await beat(nodeId)) return
    for (const personId of people.keys()) unsaid.add(personId)
    writing.wake()
  })
  const depart = (personId: string) => {
    people.delete(personId)
    say(personId)
  }
  return {
    arrive: (personId) => {
      const at = people.get(personId)
      if (!at) people.set(personId, { pages: 1, idlePages: 0, leaving: undefined })
      else {
        clearTimeout(at.leaving)
        at.pages++
      }
      if (!at || at.idlePages === at.pages - 1) say(personId)
    },
    leave: (personId, idle) => {
      const at = people.get(personId)
      if (!at) return
      at.pages--
      if (idle) at.idlePages--
      if (at.pages === 0) at.leaving = setTimeout(() => depart(personId), graceMs).unref()
      else if (at.idlePages === at.pages) say(personId)
    },
    turn: (personId, idle) => {
      const at = people.get(personId)
      if (!at) return
      at.idlePages += idle ? 1 : -1
      if (at.idlePages >= at.pages - 1) say(personId)
    },
    stop: async () => {
      clearTimeout(timer)
      for (const { leaving } of people.values()) clearTimeout(leaving)
      await Promise.all([writing.stop(), beating.stop()])
    },
  }
}

/** One row per node, however many people are here. False when the node is new or was taken for dead. */
async function beat(nodeId: string): Promise<boolean> {
  const [row] = await rawSql()<{ fresh: boolean }[]>`
    insert into presence_node (id, beat_at) values (${nodeId}, clock_timestamp())
    on conflict (id) do update set beat_at = clock_timestamp() returning xmax = 0 as fresh`
  return row?.fresh === false
}

function write(nodeId: string, about: string[], here: { personId: string; idle: boolean }[]): Promise<void> {
  return inTransaction(system('presence.attend'), async (ctx) => {
    await ctx.tx.execute(sql`
      delete from presence_here where node_id = ${nodeId} and person_id = any(${`{${about.join(',')}}`}::text[])`)
    await ctx.tx.execute(sql`
      insert into presence_here (person_id, node_id, idle)
      select "personId", ${nodeId}, idle from jsonb_to_recordset(${JSON.stringify(here)}::jsonb) as t("personId" text, idle boolean)`)
    await settle(ctx, about)
  })
}
