import type { DemoPerson } from './box'
import { logIn, runToEnd } from './child'
import { oncePerDatabase } from './database'
import { Problem, type Settings } from './settings'

/** Fills the demo world unless this database has it, after `prepared`; gives the people to sign in as. */
export async function seedOnce(
  settings: Settings,
  url: string,
  prepared: Promise<void> = Promise.resolve(),
): Promise<readonly DemoPerson[]> {
  return oncePerDatabase(url, 'demo', async () => {
    await prepared
    console.log('Filling the demo world (once) ...')
    const env = { ...process.env, ...settings.variables, DATABASE_URL: url, PROCESS_NAME: 'seed' }
    const logFile = logIn(settings.home, 'seed')
    const args = ['--import', './scripts/alias.mjs', 'scripts/fill-demo.ts']
    const { code, tail } = await runToEnd(process.execPath, args, env, logFile)
    if (code !== 0) throw new Problem(`The demo world could not be filled.\n${tail}\nAll of it: ${logFile}`)
    return JSON.parse(tail.split('\n').at(-1) ?? '[]')
  })
}
