import { ShoppingCart } from 'lucide-react'
import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { ActShell, Page, PageHeader } from '@/components/layout/page'
import { CartRow } from '@/components/orders/cart-row'
import { ActionForm, SubmitButton } from '@/components/ui/action-form'
import { Card, CardContent, CardHeader } from '@/components/ui/card'
import { Empty } from '@/components/ui/empty'
import { formatMoney } from '@/components/ui/format'
import { LinkButton } from '@/components/ui/link-button'
import { Money } from '@/components/ui/money'
import { viewCart } from '@/lib/checkout'
import type { CartLineView, CartView } from '@/lib/checkout/schemas'
import { ask, currentPerson } from '@/lib/doors'
import { cartToken } from '../_parts/cart-cookie'
import { TakeOver } from './_parts/take-over'
import { change, goToCheckout, takeOver } from './actions'

export const metadata: Metadata = { title: 'Cart' }

export default async function CartPage() {
  const token = await cartToken()
  const [{ lines, sums }, person] = await Promise.all([ask(viewCart, { token }), currentPerson()])
  const brought = person && token ? <TakeOver act={takeOver} /> : null
  const now = lines.filter(({ saved }) => !saved)
  const later = lines.filter(({ saved }) => saved)
  if (lines.length === 0) return <Nothing>{brought}</Nothing>
  return (
    <Page>
      <PageHeader
        title="Cart"
        description="Prices are those of this moment; they are yours once you check out."
      />
      <ActShell
        asideLabel="Sums"
        asideFirst={false}
        aside={sums.map((sum) => <Sum key={sum.currency} sum={sum} />)}
      >
        {now.length > 0 && <Lines title="To buy now" lines={now} />}
        {later.length > 0 && <Lines title="Kept for later" lines={later} />}
      </ActShell>
    </Page>
  )
}

function Lines({ title, lines }: { title: string; lines: CartLineView[] }) {
  const today = new Date().toISOString().slice(0, 10)
  return (
    <Card>
      <CardHeader title={title}>{lines.length === 1 ? '1 thing' : `${lines.length} things`}</CardHeader>
      <ul className="divide-y">
        {lines.map((line) => (
          <li key={line.lineId} className="p-3 md:p-4">
            <CartRow line={line} change={change} today={today} />
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Sum({ sum: { currency, totalMinor, pieces } }: { sum: CartView['sums'][number] }) {
  return (
    <Card>
      <CardContent className="flex flex-col gap-3 p-4">
        <dl className="flex items-baseline justify-between gap-4">
          <dt className="text-fg-2">{pieces === 1 ? '1 piece' : `${pieces} pieces`}, before sending</dt>
          <dd className="text-xl font-semibold tracking-tight">
            <Money minor={totalMinor} currency={currency} />
          </dd>
        </dl>
        <ActionForm act={goToCheckout}>
          <input type="hidden" name="currency" value={currency} />
          <SubmitButton variant="primary" size="lg" block>
            Check out {formatMoney(totalMinor, currency)}
          </SubmitButton>
        </ActionForm>
        <p className="text-xs text-fg-3">
          Everything is reserved for you for 15 minutes from then on. Nothing is taken before you pay.
        </p>
      </CardContent>
    </Card>
  )
}

function Nothing({ children }: { children: ReactNode }) {
  return (
    <Page>
      <PageHeader title="Cart" />
      {children}
      <Card>
        <Empty
          icon={<ShoppingCart />}
          title="Your cart is empty"
          actions={
            <>
              <LinkButton href="/goods" variant="primary">
                Look at goods
              </LinkButton>
              <LinkButton href="/market">Look at items</LinkButton>
            </>
          }
        >
          What you put here stays, also when you sign in later.
        </Empty>
      </Card>
    </Page>
  )
}
