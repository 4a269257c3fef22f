import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
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

/** The script must end when whoever started us does; a shell between npm and us may not pass signals on. */
function watchParent(onGone) {
  const parent = process.ppid
  const timer = setInterval(() => process.ppid !== parent && onGone(), 1_000)
  timer.unref()
}

function run(node, script, args) {
  const child = spawn(node, ['--import', './scripts/alias.mjs', script, ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, TRADEPOST_BOOTED: '1' },
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  if (process.env.npm_lifecycle_event) watchParent(() => child.kill('SIGTERM'))
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
