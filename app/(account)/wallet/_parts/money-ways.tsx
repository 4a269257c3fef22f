import { Card } from '@/components/ui/card'
import { LinkButton } from '@/components/ui/link-button'

/** How money gets in and out of a wallet in this version. */
export function MoneyWays({ sandbox }: { sandbox: boolean }) {
  return (
    <Card className="flex flex-col gap-2 p-4">
      <h2 className="text-base">Money in, money out</h2>
      <p className="text-xs leading-4.5 text-fg-2">
        {sandbox
          ? 'The demo people start with demo money; admins can credit any wallet.'
          : 'Admins credit wallets, with a reason in the audit log.'}{' '}
        What you earn with sales can leave to your bank; other money is for spending here.
      </p>
      <LinkButton href="/sell/payouts" size="sm" className="self-start">
        Withdraw
      </LinkButton>
    </Card>
  )
}
