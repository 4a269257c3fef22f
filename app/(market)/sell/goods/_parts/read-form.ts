import { createGoodsInput, mostShippings } from '@/lib/goods/schemas'
import { countries } from '@/lib/kernel/countries'
import { idSchema } from '@/lib/kernel/ids'
import { parseMoney } from '@/lib/kernel/money'
import { readPlaces } from './places'

export interface FormAnswer {
  /** What was typed, by the name of its field. */
  values: Record<string, string>
  /** What is wrong, by the name of its field. */
  fields: Record<string, string>
  problem: string
}

type Fields = Record<string, string>

export const valuesOf = (form: FormData): Fields =>
  Object.fromEntries([...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])))

const facts = createGoodsInput.omit({ currency: true, publish: true })

/** A form as the input of an operation, or what is wrong with which field. */
export function readGoodsForm(form: FormData) {
  const values = valuesOf(form)
  const wrong: Fields = {}
  const ways = Array.from({ length: mostShippings }, (_, place) => readWay(values, place, wrong)).filter(
    (way) => way !== null,
  )
  const priceMinor = parseMoney(values.price ?? '', 'EUR')
  if (priceMinor === null) wrong.price = 'Write a price like 24.10.'
  const parsed = facts.safeParse({
    ...values,
    priceMinor: priceMinor ?? 1,
    onHand: whole(values.onHand),
    shipping: ways,
  })
  for (const issue of parsed.error?.issues ?? []) {
    const [first, place, part] = issue.path
    const name = first === 'priceMinor' ? 'price' : String(first)
    const field =
      first === 'shipping' && typeof place === 'number' ? `${fieldOf(part)}-${ways[place]?.at}` : name
    wrong[field] ??= issue.message
  }
  const goodsId = idSchema('goods').safeParse(values.goodsId)
  if (!parsed.success || Object.keys(wrong).length > 0) return { ok: false as const, fields: wrong }
  return {
    ok: true as const,
    value: {
      ...parsed.data,
      goodsId: goodsId.success ? goodsId.data : null,
      seenOnHand: whole(values.seenOnHand) ?? parsed.data.onHand,
      publish: values.act === 'publish',
    },
  }
}

const whole = (text: string | undefined): number | undefined =>
  /^\d{1,9}$/.test(text?.trim() ?? '') ? Number(text) : undefined

const fieldNames: Record<string, string> = {
  shipsTo: 'places',
  priceMinor: 'cost',
  daysFrom: 'from',
  daysTo: 'to',
}
const fieldOf = (part: PropertyKey | undefined): string => fieldNames[String(part)] ?? 'way'

/** One way of sending; null where nothing was written. */
function readWay(values: Fields, at: number, wrong: Fields) {
  const [name, places, cost] = [values[`way-${at}`], values[`places-${at}`], values[`cost-${at}`]]
  if (![name, places, cost].some((text) => text?.trim())) return null
  const read = readPlaces(places ?? '', countries())
  if (read.unknown !== null) wrong[`places-${at}`] = `“${read.unknown}” is not a country.`
  const priceMinor = parseMoney(cost ?? '', 'EUR')
  if (priceMinor === null) wrong[`cost-${at}`] = 'Write a price like 4.90, or 0.'
  return {
    at,
    name: name ?? '',
    shipsTo: read.places,
    priceMinor: priceMinor ?? 0,
    daysFrom: whole(values[`from-${at}`]),
    daysTo: whole(values[`to-${at}`]),
  }
}
