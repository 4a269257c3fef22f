'use server'
import { checkScript } from '@/lib/backtest'
import { action } from '@/lib/doors'
import {
  archiveStrategy,
  checkForm,
  createStrategy,
  deleteStrategy,
  editStrategy,
  renameStrategy,
  restoreStrategy,
  translatePine,
} from '@/lib/strategies'

export const check = action(checkForm)
export const checkCode = action(checkScript)
export const translate = action(translatePine)
export const create = action(createStrategy)
export const edit = action(editStrategy)
export const rename = action(renameStrategy)
export const archive = action(archiveStrategy)
export const restore = action(restoreStrategy)
export const remove = action(deleteStrategy)
