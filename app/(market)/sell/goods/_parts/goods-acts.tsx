'use client'
import { useActionState } from 'react'
import { Button } from '@/components/ui/button'
import { LinkButton } from '@/components/ui/link-button'
import type { GoodsState, MyGoods } from '@/lib/goods/schemas'
import { changeState } from '../actions'

type Act = { act: 'publish' | 'pause' | 'resume' | 'remove'; label: string }

const actsOf: Record<GoodsState, Act[]> = {
  draft: [
    { act: 'publish', label: 'Publish' },
    { act: 'remove', label: 'Throw away' },
  ],
  active: [
    { act: 'pause', label: 'Pause' },
    { act: 'remove', label: 'Remove' },
  ],
  paused: [
    { act: 'resume', label: 'Resume' },
    { act: 'remove', label: 'Remove' },
  ],
  sold_out: [{ act: 'remove', label: 'Remove' }],
  removed: [],
}

/** What a seller can do with their goods; each is one press, with or without a script. */
export function GoodsActs({ goods }: { goods: MyGoods }) {
  const [problem, change, pending] = useActionState(changeState, null)
  if (goods.state === 'removed') return null
  return (
    <form action={change} className="flex flex-wrap items-center gap-1.5">
      <input type="hidden" name="goodsId" value={goods.id} />
      <LinkButton href={`/sell/goods/${goods.id}`} size="sm" aria-label={`Edit ${goods.title}`}>
        Edit
      </LinkButton>
      {actsOf[goods.state].map(({ act, label }) => (
        <Button
          key={act}
          type="submit"
          name="act"
          value={act}
          size="sm"
          variant={act === 'remove' ? 'ghost' : 'default'}
          pending={pending}
          aria-label={`${label} ${goods.title}`}
        >
          {label}
        </Button>
      ))}
      {problem && (
        <p role="alert" className="basis-full text-xs whitespace-normal text-negative">
          {problem}
        </p>
      )}
    </form>
  )
}
