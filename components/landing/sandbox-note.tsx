import { Card, CardContent, CardHeader } from '../ui/card'
import { LinkButton } from '../ui/link-button'

const facts = [
  ['Simulated', 'Steam: accounts, inventories, trade offers, confirmations, and its bad days'],
  ['Real', 'the escrow bots and their libraries, the ledger, the deals, and everything you see here'],
  ['Yours to play', 'every Steam account: sign in as it, accept or decline what it is offered'],
]

/** What sandbox mode is. In live mode leave it out. */
export function SandboxNote({ sandboxUrl }: { sandboxUrl: string }) {
  return (
    <section id="sandbox" aria-label="Sandbox" className="scroll-mt-20">
      <Card className="h-full">
        <CardHeader title="This is a sandbox">No real money moves</CardHeader>
        <CardContent className="flex flex-col gap-4">
          <dl className="grid gap-3">
            {facts.map(([label, text]) => (
              <div key={label} className="grid gap-x-4 sm:grid-cols-[104px_1fr]">
                <dt className="font-medium">{label}</dt>
                <dd className="text-fg-2">{text}</dd>
              </div>
            ))}
          </dl>
          <div>
            <LinkButton href={sandboxUrl} prefetch={false}>
              Open the sandbox
            </LinkButton>
          </div>
        </CardContent>
      </Card>
    </section>
  )
}
