import { categoryWords } from '@/components/goods/words'
import { Card, CardContent, CardHeader } from '@/components/ui/card'

type Props = { fees: readonly { category: string | null; sentence: string }[] }

const words: Record<string, string> = categoryWords

/** What Tradepost keeps of each sale of goods, in words. */
export const FeeCard = ({ fees }: Props) => (
  <Card>
    <CardHeader title="What Tradepost keeps" />
    <CardContent>
      <dl className="flex flex-col gap-2">
        {fees.map(({ category, sentence }) => (
          <div key={category ?? ''}>
            <dt className="text-xs text-fg-3">
              {category ? (words[category] ?? category) : fees.length > 1 ? 'Other goods' : 'Goods'}
            </dt>
            <dd>{sentence}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-3 text-xs text-fg-3">
        It is fixed with the payment of an order, and never changes for what was sold already.
      </p>
    </CardContent>
  </Card>
)
