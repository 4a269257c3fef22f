/**
 * Listings: what is for sale, by whom, at which price, and the history of prices.
 * Never moves money and never talks to Steam; it reads inventories through the steam domain.
 */

export { changePrice } from './change-price'
export { checkInventory } from './check-inventory'
export { delist } from './delist'
export { handOverListings } from './hand-over'
export { viewListing } from './item-page'
export { checkSeller } from './jobs'
export { listItem } from './list-item'
export { findListing, readListingsForSale } from './lock'
export { listingPage } from './market-page'
export { myListings } from './my-listings'
export { namePrices } from './name-prices'
export { listingsPersonData } from './person-data'
export { publish } from './publish'
export { endReservation, reserveListing, sellListing, type Unsold } from './sell'
export { suggestListings } from './suggest'
export { listingTimers } from './timers'
