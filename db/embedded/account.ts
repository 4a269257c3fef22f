import { spawnSync } from 'node:child_process'
import { chownSync, lstatSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { ClusterProblem } from './problem'

/** How to start a PostgreSQL program so that it does not run as root. */
export type Account = {
  options: { uid?: number; gid?: number }
  wrap: (program: string, args: string[]) => [string, string[]]
  owner: { uid: number; gid: number } | undefined
  label: string
}

const plain = (program: string, args: string[]): [string, string[]] => [program, args]
const unsharing = (program: string, args: string[]): [string, string[]] => [
  'unshare',
  ['--user', '--map-user=65534', '--map-group=65534', '--', program, ...args],
]

function lookUp(name: string): { uid: number; gid: number } | undefined {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`))
  const [, , uid, gid] = line?.split(':') ?? []
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : undefined
}

export function chownTree(folder: string, owner: { uid: number; gid: number }): void {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const file = path.join(entry.parentPath, entry.name)
    if (!lstatSync(file).isSymbolicLink()) chownSync(file, owner.uid, owner.gid)
  }
  chownSync(folder, owner.uid, owner.gid)
}

function ownFolder(folder: string, owner: { uid: number; gid: number }): void {
  if (statSync(folder).uid !== owner.uid) chownTree(folder, owner)
}

function closedParent(folder: string): string | undefined {
  const parents: string[] = []
  for (let at = path.resolve(folder); at !== path.dirname(at); at = path.dirname(at)) parents.unshift(at)
  return parents.find((at) => (statSync(at).mode & 0o001) === 0)
}

function canRun(account: Account, dataDir: string, postgres: string): boolean {
  const [program, args] = account.wrap('/bin/sh', ['-c', 'cd "$0" && exec "$1" --version', dataDir, postgres])
  return spawnSync(program, args, { ...account.options, cwd: '/', stdio: 'ignore' }).status === 0
}

/** A normal user runs PostgreSQL as itself; root gives the folder to `postgres`, else `nobody`. */
export function chooseAccount(dataDir: string, postgres: string): Account {
  if (process.getuid?.() !== 0) return { options: {}, wrap: plain, owner: undefined, label: 'this user' }
  for (const name of ['postgres', 'nobody']) {
    const owner = lookUp(name)
    if (!owner) continue
    const account: Account = { options: owner, wrap: plain, owner, label: name }
    ownFolder(dataDir, owner)
    if (canRun(account, dataDir, postgres)) return account
  }
  const root = { uid: 0, gid: 0 }
  const account: Account = { options: {}, wrap: unsharing, owner: root, label: 'a user namespace' }
  ownFolder(dataDir, root)
  if (canRun(account, dataDir, postgres)) return account
  const closed = closedParent(path.dirname(dataDir)) ?? closedParent(path.dirname(postgres))
  throw new ClusterProblem(
    closed
      ? `PostgreSQL does not run as root, and other users cannot enter ${closed}. Run "chmod o+x ${closed}", start Tradepost as a normal user, or set DATABASE_URL.`
      : `PostgreSQL does not run as root, and ${postgres} cannot be run as another user. Start Tradepost as a normal user, or set DATABASE_URL.`,
  )
}
