import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'

const nobody = 65_534
const megabyte = 1_048_576

export interface Person {
  uid?: number
  gid?: number
}

/** Whom the process may run as, the best first: nobody when we may choose, else whoever we are. */
export function accounts(): Person[] {
  const isRoot = process.platform === 'linux' && process.getuid?.() === 0
  return isRoot ? [{ uid: nobody, gid: nobody }, {}] : [{}]
}

/**
 * On Linux, where `prlimit` is there: from now on the process opens no file and no connection, leaves no
 * dump, and gets at most so much more memory. Elsewhere the permission model and the isolate stand alone. Asked for as the
 * process's own person: that needs no rights.
 */
export async function confine(pid: number, account: Person, moreMb: number): Promise<boolean> {
  if (process.platform !== 'linux') return false
  const limit = (dataBytes(pid) + moreMb * megabyte).toFixed(0)
  const limits = ['--nofile=0:0', '--core=0:0', `--data=${limit}:${limit}`]
  return new Promise((resolve) => {
    execFile('prlimit', [`--pid=${pid}`, ...limits], { ...account, timeout: 10_000 }, (error) =>
      resolve(error === null),
    )
  })
}

function dataBytes(pid: number): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    return Number(/^VmData:\s*(\d+) kB$/m.exec(status)?.[1] ?? 0) * 1_024
  } catch {
    return 0
  }
}
