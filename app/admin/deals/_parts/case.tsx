import { Clock } from 'lucide-react'
import { Notes } from '@/app/(market)/deals/_parts/notes'
import { Story } from '@/app/(market)/deals/_parts/story'
import { ItemArt } from '@/components/market/item-art'
import { Alert } from '@/components/ui/alert'
import { Badge } from '@/components/ui/badge'
import { Card, CardHeader } from '@/components/ui/card'
import { CopyId } from '@/components/ui/copy-id'
import { formatRelative } from '@/components/ui/format'
import { LinkButton } from '@/components/ui/link-button'
import { Money } from '@/components/ui/money'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import type { DealView } from '@/lib/deals/schemas'
import { Acts } from './acts'
import { stateNames } from './state-names'

/** One deal with everything a decision needs: facts, both voices, the whole story, and the acts. */
export function Case({ deal, now }: { deal: DealView; now: string }) {
  return (
    <section
      id="case"
      tabIndex={-1}
      aria-label={`Case ${deal.item.name}`}
      className="flex min-w-0 flex-col gap-4 outline-none"
    >
      <Card>
        <CardHeader
          title={
            <span className="flex flex-wrap items-center gap-2.5">
              {stateNames[deal.state]} <Due deal={deal} now={now} />
            </span>
          }
        >
          <CopyId label="Deal" value={`${deal.id}`} bare className="max-w-[180px]" />
        </CardHeader>
        <Subject deal={deal} />
        <Facts deal={deal} />
        <div className="p-4">
          <Alert tone={deal.state === 'stuck' ? 'warning' : 'info'} title={deal.next.title}>
            {deal.next.text}
          </Alert>
        </div>
        <Acts deal={deal} />
      </Card>
      <Notes notes={deal.notes} now={now} />
      <Story deal={deal} now={now} />
    </section>
  )
}

function Due({ deal, now }: { deal: DealView; now: string }) {
  const { dueAt } = deal.next
  if (!dueAt) return null
  const [due, present] = [new Date(dueAt), new Date(now)]
  const late = due < present
  return (
    <Badge tone={late ? 'warning' : 'neutral'}>
      <Clock aria-hidden />
      {late ? `Late, due ${formatRelative(due, present)}` : `Due ${formatRelative(due, present)}`}
    </Badge>
  )
}

const moneyWords = { escrow: 'Held in escrow', buyer: 'Back with the buyer', seller: 'Paid to the seller' }

function Subject({ deal }: { deal: DealView }) {
  const { item } = deal
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b p-4">
      <ItemArt src={item.artSrc} rarity={item.rarity} className="h-14 w-24 shrink-0 rounded-md p-1.5" />
      <div className="min-w-0 flex-1 basis-40">
        <p className="truncate text-base font-semibold">{item.name}</p>
        <p className="truncate text-xs text-fg-3">
          {item.type}
          {item.wear !== null && (
            <>
              , float <span className="num-mono">{item.wear.toFixed(4)}</span>
            </>
          )}
          {item.paintSeed !== null && `, seed ${item.paintSeed}`}
        </p>
      </div>
      <div className="text-right">
        <Money minor={deal.priceMinor} currency={deal.currency} className="text-base font-semibold" />
        <p className={deal.money === 'escrow' ? 'text-xs text-accent-text' : 'text-xs text-fg-3'}>
          {moneyWords[deal.money]}
        </p>
      </div>
      <LinkButton href={`/deals/${deal.id}`} size="sm">
        Deal page
      </LinkButton>
    </div>
  )
}

function Facts({ deal }: { deal: DealView }) {
  const rows = [
    {
      who: `${deal.buyer.name}, buyer`,
      money: deal.money === 'buyer',
      item: deal.itemWith === 'buyer',
      id: deal.buyer.id,
    },
    { who: 'Tradepost', money: deal.money === 'escrow', item: deal.itemWith === 'bot', id: null },
    {
      who: `${deal.seller.name}, seller`,
      money: deal.money === 'seller',
      item: deal.itemWith === 'seller',
      id: deal.seller.id,
    },
  ]
  return (
    <Table label="Who has what" dense>
      <TableHeader>
        <TableRow>
          <TableHead>Who</TableHead>
          <TableHead>Money</TableHead>
          <TableHead>Item</TableHead>
          <TableHead className="hidden sm:table-cell">Account</TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        {rows.map((row) => (
          <TableRow key={row.who}>
            <TableHead scope="row" className="text-xs text-fg-1">
              {row.who}
            </TableHead>
            <TableCell>
              {row.money ? <b className="font-semibold">has it</b> : <span className="text-fg-3">no</span>}
            </TableCell>
            <TableCell>
              {row.item ? <b className="font-semibold">has it</b> : <span className="text-fg-3">no</span>}
            </TableCell>
            <TableCell className="hidden sm:table-cell">
              {row.id ? (
                <CopyId label="account" value={row.id} bare className="max-w-[150px]" />
              ) : (
                <span className="text-fg-3">escrow and bot</span>
              )}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}
