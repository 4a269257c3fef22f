'use client'
import { useState } from 'react'
import { useForm } from '@/app/_parts/use-form'
import { Button } from '@/components/ui/button'
import { Card, CardContent, CardHeader } from '@/components/ui/card'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import { type Language, languages } from '@/lib/identity/schemas/person'
import { type Currency, currencies } from '@/lib/kernel/money'
import { saveProfile } from '../actions'

const languageNames: Record<Language, string> = { en: 'English', de: 'Deutsch' }

type Props = { language: Language; zone: string; currency: Currency; zones: string[] }

const one = <T extends string>(all: readonly T[], value: string): T | undefined =>
  all.find((each) => each === value)

export function RegionForm(current: Props) {
  const [language, setLanguage] = useState<Language>(current.language)
  const [zone, setZone] = useState(current.zone)
  const [currency, setCurrency] = useState<Currency>(current.currency)
  const { submit, pending, saved, problemOf } = useForm(saveProfile)
  // Browsers and servers know some zones by different names.
  const zones = current.zones.includes(zone) ? current.zones : [zone, ...current.zones]
  const same = language === current.language && zone === current.zone && currency === current.currency
  return (
    <Card>
      <CardHeader title="Language and region" />
      <CardContent>
        <form
          className="flex flex-col gap-4"
          onSubmit={(event) => {
            event.preventDefault()
            submit({ language, zone, currency })
          }}
        >
          <div className="grid gap-4 sm:grid-cols-3">
            <Field label="Language" description="Of mail and notifications." error={problemOf('language')}>
              <Select
                options={languages.map((value) => ({ value, label: languageNames[value] }))}
                value={language}
                onValueChange={(value) => setLanguage(one(languages, value) ?? language)}
              />
            </Field>
            <Field
              label="Time zone"
              description="Of quiet hours and daily mail."
              error={problemOf('zone') ?? problemOf()}
            >
              <Select
                options={zones.map((value) => ({ value, label: value.replaceAll('_', ' ') }))}
                value={zone}
                onValueChange={setZone}
              />
            </Field>
            <Field label="Currency" description="Of the wallet shown first." error={problemOf('currency')}>
              <Select
                options={currencies.map((value) => ({ value, label: value }))}
                value={currency}
                onValueChange={(value) => setCurrency(one(currencies, value) ?? currency)}
              />
            </Field>
          </div>
          <div className="flex flex-wrap items-center gap-3">
            <Button type="submit" pending={pending} disabled={same}>
              Save region
            </Button>
            <Button variant="link" onClick={() => setZone(Intl.DateTimeFormat().resolvedOptions().timeZone)}>
              Time zone of this device
            </Button>
            <span role="status" className="text-xs text-fg-2">
              {saved && same && 'Saved.'}
            </span>
          </div>
        </form>
      </CardContent>
    </Card>
  )
}
