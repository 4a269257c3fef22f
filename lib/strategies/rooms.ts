/** Who hears of a strategy live: its owner. */
export const roomsOf = ({ ownerId }: { ownerId: string }): string[] => [`user:${ownerId}`]
