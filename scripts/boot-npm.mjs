import { spawn } from 'node:child_process'
import { existsSync, statfsSync } from 'node:fs'
import path from 'node:path'
import { Problem } from './boot-problem.mjs'

/** First match wins; the pattern is looked for in what npm wrote to its error output. */
const causes = [
  [/ENOSPC|no space left/i, 'The disk is full. Free at least 2 GB and start again.'],
  [/EACCES|EPERM|EROFS/, 'The folder cannot be written. Give this user write access to it and start again.'],
  [
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ENOTCACHED|network/i,
    'The npm registry cannot be reached. Check the network, the proxy and "npm config get registry", then start again.',
  ],
  [/E401|E403/, 'The npm registry refused access. Check "npm config get registry" and its credentials.'],
  [/E404|ETARGET/, 'The npm registry does not have a package Tradepost needs; a mirror may be incomplete.'],
  [/EBADPLATFORM/, 'A package does not exist for this operating system or processor.'],
  [/EUSAGE/, 'package.json and package-lock.json do not belong together. Restore both from the repository.'],
  [/EINTEGRITY/, 'A package arrived damaged. Run "npm cache clean --force" and start again.'],
]

export function explainNpm(output) {
  const found = causes.find(([pattern]) => pattern.test(output))
  return found?.[1] ?? 'npm failed; its own words are above.'
}

/** The npm that started us, run by the given Node; else the one in PATH. */
function npmCommand(node) {
  const started = process.env.npm_execpath ?? ''
  if (/npm-cli\.[cm]?js$/.test(started) && existsSync(started))
    return { program: node, first: [started], shell: false }
  const windows = process.platform === 'win32'
  return { program: windows ? 'npm.cmd' : 'npm', first: [], shell: windows }
}

export function refuseFullDisk(folder, neededMb) {
  const disk = statfsSync(folder)
  const freeMb = Math.floor((disk.bavail * disk.bsize) / 1024 / 1024)
  if (freeMb >= neededMb) return
  throw new Problem(
    `Only ${freeMb} MB are free in ${folder}; ${neededMb} MB are needed. Free some space and start again.`,
  )
}

/** Runs npm quietly; on failure shows what it said and throws the likely cause as one sentence. */
export async function npm(node, args, cwd) {
  const { program, first, shell } = npmCommand(node)
  const search = path.dirname(node) + path.delimiter + (process.env.PATH ?? '')
  const child = spawn(program, [...first, ...args, '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd,
    shell,
    env: { ...process.env, PATH: search },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let output = ''
  child.stderr.on('data', (chunk) => {
    output += chunk
  })
  const code = await new Promise((resolve, reject) => {
    child.on('error', () => reject(new Problem('npm was not found. Install Node 20.9 or newer with npm.')))
    child.on('close', resolve)
  })
  if (code === 0) return
  console.error(output.trim().split('\n').slice(-15).join('\n'))
  throw new Problem(explainNpm(output))
}
