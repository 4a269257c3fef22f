'use client'
import { useState } from 'react'
import { Card, CardContent, CardHeader } from '@/components/ui/card'
import { Segmented } from '@/components/ui/segmented'
import type { Privacy } from '@/lib/identity/schemas'
import { useForm } from '../../_parts/use-form'
import { saveProfile } from '../../actions'

const parts = [
  { part: 'inventory', title: 'Your inventory', text: 'The items on your Steam account, as last read.' },
  { part: 'activity', title: 'Your trades', text: 'How many items you sold and bought, and have for sale.' },
] as const

const audiences = [
  { value: 'everyone', label: 'Everyone' },
  { value: 'nobody', label: 'Only you' },
] as const

export function PrivacyForm({ privacy: kept }: { privacy: Privacy }) {
  const [chosen, choose] = useState(kept)
  const { submit, pending, saved, problemOf } = useForm(saveProfile)
  const privacy = problemOf() ? kept : chosen
  const change = (part: 'inventory' | 'activity', to: string) => {
    const audience = audiences.find(({ value }) => value === to)?.value ?? 'nobody'
    choose({ ...privacy, [part]: audience })
    submit({ privacy: { [part]: audience } })
  }
  return (
    <Card>
      <CardHeader title="Who sees what" />
      <ul aria-label="Who sees what" className="divide-y" aria-busy={pending}>
        {parts.map(({ part, title, text }) => (
          <li key={part} className="flex flex-wrap items-center gap-x-6 gap-y-2 px-4 py-3">
            <div className="min-w-0 flex-1 basis-56">
              <p className="font-medium">{title}</p>
              <p className="text-xs text-fg-3">{text}</p>
            </div>
            <Segmented
              label={title}
              segments={[...audiences]}
              value={privacy[part] === 'everyone' ? 'everyone' : 'nobody'}
              onValueChange={(value) => change(part, value)}
            />
          </li>
        ))}
      </ul>
      <CardContent className="border-t text-xs text-fg-3">
        <span role="status">
          {problemOf() ??
            (saved && !pending
              ? 'Saved.'
              : 'Your name, picture and what you wrote about yourself can be seen by everybody.')}
        </span>
      </CardContent>
    </Card>
  )
}
