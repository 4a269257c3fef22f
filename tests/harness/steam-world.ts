import { afterAll } from 'vitest'
import { startSandbox } from '../../sandbox/start'
import { type SteamWorld, steamSettings, stocked } from './steam-stock'

/** The simulator in this process, and the settings that lead the product to it. Call it at the top of a test file. */
export async function steamWorld(): Promise<SteamWorld> {
  const sandbox = await startSandbox({ world: 'empty' })
  steamSettings(sandbox.url)
  afterAll(() => sandbox.close())
  return stocked(sandbox)
}
