'use client'
import { Search } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'

/** Hides what does not hold every word. Without a script there is no field, and everything is shown. */
export function Filter({ of }: { of: string }) {
  const [words, setWords] = useState<string | null>(null)
  const [shown, setShown] = useState<number | null>(null)
  useEffect(() => setWords(new URLSearchParams(location.search).get('q') ?? ''), [])
  useEffect(() => {
    if (words !== null) setShown(apply(of, words))
  }, [of, words])
  if (words === null) return <div className="h-9" />
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <Field label="Find an operation" hideLabel className="w-full max-w-96">
        <Input
          type="search"
          before={<Search />}
          placeholder="Find an operation: deals, POST, token"
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
      </Field>
      <p role="status" className="text-xs text-fg-3">
        {shown !== null && `${shown} ${shown === 1 ? 'operation' : 'operations'}`}
      </p>
    </div>
  )
}

function apply(id: string, words: string): number {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean)
  let shown = 0
  for (const group of document.querySelectorAll<HTMLElement>(`#${id} [data-group]`)) {
    let inGroup = 0
    for (const each of group.querySelectorAll<HTMLElement>('[data-words]')) {
      each.hidden = !wanted.every((word) => each.dataset.words?.includes(word))
      if (!each.hidden) inGroup++
    }
    group.hidden = inGroup === 0
    shown += inGroup
  }
  return shown
}
