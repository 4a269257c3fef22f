import type { Settings } from './settings'

/** One person of the demo world and how to sign in as them. */
export type DemoPerson = { name: string; role: string; signIn: string }

const width = 84

function wrap(text: string, indent: string): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    if (line && line.length + word.length + 1 > width - 4) {
      lines.push(line)
      line = indent
    }
    line += line.trim() ? ` ${word}` : word
  }
  return [...lines, line]
}

export function box(paragraphs: string[]): string {
  const row = (text: string) => `│ ${text.padEnd(width - 4)} │`
  const indent = (text: string) => ' '.repeat(/^ */.exec(text)?.[0].length ?? 0)
  const body = paragraphs.flatMap((text) =>
    text ? wrap(text.trim(), '').map((line) => indent(text) + line) : [''],
  )
  const edge = '─'.repeat(width - 2)
  return [`┌${edge}┐`, ...body.map(row), `└${edge}┘`].join('\n')
}

/** What a person needs to know after the start, and nothing else. */
export function welcome(settings: Settings, people: readonly DemoPerson[], startedMs: number): string {
  const { ports, mode, home } = settings
  const head = [`Tradepost is ready at http://localhost:${ports.web}   (${(startedMs / 1000).toFixed(1)} s)`]
  if (mode === 'live') return box([...head, '', `Logs: ${home}/logs   Stop: Ctrl-C`])
  return box([
    ...head,
    ...(people.length > 0 ? ['', 'Sign in as'] : []),
    ...people.map((person) => `  ${person.name} (${person.role}): ${person.signIn}`),
    '',
    `Simulated: Steam, card payments, exchanges and every channel of messages. Play them at http://127.0.0.1:${ports.sandbox}`,
    `Money is play money. Messages stay on this machine: read them at http://127.0.0.1:${ports.sandbox}/outbox`,
    '',
    `Data and logs: ${home}   Stop: Ctrl-C`,
  ])
}
