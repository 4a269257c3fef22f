'use client'
import { useEffect, useState } from 'react'
import type { Choice, MyPresence } from '@/lib/presence/schemas'
import { getJson } from '../live/get-json'
import { MenuLabel, MenuRadioGroup, MenuRadioItem } from '../ui/menu'
import { choiceWords } from './status-words'

export type SaveChoice = (input: { choice: Choice }) => Promise<{ ok: boolean }>

const choices = ['auto', 'away', 'invisible'] as const

/** What others see of the person, chosen by hand. Until it is known nothing is marked. */
export function StatusChoice({ save }: { save: SaveChoice }) {
  const [choice, setChoice] = useState<Choice | null>(null)
  useEffect(() => {
    let here = true
    getJson<MyPresence>('/me/presence').then(
      (mine) => here && setChoice(mine.choice),
      () => {},
    )
    return () => {
      here = false
    }
  }, [])
  const choose = async (next: Choice) => {
    const before = choice
    setChoice(next)
    const answer = await save({ choice: next }).catch(() => ({ ok: false }))
    if (!answer.ok) setChoice(before)
  }
  return (
    <MenuRadioGroup label="Others see you as" value={choice} onChange={choose}>
      <MenuLabel>Others see you as</MenuLabel>
      {choices.map((each) => (
        <MenuRadioItem key={each} value={each}>
          {choiceWords[each]}
        </MenuRadioItem>
      ))}
    </MenuRadioGroup>
  )
}
