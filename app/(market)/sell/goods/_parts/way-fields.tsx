import { Card, CardContent, CardHeader } from '@/components/ui/card'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'

const most = 8
/** Empty ones that stand open. */
const spare = 1

type Props = {
  count: number
  field: (name: string) => { name: string; defaultValue: string }
  errorOf: (name: string) => string | undefined
}

/** Every way of sending; the empty ones open by a press, which needs no script. */
export function WayFields({ count, ...parts }: Props) {
  const open = Math.min(most, Math.max(1, count + (count === 0 ? 0 : spare)))
  const places = Array.from({ length: most }, (_, at) => at)
  return (
    <Card>
      <CardHeader title="How you send it" />
      <CardContent className="flex flex-col gap-4">
        {parts.errorOf('shipping') && <p className="text-xs text-negative">{parts.errorOf('shipping')}</p>}
        {places.slice(0, open).map((at) => (
          <Way key={at} at={at} {...parts} />
        ))}
        {open < most && (
          <details>
            <summary className="link-quiet inline-flex min-h-6 cursor-pointer items-center">
              More ways
            </summary>
            <div className="mt-4 flex flex-col gap-4">
              {places.slice(open).map((at) => (
                <Way key={at} at={at} {...parts} />
              ))}
            </div>
          </details>
        )}
      </CardContent>
    </Card>
  )
}

function Way({ at, field, errorOf }: Omit<Props, 'count'> & { at: number }) {
  return (
    <fieldset className="grid min-w-0 gap-3 border-b pb-4 last:border-b-0 last:pb-0 sm:grid-cols-6">
      <legend className="sr-only">{`Way ${at + 1}`}</legend>
      <Field label="Name" error={errorOf(`way-${at}`)} className="sm:col-span-2">
        <Input {...field(`way-${at}`)} placeholder="Tracked parcel" maxLength={60} />
      </Field>
      <Field
        label="Goes to"
        description={at === 0 ? 'Countries, EU, or everywhere.' : undefined}
        error={errorOf(`places-${at}`)}
        className="sm:col-span-4"
      >
        <Input {...field(`places-${at}`)} placeholder="Germany, France" autoComplete="off" />
      </Field>
      <Field label="Price" error={errorOf(`cost-${at}`)} className="sm:col-span-2">
        <Input
          {...field(`cost-${at}`)}
          inputMode="decimal"
          autoComplete="off"
          before={<span className="text-fg-3">€</span>}
        />
      </Field>
      <Field label="At least, days" error={errorOf(`from-${at}`)} className="sm:col-span-2">
        <Input {...field(`from-${at}`)} inputMode="numeric" autoComplete="off" />
      </Field>
      <Field label="At most, days" error={errorOf(`to-${at}`)} className="sm:col-span-2">
        <Input {...field(`to-${at}`)} inputMode="numeric" autoComplete="off" />
      </Field>
    </fieldset>
  )
}
