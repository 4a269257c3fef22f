import { parseArgs } from 'node:util'
import postgres from 'postgres'
import { type AuditHead, verifyAudit } from '@/lib/kernel/audit-chain'
import { startDatabase } from './database'
import { main } from './program'
import { Problem, readSettings } from './settings'

const help = `npm run audit:verify -- [--head <row>:<hash>] [--json]
  --head  a link that was noted before (the worker logs one with every "audit log linked"): proves that nothing
          after it was cut off and everything before it is the same
  --json  the last line is {"sound","waiting","head","broken"}`

function readHead(text: string | undefined): AuditHead | undefined {
  if (text === undefined) return undefined
  const [, position, hash] = /^(\d+):([0-9a-f]{64})$/.exec(text) ?? []
  if (!position || !hash) throw new Problem(`"${text}" is no link of the audit log: <row>:<64 hex digits>.`)
  return { position: Number(position), hash }
}

await main(async () => {
  const { values } = parseArgs({
    options: { head: { type: 'string' }, json: { type: 'boolean' }, help: { type: 'boolean' } },
  })
  if (values.help) {
    console.log(help)
    return 0
  }
  const noted = readHead(values.head)
  const database = await startDatabase(readSettings())
  const sql = postgres(database.url, { max: 1, onnotice: () => {} })
  try {
    const { sound, waiting, head, broken } = await verifyAudit(sql, noted)
    console.log(`${sound} rows of the audit log are as they were written; ${waiting} wait for their link.`)
    if (broken) console.log(`BROKEN at row ${broken.position} (${broken.id}): ${broken.why}.`)
    else if (sound > 0) console.log(`Head, to be noted elsewhere: ${head.position}:${head.hash}`)
    if (values.json)
      console.log(JSON.stringify({ sound, waiting, head: `${head.position}:${head.hash}`, broken }))
    return broken ? 1 : 0
  } finally {
    await sql.end({ timeout: 5 })
    await database.cluster?.stop()
  }
})
