'use client'
import { createContext, useContext } from 'react'

type Choice = {
  name: string
  value: string | undefined
  defaultValue: string | undefined
  onValueChange: ((value: string) => void) | undefined
}

const none: Choice = { name: '', value: undefined, defaultValue: undefined, onValueChange: undefined }

export const ChoiceContext = createContext<Choice>(none)

/** What one native radio of a group needs to be controlled, or left to the browser. */
export function useChoice(own: string) {
  const { name, value, defaultValue, onValueChange } = useContext(ChoiceContext)
  const held = value === undefined ? { defaultChecked: defaultValue === own } : { checked: value === own }
  return { type: 'radio' as const, name, value: own, ...held, onChange: () => onValueChange?.(own) }
}
