import { freePort } from '../../db/embedded/port'

/** A port for this file's sandbox, known to the settings: only then may people's addresses lead there. */
export async function sandboxPort(): Promise<number> {
  const port = await freePort()
  process.env.SANDBOX_PORT = String(port)
  return port
}
