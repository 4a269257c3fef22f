import { shortId } from '@/app/admin/_parts/words'
import { actWords } from '@/app/admin/audit/_parts/words'
import { Card, CardContent, CardHeader } from '@/components/ui/card'
import { Link } from '@/components/ui/link'
import { LinkButton } from '@/components/ui/link-button'
import { Money as Sum } from '@/components/ui/money'
import { Time } from '@/components/ui/time'
import type { PersonFile } from '@/lib/ops/schemas'

const rowClass = 'flex flex-wrap items-baseline gap-x-4 gap-y-0.5 px-4 py-2.5'

export function Money({ money }: Pick<PersonFile, 'money'>) {
  return (
    <Card>
      <CardHeader title="Wallet" />
      {money.length === 0 ? (
        <CardContent className="text-fg-3">No money was ever here.</CardContent>
      ) : (
        <ul aria-label="Balances" className="divide-y">
          {money.map(({ currency, availableMinor, heldMinor }) => (
            <li key={currency} className={rowClass}>
              <Sum minor={availableMinor} currency={currency} className="text-base font-semibold" />
              <span className="text-xs text-fg-3">
                {heldMinor > 0 ? (
                  <>
                    and <Sum minor={heldMinor} currency={currency} /> held
                  </>
                ) : (
                  'nothing held'
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

export function Deals({ deals, now }: { deals: PersonFile['deals']; now: string }) {
  return (
    <Card>
      <CardHeader title="Deals">
        <span className="text-xs text-fg-3">
          {deals.total} in all, {deals.open} open
        </span>
      </CardHeader>
      {deals.total === 0 ? (
        <CardContent className="text-fg-3">None yet.</CardContent>
      ) : (
        <ul aria-label="Latest deals" className="divide-y">
          {deals.latest.map(({ id, item, side, state, priceMinor, currency, createdAt }) => (
            <li key={id} className={rowClass}>
              <Link
                href={`/admin/deals?queue=open&deal=${id}`}
                className="link-quiet inline-flex min-h-6 min-w-0 flex-1 basis-48 items-center break-words"
              >
                {item}
              </Link>
              <span className="text-xs text-fg-3">
                {side === 'buyer' ? 'bought' : 'sold'}, {state.replaceAll('_', ' ')},{' '}
                <Time at={createdAt} now={now} />, <span className="num-mono">{shortId(id)}</span>
              </span>
              <Sum minor={priceMinor} currency={currency} />
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

export function Listings({ listings }: { listings: PersonFile['listings'] }) {
  return (
    <Card>
      <CardHeader title="Listings">
        <span className="text-xs text-fg-3">
          {listings.total} in all, {listings.active} for sale
        </span>
      </CardHeader>
      {listings.total === 0 ? (
        <CardContent className="text-fg-3">None yet.</CardContent>
      ) : (
        <ul aria-label="Latest listings" className="divide-y">
          {listings.latest.map(({ id, item, state, priceMinor, currency }) => (
            <li key={id} className={rowClass}>
              <Link
                href={`/items/${id}`}
                className="link-quiet inline-flex min-h-6 min-w-0 flex-1 basis-48 items-center break-words"
              >
                {item}
              </Link>
              <span className="text-xs text-fg-3">{state.replaceAll('_', ' ')}</span>
              <Sum minor={priceMinor} currency={currency} />
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

type ActsProps = { acts: PersonFile['acts']; personId: string; now: string; mayOpenLog: boolean }

export function Acts({ acts, personId, now, mayOpenLog }: ActsProps) {
  return (
    <Card>
      <CardHeader title="Audit">
        {mayOpenLog && (
          <LinkButton size="sm" variant="ghost" href={`/admin/audit?subject=${personId}`}>
            Open the log
          </LinkButton>
        )}
      </CardHeader>
      {acts.length === 0 ? (
        <CardContent className="text-fg-3">Nothing was done to this account by hand.</CardContent>
      ) : (
        <ul aria-label="Acts" className="divide-y">
          {acts.map(({ id, at, act, actorName, reason }) => (
            <li key={id} className="px-4 py-2.5">
              <p className="flex flex-wrap items-baseline justify-between gap-x-4">
                <span className="font-medium">{actWords(act)}</span>
                <span className="text-xs text-fg-3">
                  {actorName}, <Time at={at} now={now} />
                </span>
              </p>
              {reason && <p className="max-w-[62ch] break-words text-fg-2">{reason}</p>}
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
