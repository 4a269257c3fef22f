'use client'
import { type ReactNode, useState } from 'react'
import { useForm } from '@/app/_parts/use-form'
import { Card, CardContent, CardHeader } from '@/components/ui/card'
import { Segmented } from '@/components/ui/segmented'
import { accents, densities, type Look } from '@/lib/identity/schemas/person'
import { saveProfile } from '../actions'

const accentNames: Record<Look['accent'], string> = {
  amber: 'Amber',
  teal: 'Teal',
  violet: 'Violet',
  rose: 'Rose',
}
const densityNames: Record<Look['density'], string> = { dense: 'Dense', roomy: 'Roomy' }

/** Shown at once and saved at once; light and dark are of each browser and stand at the end of every page. */
export function LookForm({ look: kept }: { look: Look }) {
  const [chosen, choose] = useState(kept)
  const { submit, pending, saved, problemOf } = useForm(saveProfile)
  const look = problemOf() ? kept : chosen
  const change = (part: Partial<Look>) => {
    choose({ ...look, ...part })
    submit({ look: part })
  }
  return (
    <Card>
      <CardHeader title="Look" />
      <CardContent className="flex flex-col gap-4" aria-busy={pending}>
        <Choice title="Accent">
          <Segmented
            label="Accent"
            segments={accents.map((value) => ({
              value,
              name: accentNames[value],
              label: (
                <span className="inline-flex items-center gap-1.5">
                  <span data-accent={value} data-swatch={value} aria-hidden>
                    <span className="block size-2.5 rounded-full bg-(--accent-fill)" />
                  </span>
                  {accentNames[value]}
                </span>
              ),
            }))}
            value={look.accent}
            onValueChange={(value) => change({ accent: accents.find((one) => one === value) ?? look.accent })}
          />
        </Choice>
        <Choice title="Lists and tables">
          <Segmented
            label="Lists and tables"
            segments={densities.map((value) => ({ value, label: densityNames[value] }))}
            value={look.density}
            onValueChange={(value) =>
              change({ density: densities.find((one) => one === value) ?? look.density })
            }
          />
        </Choice>
        <p className="text-xs text-fg-3">
          Light or dark belongs to each browser: the switch stands at the end of every page.
        </p>
        <span role="status" className="text-xs text-fg-2 empty:hidden">
          {problemOf() ?? (saved && !pending ? 'Saved.' : '')}
        </span>
      </CardContent>
    </Card>
  )
}

const Choice = ({ title, children }: { title: string; children: ReactNode }) => (
  <div className="flex flex-col items-start gap-1.5">
    <span aria-hidden className="text-xs font-medium text-fg-2">
      {title}
    </span>
    {children}
  </div>
)
