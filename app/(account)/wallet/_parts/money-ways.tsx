import { Card } from '@/components/ui/card'

/** How money gets in and out of a wallet in this version. */
export function MoneyWays({ sandbox }: { sandbox: boolean }) {
  return (
    <Card className="flex flex-col gap-1.5 p-4">
      <h2 className="text-base">Money in, money out</h2>
      <p className="text-xs leading-4.5 text-fg-2">
        {sandbox
          ? 'The demo people start with demo money; admins can credit any wallet. What you sell lands here at once.'
          : 'Admins credit wallets, with a reason in the audit log. What you sell lands here at once.'}{' '}
        Cards and payouts come with the checkout.
      </p>
    </Card>
  )
}
