import type { Metadata } from 'next'
import { ask } from '@/lib/doors'
import { bots } from '@/lib/steam'
import { AdminColumns } from '../_parts/columns'
import { BotTable } from './_parts/bot-table'

export const metadata: Metadata = { title: 'Bots' }

export default async function BotsPage() {
  const all = await ask(bots)
  const held = all.reduce((sum, bot) => sum + bot.heldItems, 0)
  return (
    <AdminColumns
      page="bots"
      title="Bots"
      description={`${all.length === 1 ? '1 escrow bot' : `${all.length} escrow bots`}, ${held === 1 ? '1 item' : `${held.toLocaleString('en-GB')} items`} in their hands. One worker owns a bot at a time.`}
    >
      <BotTable bots={all} now={new Date().toISOString()} />
    </AdminColumns>
  )
}
