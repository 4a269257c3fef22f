import { Link } from '../ui/link'
import { Money } from '../ui/money'
import { PriceDiff } from '../ui/price-diff'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '../ui/table'
import { DeliveryNote } from './delivery-note'
import { ItemArt } from './item-art'
import type { ItemCardProps } from './item-card'
import { RarityDiamond } from './rarity-diamond'
import { WearBar } from './wear-bar'

/** The list view of the market: the same facts as the cards, one line each. */
export function ItemTable({ rows, label }: { rows: (ItemCardProps & { id: string })[]; label: string }) {
  const seeded = rows.some((row) => row.item.seed !== undefined)
  return (
    <Table label={label}>
      <TableHeader>
        <TableRow>
          <TableHead>Item</TableHead>
          <TableHead className="hidden lg:table-cell">Wear</TableHead>
          {seeded && (
            <TableHead numeric className="hidden md:table-cell">
              Seed
            </TableHead>
          )}
          <TableHead className="hidden sm:table-cell">Delivery</TableHead>
          <TableHead numeric>Price</TableHead>
          <TableHead numeric className="hidden sm:table-cell">
            To reference
          </TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        {rows.map(({ id, ...row }) => (
          <ItemRow key={id} seeded={seeded} {...row} />
        ))}
      </TableBody>
    </Table>
  )
}

type RowProps = ItemCardProps & {
  /** Whether the table has a column for pattern seeds. */
  seeded?: boolean | undefined
}

export function ItemRow({
  href,
  item,
  priceMinor,
  currency,
  referenceMinor,
  delivery,
  seeded = true,
}: RowProps) {
  return (
    <TableRow data-slot="item-row" className="relative">
      <TableCell className="h-13">
        <div className="flex min-w-0 items-center gap-3">
          <ItemArt src={item.artSrc} rarity={item.rarity} className="h-8 w-13 shrink-0 rounded-[4px] p-0.5" />
          <span className="flex min-w-0 flex-col leading-4.5">
            <Link
              href={href}
              className="max-w-[18ch] truncate font-medium after:absolute after:inset-0 hover:underline sm:max-w-[30ch]"
            >
              {item.name}
            </Link>
            <span className="flex items-center gap-1.5 text-xs text-fg-3">
              <RarityDiamond rarity={item.rarity} label />
              <span className="max-w-[20ch] truncate sm:max-w-[32ch]">{item.kind}</span>
            </span>
          </span>
        </div>
      </TableCell>
      <TableCell className="hidden w-52 lg:table-cell">
        {item.wear === undefined ? (
          <span className="text-fg-2">{item.exterior ?? item.rarity}</span>
        ) : (
          <span className="flex items-center gap-3">
            <span className="num-mono">{item.wear.toFixed(4)}</span>
            <WearBar wear={item.wear} className="w-28" />
          </span>
        )}
      </TableCell>
      {seeded && (
        <TableCell numeric className="num-mono hidden md:table-cell">
          {item.seed ?? ''}
        </TableCell>
      )}
      <TableCell className="hidden sm:table-cell">
        {delivery && <DeliveryNote delivery={delivery} />}
      </TableCell>
      <TableCell numeric>
        <Money minor={priceMinor} {...(currency ? { currency } : {})} className="font-medium" />
      </TableCell>
      <TableCell numeric className="hidden sm:table-cell">
        <PriceDiff priceMinor={priceMinor} referenceMinor={referenceMinor ?? null} />
      </TableCell>
    </TableRow>
  )
}
