/**
 * Ops: views that belong to no single domain: the frame around every page, the health of the house, the log of acts.
 * It only reads; every act belongs to the domain it acts on.
 */

export { frame } from './frame'
export { metricsText } from './metrics'
export { personFile } from './person-file'
export { publicProfile } from './public-profile'
export { auditLog, health } from './queries'
