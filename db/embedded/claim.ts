import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { isAlive } from './postmaster'
import { ClusterProblem } from './problem'

const lockWaitMs = 90_000

function breakStaleLock(file: string): void {
  try {
    const pid = Number(readFileSync(file, 'utf8'))
    if (pid > 0 && !isAlive(pid)) rmSync(file, { force: true })
  } catch {
    // The holder has just let go of it.
  }
}

/** Runs `work` while no other process starts or stops the cluster kept in `folder`. */
export async function exclusively<T>(folder: string, work: () => Promise<T>): Promise<T> {
  mkdirSync(folder, { recursive: true })
  const file = path.join(folder, 'starting.lock')
  const deadline = Date.now() + lockWaitMs
  for (;;) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' })
      break
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
    breakStaleLock(file)
    if (Date.now() > deadline) {
      throw new ClusterProblem(`Another process has been starting PostgreSQL for too long. Remove ${file}.`)
    }
    await pause(20)
  }
  try {
    return await work()
  } finally {
    rmSync(file, { force: true })
  }
}

const usersFolder = (folder: string) => path.join(folder, 'users')

/** Notes that this process uses the cluster, so that another one does not stop it. */
export function claim(folder: string): void {
  mkdirSync(usersFolder(folder), { recursive: true })
  writeFileSync(path.join(usersFolder(folder), String(process.pid)), '')
}

export function release(folder: string): void {
  rmSync(path.join(usersFolder(folder), String(process.pid)), { force: true })
}

export function otherUsers(folder: string): number[] {
  mkdirSync(usersFolder(folder), { recursive: true })
  const pids = readdirSync(usersFolder(folder)).map(Number)
  for (const pid of pids.filter((pid) => !isAlive(pid))) {
    rmSync(path.join(usersFolder(folder), String(pid)), { force: true })
  }
  return pids.filter((pid) => pid !== process.pid && isAlive(pid))
}
