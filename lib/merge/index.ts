/**
 * Owns the joining of two accounts of one person: asks each domain to hand over what is its own, all or nothing.
 * Never touches a table itself, and decides nothing that a domain can decide.
 */
export { mergeAccounts } from './merge-accounts'
