'use client'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Card, CardContent } from '@/components/ui/card'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Textarea } from '@/components/ui/textarea'

export interface Said {
  tone: 'info' | 'warning' | 'negative'
  text: string
}

interface Title {
  name: string
  description: string
}

type Props = {
  title: Title
  onTitle: (title: Title) => void
  pending: boolean
  blocked: boolean
  label: string
  said: Said | null
  onSave: () => void
}

/** What it is called, and the one act of the page. */
export function SaveCard({ title, onTitle, pending, blocked, label, said, onSave }: Props) {
  return (
    <Card>
      <CardContent className="flex flex-col gap-3">
        <Field label="Name">
          <Input
            maxLength={80}
            autoComplete="off"
            value={title.name}
            onChange={({ currentTarget }) => onTitle({ ...title, name: currentTarget.value })}
          />
        </Field>
        <Field label="Notes">
          <Textarea
            maxLength={2_000}
            value={title.description}
            onChange={({ currentTarget }) => onTitle({ ...title, description: currentTarget.value })}
          />
        </Field>
        <Button variant="primary" block pending={pending} disabled={blocked} onClick={onSave}>
          {label}
        </Button>
        <div aria-live="polite" className="empty:hidden">
          {said && <Alert tone={said.tone}>{said.text}</Alert>}
        </div>
      </CardContent>
    </Card>
  )
}
