import { mergeAccounts } from './merge-accounts'

export const mergeApi = { 'POST /me/merge': mergeAccounts }
