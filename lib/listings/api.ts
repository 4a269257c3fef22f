import {
  changePrice,
  delist,
  listItem,
  listingPage,
  myListings,
  publish,
  suggestListings,
  viewListing,
} from './index'

export const listingsApi = {
  'GET /listings': listingPage,
  'POST /listings': listItem,
  'GET /listings/mine': myListings,
  'GET /listings/suggestions': suggestListings,
  'GET /listings/:listingId': viewListing,
  'POST /listings/:listingId/price': changePrice,
  'POST /listings/:listingId/publish': publish,
  'POST /listings/:listingId/delist': delist,
}
