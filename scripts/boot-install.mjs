import { createHash } from 'node:crypto'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { npm, refuseFullDisk } from './boot-npm.mjs'
import { Problem } from './boot-problem.mjs'

const stampFile = (root) => path.join(root, 'node_modules', '.tradepost-lock')

/** What must be in the stamp for the installed packages to be the right ones. */
export function wantedStamp(root) {
  const lock = path.join(root, 'package-lock.json')
  if (!existsSync(lock)) throw new Problem('package-lock.json is missing. Restore it from the repository.')
  const hash = createHash('sha256').update(readFileSync(lock)).digest('hex')
  return `${hash} ${process.platform}-${process.arch}`
}

export function isInstalled(root) {
  const file = stampFile(root)
  return existsSync(file) && readFileSync(file, 'utf8').trim() === wantedStamp(root)
}

export function writeStamp(root) {
  writeFileSync(stampFile(root), `${wantedStamp(root)}\n`)
}

/** Installs exactly what the lock file says, and only when it changed since the last install. */
export async function ensurePackages(root, node, install = npm) {
  if (isInstalled(root)) return false
  const first = !existsSync(path.join(root, 'node_modules'))
  console.log(
    first ? 'Installing packages (once; a minute or two) ...' : 'Packages changed; installing again ...',
  )
  refuseFullDisk(root, 1_500)
  rmSync(stampFile(root), { force: true })
  await install(node, ['ci', '--include=dev', '--include=optional'], root)
  writeStamp(root)
  return true
}
