import { html, type Reply } from './http'
import { style } from './page-style'

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (char) => entities[char] ?? char)

/** HTML that needs no more escaping. */
export class Markup {
  readonly html: string
  constructor(source: string) {
    this.html = source
  }
}
type Part = string | number | Markup | null | false | undefined | Part[]

/** Tagged template: everything put in is escaped unless it is already Markup. */
export function h(strings: TemplateStringsArray, ...parts: Part[]): Markup {
  return new Markup(strings.map((text, i) => text + (i < parts.length ? written(parts[i]) : '')).join(''))
}

function written(part: Part): string {
  if (part === null || part === undefined || part === false) return ''
  if (Array.isArray(part)) return part.map(written).join('')
  return part instanceof Markup ? part.html : escapeHtml(String(part))
}

export interface Page {
  title: string
  body: Markup
  /** Said once above the page, after something was done. */
  notice?: string | null
  bad?: boolean
  status?: number
}

export function page({ title, body, notice, bad, status = 200 }: Page): Reply {
  const document = h`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="dark light">
<title>${title} · Sandbox</title>
<link rel="icon" href="data:,">
<style>${new Markup(style)}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the page</a>
<header class="bar">
<nav aria-label="Sandbox"><a class="brand" href="/">Sandbox</a><a href="/">People</a><a href="/outbox">Outbox</a><a href="/stripe">Payments</a><a href="/faults">Faults</a><a href="/requests">Requests</a></nav>
</header>
<main id="main">
${notice ? h`<p class="notice${bad ? ' bad' : ''}" role="status">${notice}</p>` : null}
<h1>${title}</h1>
${body}
</main>
<footer>A made-up world on this machine only. Nothing here is real, and nothing here is Valve's or Stripe's.</footer>
</body>
</html>`
  const reply = html(document.html, status)
  reply.headers['cache-control'] = 'no-store'
  reply.headers['content-security-policy'] =
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; frame-ancestors 'none'"
  return reply
}
