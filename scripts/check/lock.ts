import type { Finding } from './finding'
import { textOf } from './tree'

interface LockEntry {
  version?: string
  resolved?: string
  integrity?: string
  inBundle?: boolean
  link?: boolean
  os?: string[]
  cpu?: string[]
  dependencies?: Record<string, string>
  devDependencies?: Record<string, string>
  optionalDependencies?: Record<string, string>
}

type Packages = Record<string, LockEntry>
type Groups = Pick<LockEntry, 'dependencies' | 'devDependencies' | 'optionalDependencies'>

const groups = ['dependencies', 'devDependencies', 'optionalDependencies'] as const

const targets = [
  { name: 'linux-x64', os: 'linux', cpu: 'x64' },
  { name: 'linux-arm64', os: 'linux', cpu: 'arm64' },
  { name: 'darwin-arm64', os: 'darwin', cpu: 'arm64' },
  { name: 'win-x64', os: 'win32', cpu: 'x64' },
]

/** What would make `npm ci` fail, differ or miss a binary on another platform. */
export function lockFindings(root: string): Finding[] {
  const manifest: Groups = JSON.parse(textOf(root, 'package.json'))
  const lock: { packages?: Packages } = JSON.parse(textOf(root, 'package-lock.json'))
  const packages = lock.packages ?? {}
  return [
    ...inexactVersions(manifest),
    ...driftedRoot(manifest, packages[''] ?? {}),
    ...Object.entries(packages).flatMap(([at, entry]) => (at === '' ? [] : entryFindings(at, entry))),
    ...Object.entries(packages).flatMap(([at, entry]) => platformFindings(packages, at, entry)),
  ]
}

function inexactVersions(manifest: Groups): Finding[] {
  return groups
    .flatMap((group) => Object.entries(manifest[group] ?? {}))
    .filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
    .map(([name, version]) => ({
      where: 'package.json',
      what: `${name} is "${version}", not an exact version`,
    }))
}

function driftedRoot(manifest: Groups, locked: Groups): Finding[] {
  return groups.flatMap((group) => {
    const wanted = manifest[group] ?? {}
    const have = locked[group] ?? {}
    const names = new Set([...Object.keys(wanted), ...Object.keys(have)])
    return [...names]
      .filter((name) => wanted[name] !== have[name])
      .map((name) => ({
        where: 'package-lock.json',
        what: `${name}: package.json says ${wanted[name] ?? 'nothing'}, the lock says ${have[name] ?? 'nothing'}`,
      }))
  })
}

function entryFindings(at: string, entry: LockEntry): Finding[] {
  const where = 'package-lock.json'
  return [
    ...(entry.resolved && !entry.link ? [{ where, what: `${at} names a registry address` }] : []),
    ...(entry.integrity || entry.link || entry.inBundle ? [] : [{ where, what: `${at} has no checksum` }]),
  ]
}

/** npm drops the packages of other platforms when it regenerates a lock beside a full node_modules. */
function platformFindings(packages: Packages, at: string, entry: LockEntry): Finding[] {
  const where = 'package-lock.json'
  const names = Object.keys(entry.optionalDependencies ?? {})
  const present = names.map((name) => ({ name, entry: resolved(packages, at, name) }))
  const missing = present
    .filter((optional) => !optional.entry)
    .map(({ name }) => ({
      where,
      what: `${name}, an optional package of ${at || 'this project'}, is missing`,
    }))
  const native = present.flatMap((optional) => (optional.entry?.os ? [optional.entry] : []))
  if (native.length < 3) return missing
  const bare = targets.filter(
    ({ os, cpu }) => !native.some((n) => n.os?.includes(os) && (n.cpu ?? [cpu]).includes(cpu)),
  )
  return [
    ...missing,
    ...bare.map(({ name }) => ({ where, what: `${at || 'this project'} has no package for ${name}` })),
  ]
}

/** Node's own look-up: the nearest node_modules upwards. */
function resolved(packages: Packages, at: string, name: string): LockEntry | undefined {
  for (let base = at; ; base = base.replace(/(^|\/)node_modules\/(@[^/]+\/)?[^/]+$/, '')) {
    const found = packages[`${base ? `${base}/` : ''}node_modules/${name}`]
    if (found || base === '') return found
  }
}
