import { freePort } from '@/db/embedded/port'
import { startDatabase } from './database'
import { main, runScript } from './program'
import { readSettings } from './settings'

// One more worker beside those of `npm start`; arguments go to it, for example --roles=steam.
await main(async () => {
  const settings = readSettings()
  const database = await startDatabase(settings)
  try {
    return await runScript('workers/main.ts', process.argv.slice(2), {
      ...settings.variables,
      WORKER_PORT: process.env.WORKER_PORT ?? String(await freePort()),
      DATABASE_URL: database.url,
      PROCESS_NAME: 'worker',
    })
  } finally {
    await database.cluster?.stop()
  }
})
