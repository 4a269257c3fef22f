'use server'
import { action } from '@/lib/doors'
import { changePrice, delist, listItem, publish } from '@/lib/listings'

export const sell = action(listItem)
export const setPrice = action(changePrice)
export const takeOff = action(delist)
export const putUp = action(publish)
