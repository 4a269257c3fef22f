'use server'
import { action } from '@/lib/doors'
import { changePrice, delist, listItem, publish } from '@/lib/listings'
import { myInventory } from '@/lib/steam'

export const sell = action(listItem)
/** Reads the inventory from Steam anew; the page then shows that reading. */
export const readInventory = action(myInventory)
export const setPrice = action(changePrice)
export const takeOff = action(delist)
export const putUp = action(publish)
