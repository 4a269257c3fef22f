import { readFileSync, realpathSync, rmSync } from 'node:fs'
import path from 'node:path'

/** What a running (or crashed) server left in `postmaster.pid`. */
export type Postmaster = { pid: number; dataDir: string; port: number; ready: boolean }

const pidFile = (dataDir: string) => path.join(dataDir, 'postmaster.pid')

export function readPostmaster(dataDir: string): Postmaster | undefined {
  let text: string
  try {
    text = readFileSync(pidFile(dataDir), 'utf8')
  } catch {
    return undefined
  }
  const lines = text.split('\n')
  const pid = Number(lines[0])
  if (!Number.isInteger(pid) || pid <= 0) return undefined
  return { pid, dataDir: lines[1] ?? '', port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' }
}

export function removePostmasterFile(dataDir: string): void {
  rmSync(pidFile(dataDir), { force: true })
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** The process lives and is, as far as the system tells, the server on this folder. */
export const serves = (pid: number, dataDir: string): boolean =>
  isAlive(pid) && runsOn(pid, dataDir) !== false

/** False when the number in the file now belongs to some other program; undefined when nobody can tell. */
export function runsOn(pid: number, dataDir: string): boolean | undefined {
  if (process.platform !== 'linux') return undefined
  try {
    const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
    if (readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ')) return false
    return words.includes(dataDir) || words.includes(realpathSync(dataDir))
  } catch {
    return false
  }
}
