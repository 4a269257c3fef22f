'use client'
import { Bot } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { ReasonDialog } from '@/components/admin/reason-dialog'
import { Badge, type BadgeTone } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Card, CardHeader } from '@/components/ui/card'
import { CopyId } from '@/components/ui/copy-id'
import { Empty } from '@/components/ui/empty'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import type { BotView } from '@/lib/steam/schemas'
import { setBot } from '../actions'

const looks: Record<BotView['state'], { tone: BadgeTone; text: string }> = {
  online: { tone: 'positive', text: 'Online' },
  offline: { tone: 'warning', text: 'Offline' },
  limited: { tone: 'warning', text: 'Limited by Steam' },
  disabled: { tone: 'neutral', text: 'Disabled' },
}

export function BotTable({ bots, now }: { bots: BotView[]; now: string }) {
  const [chosen, setChosen] = useState<BotView | null>(null)
  const [asked, setAsked] = useState(false)
  const choose = (bot: BotView) => {
    setChosen(bot)
    setAsked(true)
  }
  return (
    <Card>
      <CardHeader title="Escrow bots">Times UTC</CardHeader>
      {bots.length === 0 ? (
        <Empty icon={<Bot />} title="No bots yet">
          Register one with its Steam login and authenticator secrets; until then no item can be taken into
          escrow.
        </Empty>
      ) : (
        <Table label="Escrow bots">
          <TableHeader>
            <TableRow>
              <TableHead>Bot</TableHead>
              <TableHead>State</TableHead>
              <TableHead>Lease</TableHead>
              <TableHead>Last poll</TableHead>
              <TableHead numeric>Items held</TableHead>
              <TableHead numeric>Open trades</TableHead>
              <TableHead>Last error</TableHead>
              <TableHead>
                <span className="sr-only">Acts</span>
              </TableHead>
            </TableRow>
          </TableHeader>
          <TableBody>
            {bots.map((bot) => (
              <BotLine key={bot.id} bot={bot} now={now} onChoose={() => choose(bot)} />
            ))}
          </TableBody>
        </Table>
      )}
      {chosen && <SwitchDialog key={chosen.id} bot={chosen} open={asked} onOpenChange={setAsked} />}
    </Card>
  )
}

function BotLine({ bot, now, onChoose }: { bot: BotView; now: string; onChoose: () => void }) {
  const { tone, text } = looks[bot.state]
  return (
    <TableRow>
      <TableCell className="h-14">
        <span className="block font-medium">{bot.name}</span>
        <CopyId label="SteamID" value={bot.steamId} bare />
      </TableCell>
      <TableCell>
        <Badge tone={tone}>{text}</Badge>
      </TableCell>
      <TableCell>
        {bot.leaseOwner ? (
          <span className="num-mono text-fg-2">{bot.leaseOwner}</span>
        ) : (
          <span className="text-fg-3">nobody</span>
        )}
      </TableCell>
      <TableCell>
        {bot.lastPollAt ? (
          <Time at={isoOf(bot.lastPollAt)} now={now} />
        ) : (
          <span className="text-fg-3">never</span>
        )}
      </TableCell>
      <TableCell numeric>
        {bot.heldItems.toLocaleString('en-GB')}{' '}
        <span className="text-fg-3">of {bot.capacity.toLocaleString('en-GB')}</span>
      </TableCell>
      <TableCell numeric>{bot.openTrades.toLocaleString('en-GB')}</TableCell>
      <TableCell className="max-w-[260px] min-w-[160px] whitespace-normal text-xs text-fg-2">
        {bot.lastError ?? <span className="text-fg-3">none</span>}
      </TableCell>
      <TableCell>
        <Button size="sm" variant={bot.state === 'disabled' ? 'default' : 'danger'} onClick={onChoose}>
          {bot.state === 'disabled' || bot.state === 'limited' ? 'Enable' : 'Disable'}
          <span className="sr-only"> {bot.name}</span>
        </Button>
      </TableCell>
    </TableRow>
  )
}

const isoOf = (at: Date | string): string => new Date(at).toISOString()

type DialogProps = { bot: BotView; open: boolean; onOpenChange: (open: boolean) => void }

function SwitchDialog({ bot, open, onOpenChange }: DialogProps) {
  const router = useRouter()
  const enable = bot.state === 'disabled' || bot.state === 'limited'
  const confirm = async (reason: string) => {
    const answer = await setBot({ botId: bot.id, enabled: enable, reason })
    if (!answer.ok) return answer.problem.detail
    router.refresh()
    return undefined
  }
  return (
    <ReasonDialog
      open={open}
      onOpenChange={onOpenChange}
      title={enable ? `Let ${bot.name} work again?` : `Stop ${bot.name}?`}
      consequence={
        enable
          ? 'A worker takes it, logs it in to Steam and goes on with its open trades.'
          : `It gets no new trades, and its ${bot.openTrades} open ones wait until it is enabled. Items it holds stay where they are.`
      }
      act={enable ? 'Enable the bot' : 'Stop the bot'}
      danger={!enable}
      suggestions={
        enable
          ? ['Checked, works again']
          : ['Steam limits the account', 'Secrets may have leaked', 'Maintenance']
      }
      onConfirm={confirm}
    />
  )
}
