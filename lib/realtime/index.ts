/**
 * Owns the way from a committed event to a browser: hints over sockets and what was missed since a position.
 * Never decides what an event means and never sends its content.
 */
export { asyncApi } from './async-api'
export { since } from './since'
export { startSockets } from './sockets'
