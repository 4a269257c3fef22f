import { existsSync } from 'node:fs'
import path from 'node:path'
import type { Finding } from './finding'
import { filesOf, textOf } from './tree'

interface Mention {
  text: string
  line: number
  kind: 'span' | 'link' | 'command'
}

interface Ground {
  root: string
  files: string[]
  folders: Set<string>
  basenames: Set<string>
  scripts: Set<string>
  isRoute: (path: string) => boolean
}

const extension = /\.(tsx?|mjs|cjs|jsx?|json|md|css|sql|png|svg|ya?ml|html|txt)$/
const ofTheSystem = /^\/(usr|etc|var|tmp|proc|dev|opt|bin|home|mnt|srv)(\/|$)/
const npmOwn = new Set(['ci', 'install', 'audit', 'ls', 'view', 'outdated', 'exec'])

/** Paths, npm commands and routes that README.md and docs/ name but that do not exist. */
export function docFindings(root: string, isRoute: (path: string) => boolean): Finding[] {
  const ground = survey(root, isRoute)
  return ground.files
    .filter((file) => file === 'README.md' || /^docs\/.*\.md$/.test(file))
    .flatMap((file) =>
      mentions(textOf(root, file)).flatMap(({ text, line, kind }) => {
        const wrong = kind === 'link' ? wrongLink(ground, file, text) : wrongSpan(ground, file, text)
        return wrong ? [{ where: `${file}:${line}`, what: wrong }] : []
      }),
    )
}

function survey(root: string, isRoute: Ground['isRoute']): Ground {
  const files = filesOf(root)
  const folders = new Set(files.flatMap(foldersAbove))
  const { scripts = {} }: { scripts?: Record<string, string> } = JSON.parse(textOf(root, 'package.json'))
  const basenames = new Set(files.map((file) => path.posix.basename(file)))
  return { root, files, folders, basenames, scripts: new Set(Object.keys(scripts)), isRoute }
}

function foldersAbove(file: string): string[] {
  const parts = file.split('/').slice(0, -1)
  return parts.map((_, n) => parts.slice(0, n + 1).join('/'))
}

/** Code spans and links of the prose; of fenced blocks only lines that run npm. */
function mentions(markdown: string): Mention[] {
  const found: Mention[] = []
  let fenced = false
  for (const [index, content] of markdown.split('\n').entries()) {
    const line = index + 1
    if (/^\s*(```|~~~)/.test(content)) {
      fenced = !fenced
      continue
    }
    if (fenced) {
      const command = /^\s*(?:\$ )?(npm .*?)(?:\s+#.*)?$/.exec(content)
      if (command) found.push({ text: command[1] ?? '', line, kind: 'command' })
      continue
    }
    for (const [, text = ''] of content.matchAll(/`([^`]+)`/g)) found.push({ text, line, kind: 'span' })
    const prose = content.replaceAll(/`[^`]*`/g, '')
    for (const [, text = ''] of prose.matchAll(/\]\(<?([^)\s>]+)>?(?:\s+"[^"]*")?\)/g)) {
      found.push({ text, line, kind: 'link' })
    }
  }
  return found
}

function wrongLink(ground: Ground, from: string, link: string): string | null {
  if (/^[a-z][a-z+.-]*:/i.test(link)) return null
  const [target = '', anchor] = link.split('#')
  const file = target === '' ? from : path.posix.normalize(path.posix.join(path.posix.dirname(from), target))
  if (!exists(ground, file)) return `links to ${target}, which does not exist`
  if (anchor === undefined || !file.endsWith('.md')) return null
  return headings(textOf(ground.root, file)).has(anchor)
    ? null
    : `links to #${anchor}, a heading that ${file} has not`
}

/** The anchors a forge makes of the headings. */
function headings(markdown: string): Set<string> {
  const lines = markdown.split('\n').filter((line) => /^#{1,6} /.test(line))
  return new Set(
    lines.map((line) =>
      line
        .replace(/^#+ /, '')
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
        .trim()
        .replaceAll(' ', '-'),
    ),
  )
}

function wrongSpan(ground: Ground, from: string, span: string): string | null {
  const text = span.trim()
  if (/^npm( |$)/.test(text)) return wrongCommand(ground, text)
  const route =
    /^(?:(?:GET|POST|PUT|PATCH|DELETE) )?(?:https?:\/\/(?:localhost|127\.0\.0\.1):3000)?(\/[^\s]*)$/.exec(
      text,
    )
  if (route) return wrongRoute(ground, route[1] ?? '/')
  if (/[\s"'=$|;,]/.test(text.replace(/\{[^}]*\}/g, '')) || /^[a-z]+:\/\//.test(text)) return null
  return wrongPath(ground, from, text)
}

function wrongRoute(ground: Ground, route: string): string | null {
  return ofTheSystem.test(route) || ground.isRoute(route) ? null : `${route} is not a route of the house`
}

/** `npm run bench -- ledger` also names bench/ledger.ts. */
function wrongCommand({ scripts, root }: Ground, command: string): string | null {
  const words = command.split(/\s+/).slice(1)
  const [first = '', second = ''] = words
  if (npmOwn.has(first)) return null
  const script = first === 'run' ? second : first
  if (!scripts.has(script)) return `${command}: package.json has no script "${script}"`
  const program = words[words.indexOf('--') + 1]
  if ((script !== 'bench' && script !== 'soak') || !words.includes('--') || !program) return null
  if (/^[-<]/.test(program) || existsSync(path.join(root, script, `${program}.ts`))) return null
  return `${command}: there is no ${script}/${program}.ts`
}

function wrongPath(ground: Ground, from: string, text: string): string | null {
  const [bare = ''] = text.replace(/[:#]\d+$/, '').split('#')
  const isFile = extension.test(bare)
  if (!bare.includes('/')) {
    return isFile && !/[<*]/.test(bare) && !ground.basenames.has(bare) ? `no file is called ${bare}` : null
  }
  const [top = ''] = bare.split('/')
  if (bare.startsWith('@') || bare.startsWith('../') || !/^[\w.()[\]@<>*{},/-]+$/.test(bare)) return null
  if (!isFile && !ground.folders.has(top)) return null
  if (top === '.tradepost' || top === '.next' || top === 'node_modules') return null
  const beside = path.posix.join(path.posix.dirname(from), bare)
  return exists(ground, bare) || exists(ground, beside) ? null : `${text} does not exist`
}

/** `<x>` and `*` stand for one segment, `**` for any number, `{a,b}` for each: all of them must exist. */
function exists(ground: Ground, wanted: string): boolean {
  const plain = wanted.replace(/^\.\//, '').replace(/\/$/, '')
  const choice = /\{([^{}]+)\}/.exec(plain)
  if (choice) {
    return (choice[1] ?? '').split(',').every((each) => exists(ground, plain.replace(choice[0], each.trim())))
  }
  if (ground.folders.has(plain) || plain === '.' || plain === '') return true
  if (!/[<*]/.test(plain)) return existsSync(path.join(ground.root, plain))
  const pattern = plain
    .replaceAll(/[.+?^$()|[\]\\]/g, '\\$&')
    .replaceAll('**', '\u0000')
    .replaceAll(/<[^>]+>|\*/g, '[^/]+')
    .replaceAll('\u0000', '.+')
  const test = new RegExp(`^${pattern}$`)
  return (
    ground.files.some((file) => test.test(file)) || [...ground.folders].some((folder) => test.test(folder))
  )
}
