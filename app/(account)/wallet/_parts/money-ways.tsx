import { ActionForm, SubmitButton } from '@/components/ui/action-form'
import { Card } from '@/components/ui/card'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { LinkButton } from '@/components/ui/link-button'
import { topUp } from '../actions'

/** How money gets in and out of a wallet. */
export function MoneyWays({ currency, sandbox }: { currency: string; sandbox: boolean }) {
  return (
    <Card className="flex flex-col gap-3 p-4">
      <h2 className="text-base">Money in, money out</h2>
      <ActionForm act={topUp} label="Top up" className="flex flex-wrap items-end gap-2">
        <input type="hidden" name="currency" value={currency} />
        <Field label={`Top up, in ${currency}`} name="amount" className="min-w-0 flex-1">
          <Input inputMode="decimal" autoComplete="off" placeholder="50.00" required />
        </Field>
        <SubmitButton>By card</SubmitButton>
      </ActionForm>
      <p className="text-xs leading-4.5 text-fg-2">
        {sandbox ? 'Cards are simulated here: 4242 4242 4242 4242 pays. ' : ''}A top-up can be taken back
        within 14 days as long as the money is still here. What you earned by selling can leave to your bank.
      </p>
      <LinkButton href="/sell/payouts" size="sm" className="self-start">
        Withdraw
      </LinkButton>
    </Card>
  )
}
