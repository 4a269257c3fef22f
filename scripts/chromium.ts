import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { chromium } from '@playwright/test'

const known = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
]

const starts = (file: string) =>
  process.platform === 'win32' ||
  spawnSync(file, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0

/** The browser named by CHROMIUM_PATH, an installed one, or the one Playwright keeps. */
export function findChromium(): string | undefined {
  const given = process.env.CHROMIUM_PATH
  if (given) return existsSync(given) ? given : undefined
  return [...known, chromium.executablePath()].find((file) => file && existsSync(file) && starts(file))
}

function isDebianRoot(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/etc/os-release')) return false
  return /^ID(_LIKE)?=.*(debian|ubuntu)/m.test(readFileSync('/etc/os-release', 'utf8'))
}

const run = (program: string, args: string[]) =>
  spawnSync(program, args, { stdio: ['ignore', 'ignore', 'inherit'] })

/** Tries the system's own packages, then Playwright's download. */
export function installChromium(): string | undefined {
  if (process.env.CHROMIUM_PATH) return undefined
  if (isDebianRoot()) {
    console.log('No Chromium found; installing it with apt-get ...')
    run('apt-get', ['update', '-q'])
    run('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium'])
    const found = findChromium()
    if (found) return found
  }
  console.log('No Chromium found; fetching the one of Playwright ...')
  run(process.execPath, ['node_modules/@playwright/test/cli.js', 'install', 'chromium'])
  return findChromium()
}

export const noChromium =
  'The browser tests need a Chromium. Install one (for example "apt-get install chromium") or set CHROMIUM_PATH to it, and run npm test again.'
