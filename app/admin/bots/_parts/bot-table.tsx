import { Badge, type BadgeTone } from '@/components/ui/badge'
import { CopyId } from '@/components/ui/copy-id'
import { type Column, Table, TableBody, TableCell, TableColumns, TableRow } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import type { BotView } from '@/lib/steam/schemas'
import { BotSwitch } from './bot-switch'

const states: Record<BotView['state'], { text: string; tone: BadgeTone }> = {
  online: { text: 'Online', tone: 'positive' },
  offline: { text: 'Offline', tone: 'warning' },
  limited: { text: 'Limited by Steam', tone: 'warning' },
  disabled: { text: 'Disabled', tone: 'neutral' },
}

const wide = 'hidden lg:table-cell'
const medium = 'hidden md:table-cell'

const columns: Column[] = [
  { name: 'Bot' },
  { name: 'State', className: medium },
  { name: 'Lease', className: wide },
  { name: 'Last poll', className: wide },
  { name: 'Held items', numeric: true, className: medium },
  { name: 'Open trades', numeric: true, className: medium },
  { name: 'Act', numeric: true, hidden: true },
]

export function BotTable({ bots, now }: { bots: BotView[]; now: string }) {
  return (
    <Table label="Escrow bots">
      <TableColumns columns={columns} />
      <TableBody>
        {bots.map((bot) => (
          <BotRow key={bot.id} bot={bot} now={now} />
        ))}
      </TableBody>
    </Table>
  )
}

function BotRow({ bot, now }: { bot: BotView; now: string }) {
  const { text, tone } = states[bot.state]
  return (
    <TableRow id={bot.id}>
      <TableCell className="py-2.5 align-top whitespace-normal">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 font-medium">
          {bot.name}
          <Badge tone={tone} className="md:hidden">
            {text}
          </Badge>
        </p>
        <CopyId label="SteamID" value={bot.steamId} bare />
        <p className="text-xs text-fg-3 md:hidden">
          {bot.heldItems} of {bot.capacity} items, {bot.openTrades} open
        </p>
        <p className="text-xs text-fg-3 lg:hidden">
          Polled <LastPoll at={bot.lastPollAt} now={now} />
        </p>
        {bot.lastError && <p className="max-w-[60ch] text-xs break-words text-warning">{bot.lastError}</p>}
      </TableCell>
      <TableCell className={`${medium} py-2.5 align-top`}>
        <Badge tone={tone}>{text}</Badge>
      </TableCell>
      <TableCell className={`${wide} py-2.5 align-top`}>
        <Lease bot={bot} now={now} />
      </TableCell>
      <TableCell className={`${wide} py-2.5 align-top`}>
        <LastPoll at={bot.lastPollAt} now={now} />
      </TableCell>
      <TableCell numeric className={`${medium} py-2.5 align-top`}>
        {bot.heldItems.toLocaleString('en-GB')}{' '}
        <span className="text-fg-3">of {bot.capacity.toLocaleString('en-GB')}</span>
      </TableCell>
      <TableCell numeric className={`${medium} py-2.5 align-top`}>
        {bot.openTrades}
      </TableCell>
      <TableCell numeric className="py-2.5 align-top">
        <BotSwitch
          bot={{ id: bot.id, name: bot.name, heldItems: bot.heldItems, openTrades: bot.openTrades }}
          enabled={bot.state !== 'disabled'}
        />
      </TableCell>
    </TableRow>
  )
}

function Lease({ bot: { leaseOwner, leaseExpiresAt }, now }: { bot: BotView; now: string }) {
  if (!leaseOwner || !leaseExpiresAt) return <span className="text-fg-3">Nobody runs it</span>
  return (
    <>
      <p className="num-mono max-w-[28ch] truncate" title={leaseOwner}>
        {leaseOwner}
      </p>
      <p className="text-xs text-fg-3">
        renewed or free <Time at={leaseExpiresAt.toISOString()} now={now} />
      </p>
    </>
  )
}

function LastPoll({ at, now }: { at: Date | null; now: string }) {
  return at ? <Time at={at.toISOString()} now={now} /> : <span className="text-fg-3">never</span>
}
