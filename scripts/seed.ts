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
    const people = await seedOnce(settings, database.url)
    console.log('The demo world is there. Sign in as')
    for (const { name, role, signIn } of people) console.log(`  ${name} (${role}): ${signIn}`)
    return 0
  } finally {
    await database.cluster?.stop()
  }
})
