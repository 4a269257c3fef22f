/**
 * Orders: what was bought, from whom, at which price. Each line is fulfilled by the domain of its kind.
 * Never fulfils anything itself and never touches a balance.
 */

export { closeOrder, isRefunded, newOrderId, openOrder } from './order'
export { ordersPersonData } from './person-data'
