'use client'
import { createContext, useContext } from 'react'

type FieldControl = {
  id?: string
  name?: string
  'aria-describedby'?: string
  'aria-invalid'?: boolean
}

export const FieldContext = createContext<FieldControl>({})

/** What ties a control to the label, description and error of the `Field` around it; empty outside of one. */
export const useFieldControl = () => useContext(FieldContext)
