import { hashOf } from '@/lib/kernel/crypto'
import type { Form } from './engine/form/form'

/** SHA-256 of the form as canonical JSON, in hex: two forms of one hash want the same on every bar. */
export const formHash = (form: Form): string => hashOf(form).toString('hex')
