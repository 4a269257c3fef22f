import type { ReactNode } from 'react'
import { Card, CardContent, CardHeader } from '@/components/ui/card'
import { Link } from '@/components/ui/link'
import { Code } from './code'

const program = `import { tradepost } from './client/tradepost'

const api = tradepost({ url: 'https://tradepost.example', token: process.env.TOKEN })

const { name } = await api('GET /me', {})
for await (const deal of api.pages('GET /deals', { show: 'open' })) console.log(name, deal.id, deal.state)`

const problem = `HTTP/1.1 409
Content-Type: application/problem+json

{ "type": "urn:tradepost:problem:price_changed", "title": "price changed", "status": 409,
  "code": "price_changed", "detail": "The price has changed since you looked. …" }`

/** How to speak to the API, in the order in which a stranger needs it. */
export function Guide() {
  return (
    <div className="grid gap-4 lg:grid-cols-2">
      <Part title="Begin">
        <p>
          Every path below hangs under <Mono>/api/v1</Mono>. Copy the two files of <Mono>client/</Mono> from
          the repository, make a token on the{' '}
          <Link className="link-quiet" href="/account/developer">
            developer page
          </Link>
          , and run:
        </p>
        <Code label="A first program">{program}</Code>
        <p>
          The same document for other tools:{' '}
          <a className="link-quiet" href="/api/openapi.json">
            openapi.json
          </a>{' '}
          (OpenAPI 3.1). What live sockets say:{' '}
          <a className="link-quiet" href="/asyncapi.json">
            asyncapi.json
          </a>{' '}
          (AsyncAPI 3.0).
        </p>
      </Part>
      <Part title="Say who you are">
        <p>
          <Mono>Authorization: Bearer tp_live_…</Mono> with an API token. It reads, or reads and writes, until
          its day; it acts as its person, never as an admin, and never changes the ways into the account. Only
          people with a second factor have programs that write.
        </p>
        <p>
          A program whose person types their password asks <Mono>POST /auth/tokens</Mono>: an access token for
          15 minutes, and a refresh token that gives the next pair once. A refresh token that comes back later
          ends the session, and so does <Mono>POST /auth/tokens/revoke</Mono>.
        </p>
        <p>A request with a token ignores cookies. A browser’s session is used by our own pages only.</p>
      </Part>
      <Part title="Retry without fear">
        <p>
          Send an <Mono>Idempotency-Key</Mono> with every POST, one for each intent. The same key with the
          same body gives the same answer and happens once, however often it is sent; with another body it is
          refused (422).
        </p>
        <p>
          429 and 503 say in <Mono>Retry-After</Mono> how many seconds to wait.
        </p>
      </Part>
      <Part title="Read on, and read again">
        <p>
          Lists answer <Mono>items</Mono> and <Mono>nextCursor</Mono>. Ask again with <Mono>cursor</Mono> set
          to it, until it is null. Nothing is skipped or shown twice when rows arrive meanwhile.
        </p>
        <p>
          A GET carries an <Mono>ETag</Mono>. Send it back as <Mono>If-None-Match</Mono>: 304 and no body when
          nothing has changed.
        </p>
      </Part>
      <Part title="When it says no">
        <p>
          Every refusal is problem+json (RFC 9457). <Mono>code</Mono> is stable and stands in the{' '}
          <a className="link-quiet" href="#codes">
            list below
          </a>
          ; <Mono>detail</Mono> is a sentence for a person; <Mono>fields</Mono> says what is wrong with which
          input. What is not yours looks like what does not exist.
        </p>
        <Code label="A problem">{problem}</Code>
      </Part>
      <Part title="Money and time">
        <p>
          Amounts end in <Mono>Minor</Mono> and are whole numbers of the smallest unit: 2410 is 24.10. Times
          are ISO 8601 in UTC. Ids say by their prefix what they name: <Mono>deal_…</Mono>, <Mono>lst_…</Mono>
          , <Mono>usr_…</Mono>.
        </p>
      </Part>
    </div>
  )
}

const Mono = ({ children }: { children: ReactNode }) => (
  <code className="font-mono text-[0.92em]">{children}</code>
)

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Card>
      <CardHeader title={title} />
      <CardContent className="flex flex-col gap-3 text-fg-2">{children}</CardContent>
    </Card>
  )
}
