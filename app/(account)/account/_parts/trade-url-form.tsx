'use client'
import { ExternalLink } from 'lucide-react'
import { useState } from 'react'
import { useForm } from '@/app/_parts/use-form'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Card, CardContent, CardHeader } from '@/components/ui/card'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { LinkButton } from '@/components/ui/link-button'
import { saveTradeUrl } from '../actions'

type Props = { linked: boolean; tradeUrl: string | null; steamPage: string }

export function TradeUrlForm({ linked, tradeUrl, steamPage }: Props) {
  const [text, setText] = useState(tradeUrl ?? '')
  const { submit, pending, saved, problemOf } = useForm(saveTradeUrl)
  return (
    <Card>
      <CardHeader title="Steam trade URL">
        {tradeUrl ? <Badge>Set</Badge> : <Badge tone="warning">Missing</Badge>}
      </CardHeader>
      <CardContent className="flex flex-col gap-3">
        <p className="max-w-[62ch] text-fg-2">
          Our bots need it to send you a trade offer without being your friend. On Steam it stands under
          Inventory, Trade offers, Who can send me trade offers, Third-party sites.
        </p>
        <form
          className="flex flex-col gap-3"
          onSubmit={(event) => {
            event.preventDefault()
            submit({ tradeUrl: text })
          }}
        >
          <Field
            label="Your trade URL"
            name="tradeUrl"
            description={
              linked ? 'It must belong to the Steam account linked above.' : 'Link your Steam account first.'
            }
            error={problemOf('tradeUrl') ?? problemOf()}
          >
            <Input
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
              disabled={!linked}
              inputMode="url"
              autoComplete="off"
              spellCheck={false}
              placeholder="https://steamcommunity.com/tradeoffer/new/?partner=…&token=…"
            />
          </Field>
          <div className="flex flex-wrap items-center gap-3">
            <Button
              type="submit"
              variant={tradeUrl ? 'default' : 'primary'}
              pending={pending}
              disabled={!linked || text.trim() === '' || text.trim() === tradeUrl}
            >
              Save trade URL
            </Button>
            <LinkButton href={steamPage} external variant="link">
              <ExternalLink aria-hidden />
              Find it on Steam
            </LinkButton>
            <span role="status" className="text-xs text-fg-2">
              {saved && 'Saved. Bots can reach you now.'}
            </span>
          </div>
        </form>
      </CardContent>
    </Card>
  )
}
