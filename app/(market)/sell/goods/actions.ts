'use server'
import { redirect } from 'next/navigation'
import { action } from '@/lib/doors'
import { createGoods, editGoods, pauseGoods, publishGoods, removeGoods, resumeGoods } from '@/lib/goods'
import { type FormAnswer, readGoodsForm, valuesOf } from './_parts/read-form'

/** Saves the form, which works without a script: what is wrong comes back with what was typed. */
export async function saveGoods(_: FormAnswer | null, form: FormData): Promise<FormAnswer> {
  const read = readGoodsForm(form)
  if (!read.ok)
    return { values: valuesOf(form), fields: read.fields, problem: 'Some fields need another look.' }
  const { goodsId, seenOnHand, ...facts } = read.value
  const key = String(form.get('key'))
  const answer = goodsId
    ? await action(editGoods)({ goodsId, seenOnHand, ...facts }, key)
    : await action(createGoods)({ ...facts, currency: 'EUR' }, key)
  if (!answer.ok)
    return { values: valuesOf(form), fields: answer.problem.fields ?? {}, problem: answer.problem.detail }
  redirect('/sell/goods')
}

const acts = { publish: publishGoods, pause: pauseGoods, resume: resumeGoods, remove: removeGoods }

/** One press on the list: publish, pause, resume or remove. Answers the sentence of a refusal. */
export async function changeState(_: string | null, form: FormData): Promise<string | null> {
  const act = Object.entries(acts).find(([name]) => name === form.get('act'))?.[1]
  if (!act) return 'There is no such act.'
  const answer = await action(act)({ goodsId: String(form.get('goodsId')) })
  if (!answer.ok) return answer.problem.detail
  redirect('/sell/goods')
}
