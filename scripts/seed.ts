import { startDatabase } from './database'
import { main } from './program'
import { seedOnce } from './seeding'
import { Problem, readSettings } from './settings'

await main(async () => {
  const settings = readSettings()
  if (settings.mode === 'live')
    throw new Problem('The demo world belongs to sandbox mode; live mode has no seed.')
  const database = await startDatabase(settings)
  try {
    const done = await seedOnce({ ...settings.variables, DATABASE_URL: database.url })
    console.log(done ? 'The demo world is ready.' : 'The demo world was there already.')
    return 0
  } finally {
    await database.cluster?.stop()
  }
})
