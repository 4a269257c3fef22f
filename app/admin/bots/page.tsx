import { Bot } from 'lucide-react'
import type { Metadata } from 'next'
import { PageHeader } from '@/components/layout/page'
import { Card } from '@/components/ui/card'
import { Empty } from '@/components/ui/empty'
import { LinkButton } from '@/components/ui/link-button'
import { ask } from '@/lib/doors'
import { bots } from '@/lib/steam'
import type { BotView } from '@/lib/steam/schemas'
import { BotTable } from './_parts/bot-table'

export const metadata: Metadata = { title: 'Bots' }

export default async function BotsPage() {
  const rows = await ask(bots)
  return (
    <>
      <PageHeader title="Bots" description={summary(rows)} />
      <Card>
        {rows.length === 0 ? (
          <Empty
            icon={<Bot />}
            title="No bot is registered"
            actions={<LinkButton href="/admin/deals?queue=open">Look at open deals</LinkButton>}
          >
            Without a bot no item can be taken into escrow. In sandbox mode run <code>npm run seed</code>; it
            brings bots and demo people.
          </Empty>
        ) : (
          <BotTable bots={rows} now={new Date().toISOString()} />
        )}
      </Card>
    </>
  )
}

function summary(rows: BotView[]): string {
  const sum = (pick: (bot: BotView) => number) => rows.reduce((total, bot) => total + pick(bot), 0)
  const online = sum((bot) => (bot.state === 'online' ? 1 : 0))
  const held = sum((bot) => bot.heldItems)
  const open = sum((bot) => bot.openTrades)
  return `${online} of ${rows.length} online, ${held} ${held === 1 ? 'item' : 'items'} held, ${open} open ${open === 1 ? 'trade' : 'trades'}.`
}
