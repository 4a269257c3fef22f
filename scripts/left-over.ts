import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { isFree } from '@/db/embedded/port'
import { isAlive } from '@/db/embedded/postmaster'
import { type Ports, Problem, portNames, type Settings } from './settings'

type Note = { pid: number; web: number; children: { pid: number; script: string }[] }

const noteFile = (home: string) => path.join(home, 'running.json')

/** Says who runs here, so that the next start can tell a running Tradepost from the rest of a dead one. */
export function writeNote(home: string, note: Note): void {
  mkdirSync(home, { recursive: true })
  writeFileSync(noteFile(home), JSON.stringify(note))
}

/** Takes the note away, unless it is another supervisor's. */
export function removeNote(home: string): void {
  if (readNote(home)?.pid === process.pid) rmSync(noteFile(home), { force: true })
}

function readNote(home: string): Note | undefined {
  if (!existsSync(noteFile(home))) return undefined
  try {
    return JSON.parse(readFileSync(noteFile(home), 'utf8'))
  } catch {
    return undefined
  }
}

/** On Linux a pid counts only when its command line names the script; elsewhere being alive must do. */
function stillRuns(pid: number, script: string): boolean {
  if (!isAlive(pid)) return false
  if (process.platform !== 'linux') return true
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(script)
  } catch {
    return false
  }
}

async function endProcess(pid: number, script: string): Promise<void> {
  process.kill(pid, 'SIGTERM')
  for (const deadline = Date.now() + 5_000; Date.now() < deadline; await pause(20)) {
    if (!stillRuns(pid, script)) return
  }
  process.kill(pid, 'SIGKILL')
}

/** Refuses when Tradepost already runs here; ends the children of one that was killed. */
export async function clearLeftOvers(home: string, supervisors: string[]): Promise<void> {
  const note = readNote(home)
  if (!note) return
  if (note.pid !== process.pid && supervisors.some((script) => stillRuns(note.pid, script))) {
    throw new Problem(
      `Tradepost already runs here: http://localhost:${note.web} (process ${note.pid}). End it with Ctrl-C in its terminal first.`,
    )
  }
  const left = note.children.filter(({ pid, script }) => stillRuns(pid, script))
  if (left.length > 0) console.log('Ending what an earlier Tradepost left behind ...')
  await Promise.all(left.map(({ pid, script }) => endProcess(pid, script)))
  rmSync(noteFile(home), { force: true })
}

export async function refuseTakenPorts(settings: Settings): Promise<void> {
  const wanted: (keyof Ports)[] =
    settings.mode === 'sandbox' ? ['web', 'worker', 'sandbox', 'mail'] : ['web', 'worker']
  const free = await Promise.all(wanted.map((key) => isFree(settings.ports[key])))
  const taken = wanted.filter((_, index) => !free[index])
  if (taken.length === 0) return
  const lines = taken.map((key) => {
    const name = portNames[key]
    const port = settings.ports[key]
    return `Port ${port} (${key}) is taken by another program. End it, or choose another: ${name}=${port + 10} npm start`
  })
  throw new Problem(lines.join('\n'))
}
