import { startBots } from '@/lib/steam'

/** A worker in a process of its own that runs the bots until the test kills it. */
const [leaseTtlMs = '2000'] = process.argv.slice(2)

await startBots({ leaseTtlMs: Number(leaseTtlMs) })
process.stdout.write('started\n')
