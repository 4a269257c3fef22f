import type { Actor } from '@/lib/kernel/access'
import type { Db, Tx } from '@/lib/kernel/db'
import { assert } from '@/lib/kernel/errors'
import type { LineKind } from '@/lib/orders/schemas'
import { code } from './code'
import { credit } from './credit'
import { deal } from './deal'
import type { Kind, Offer } from './kind'
import { shipment } from './shipment'

/** Everything that can be bought, in the order in which it is promised and handed over. */
export const kinds: readonly Kind[] = [deal, shipment, code, credit]

export function kindNamed(name: LineKind): Kind {
  const kind = kinds.find(({ kind }) => kind === name)
  assert(kind, `Nothing of the kind ${name} is sold.`)
  return kind
}

export const keyOf = ({ kind, subject }: { kind: string; subject: string }): string => `${kind} ${subject}`

/** What is offered now of these things, by `keyOf`. One read per kind. */
export async function offersOf(
  db: Db | Tx,
  wanted: readonly { kind: LineKind; subject: string }[],
  actor: Actor,
): Promise<Map<string, Offer>> {
  const found = await Promise.all(
    kinds.map((kind) => {
      const subjects = wanted.filter((each) => each.kind === kind.kind).map(({ subject }) => subject)
      return subjects.length > 0 ? kind.offers(db, [...new Set(subjects)], actor) : []
    }),
  )
  return new Map(found.flat().map((offer) => [keyOf(offer), offer]))
}
