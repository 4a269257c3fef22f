import { spawn } from 'node:child_process'
import path from 'node:path'

export interface Ran {
  code: number
  output: string
}

const limitMs = 180_000

/** Runs the script of an installed package with this Node and keeps what it prints. */
export function runPackage(root: string, script: string, args: string[]): Promise<Ran> {
  const file = path.join(root, 'node_modules', script)
  const child = spawn(process.execPath, [file, ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: limitMs,
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0', NEXT_TELEMETRY_DISABLED: '1' },
  })
  const chunks: Buffer[] = []
  child.stdout.on('data', (chunk) => chunks.push(chunk))
  child.stderr.on('data', (chunk) => chunks.push(chunk))
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code, signal) => {
      const output = Buffer.concat(chunks).toString('utf8').trim()
      resolve({ code: code ?? 1, output: signal ? `${output}\nstopped by ${signal}` : output })
    })
  })
}
