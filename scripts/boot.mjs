import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensurePackages } from './boot-install.mjs'
import { ensureNode } from './boot-node.mjs'
import { Problem } from './boot-problem.mjs'

// Runs on Node 20.9 with nothing installed: built-in modules only, no TypeScript.
const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')

function findScript(command) {
  const found = [`${command}.ts`, `${command}.mjs`].find((file) =>
    existsSync(path.join(root, 'scripts', file)),
  )
  if (!/^[a-z-]+$/.test(command) || command.startsWith('boot') || !found) {
    throw new Problem(`There is no command "${command}". See "scripts" in package.json.`)
  }
  return path.join('scripts', found)
}

function readProc(pid, name) {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8')
  } catch {
    return ''
  }
}

/** Our parent, and npm behind it when the parent is the shell npm put in between (told apart on Linux only). */
function ancestors() {
  const parent = process.ppid
  const behindShell = /^(\S*\/)?(sh|dash|bash)\0-c\0/.test(readProc(parent, 'cmdline'))
  return behindShell ? `${parent} ${readProc(parent, 'stat').split(') ')[1]?.split(' ')[1]}` : `${parent}`
}

/** A killed npm passes no signal on, so the end of the one who started us is noticed by looking. */
function watchAncestors(onGone) {
  const first = ancestors()
  setInterval(() => ancestors() !== first && onGone(), 1_000).unref()
}

function run(node, script, args) {
  const child = spawn(node, ['--import', './scripts/alias.mjs', script, ...args], {
    cwd: root,
    stdio: 'inherit',
    env: {
      // Compiled modules are kept: a second start loads in half the time.
      NODE_COMPILE_CACHE: path.join(root, '.tradepost', 'compile-cache'),
      ...process.env,
      TRADEPOST_BOOTED: '1',
    },
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  if (process.env.npm_lifecycle_event) watchAncestors(() => child.kill('SIGTERM'))
  child.on('error', (error) => fail(new Problem(`Node could not be started: ${error.message}`)))
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? (signal === 'SIGINT' ? 130 : 143)
  })
}

function fail(error) {
  console.error(error instanceof Problem ? `\nTradepost: ${error.message}\n` : error)
  process.exitCode = 1
}

async function main() {
  const [command = 'up', ...args] = process.argv.slice(2)
  const script = findScript(command)
  const node = await ensureNode(root)
  process.env.PATH = path.dirname(node) + path.delimiter + (process.env.PATH ?? '')
  if (command !== 'doctor') await ensurePackages(root, node)
  run(node, script, args[0] === '--' ? args.slice(1) : args)
}

main().catch(fail)
