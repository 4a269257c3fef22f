const personalRoom = (sellerId: string) => `user:${sellerId}`

/** Everybody may hear of goods that can be found. */
export const marketRooms = (sellerId: string) => ['public', personalRoom(sellerId)]

/** Who hears of a change: of a draft only its seller. */
export const roomsOf = ({ state, sellerId }: { state: string; sellerId: string }) =>
  state === 'draft' ? [personalRoom(sellerId)] : marketRooms(sellerId)
