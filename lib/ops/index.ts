/**
 * Ops: what those who run the house look at — its health and the log of what admins did.
 * It only reads; every act belongs to the domain it acts on.
 */
export { auditLog, health } from './queries'
