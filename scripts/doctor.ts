import { spawnSync } from 'node:child_process'
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statfsSync,
} from 'node:fs'
import path from 'node:path'
import { chooseAccount } from '@/db/embedded/account'
import { findBinaries } from '@/db/embedded/binaries'
import { isFree } from '@/db/embedded/port'
import { isInstalled } from './boot-install.mjs'
import { major } from './boot-node.mjs'
import { isBuilt } from './build'
import { homeFolder, type Ports, Problem, portNames, readPorts, readSettings, root } from './settings'

/** `todo` is what the person should do; a finding without it is fine as it is. */
type Finding = { what: string; todo?: string; optional?: boolean }
type Check = () => Finding[] | Promise<Finding[]>

const neededMb = 2_000
const home = homeFolder()
// Packages may be missing, so whatever needs one is imported inside the check that uses it.
const installed = isInstalled(root)

function node(): Finding[] {
  const wanted = readFileSync(path.join(root, '.node-version'), 'utf8').trim()
  const fine = major(process.version) >= major(wanted)
  return [{ what: `Node ${process.version}`, ...(fine ? {} : { todo: `Install Node ${wanted}.` }) }]
}

function packages(): Finding[] {
  if (installed) return [{ what: 'Packages are those of package-lock.json' }]
  return [
    {
      what: 'Packages are not installed, or not those of package-lock.json',
      todo: 'npm start installs them.',
    },
  ]
}

function writable(): Finding[] {
  return [root, home].filter(existsSync).map((folder) => {
    try {
      accessSync(folder, constants.W_OK)
      return { what: `${folder} can be written` }
    } catch {
      return { what: `${folder} cannot be written`, todo: 'Give this user write access to it.' }
    }
  })
}

function disk(): Finding[] {
  const { bavail, bsize } = statfsSync(root)
  const freeMb = Math.floor((bavail * bsize) / 1024 / 1024)
  const what = `${freeMb} MB of disk are free`
  return [freeMb >= neededMb ? { what } : { what, todo: `Free at least ${neededMb} MB.` }]
}

async function ports(): Promise<Finding[]> {
  const chosen = readPorts()
  const names = (Object.keys(chosen) as (keyof Ports)[]).filter(
    (key) => key !== 'postgres' || !process.env.DATABASE_URL,
  )
  const running = existsSync(path.join(home, 'running.json'))
  const look = async (key: keyof Ports): Promise<Finding> => {
    if (await isFree(chosen[key])) return { what: `Port ${chosen[key]} (${key}) is free` }
    const what = `Port ${chosen[key]} (${key}) is in use`
    if (running) return { what: `${what}; Tradepost seems to run` }
    return { what, todo: `End the program that uses it, or set ${portNames[key]} to another port.` }
  }
  return Promise.all(names.map(look))
}

async function outsideDatabase(url: string): Promise<Finding[]> {
  const { default: postgres } = await import('postgres')
  const sql = postgres(url, { max: 1, connect_timeout: 5, onnotice: () => {} })
  try {
    const [row] = await sql`show server_version`
    return [{ what: `The PostgreSQL of DATABASE_URL answers (${row?.server_version})` }]
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return [
      {
        what: `The PostgreSQL of DATABASE_URL does not answer: ${reason}`,
        todo: 'Start it or correct the URL.',
      },
    ]
  } finally {
    await sql.end({ timeout: 1 })
  }
}

async function database(): Promise<Finding[]> {
  if (!installed) return [{ what: 'PostgreSQL is looked at once the packages are installed' }]
  if (process.env.DATABASE_URL) return outsideDatabase(process.env.DATABASE_URL)
  mkdirSync(home, { recursive: true })
  const folder = mkdtempSync(path.join(home, 'doctor-'))
  try {
    const { postgres } = findBinaries()
    const account = chooseAccount(folder, postgres)
    const [program, args] = account.wrap(postgres, ['--version'])
    const said = spawnSync(program, args, { ...account.options, cwd: '/', encoding: 'utf8' })
    if (said.status === 0) return [{ what: `${said.stdout.trim()} runs as ${account.label}` }]
    const reason = said.error?.message ?? said.stderr.trim()
    return [
      {
        what: `PostgreSQL does not run: ${reason}`,
        todo: 'Set DATABASE_URL to a PostgreSQL 18 of your own.',
      },
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function browser(): Promise<Finding[]> {
  if (!installed) return []
  const { findChromium, noChromium } = await import('./chromium')
  const found = findChromium()
  if (found) return [{ what: `Chromium for the browser tests: ${found}` }]
  return [{ what: 'No Chromium found', todo: noChromium, optional: true }]
}

async function settings(): Promise<Finding[]> {
  if (!installed) return []
  const { parseEnv } = await import('@/lib/kernel/env')
  const { mode, variables } = readSettings()
  try {
    parseEnv({ ...process.env, ...variables })
    return [{ what: `Settings are complete for ${mode} mode` }]
  } catch (error) {
    return [
      { what: error instanceof Error ? error.message : String(error), todo: 'Set what is named above.' },
    ]
  }
}

function pages(): Finding[] {
  return [{ what: isBuilt() ? 'The web pages are built' : 'The web pages will be built at the next start' }]
}

async function examine(check: Check): Promise<Finding[]> {
  try {
    return await check()
  } catch (error) {
    const known = error instanceof Problem || (error instanceof Error && error.name === 'ClusterProblem')
    return [
      {
        what: known ? (error as Error).message : String(error),
        todo: 'Put this right and run npm run doctor again.',
      },
    ]
  }
}

const findings: Finding[] = []
for (const check of [node, packages, writable, disk, ports, database, settings, pages, browser]) {
  for (const finding of await examine(check)) {
    findings.push(finding)
    const mark = !finding.todo ? 'ok     ' : finding.optional ? 'note   ' : 'missing'
    console.log(`${mark} ${finding.what.replaceAll('\n', '\n        ')}`)
    if (finding.todo) console.log(`        -> ${finding.todo}`)
  }
}
const missing = findings.filter((finding) => finding.todo && !finding.optional)
console.log(missing.length === 0 ? '\nNothing is missing.' : `\n${missing.length} to put right.`)
process.exitCode = missing.length === 0 ? 0 : 1
