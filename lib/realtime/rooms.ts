import { type Actor, isStaff } from '@/lib/kernel/access'

export const publicRoom = 'public'
export const adminRoom = 'admins'

/** The rooms an actor may hear, and nothing else. */
export function roomsOf(actor: Actor): string[] {
  if (actor.kind !== 'person') return [publicRoom]
  return [publicRoom, `user:${actor.id}`, ...(isStaff(actor) ? [adminRoom] : [])]
}

/** Rooms of an event that sockets can be in. */
export const audible = (rooms: readonly string[]): string[] =>
  rooms.filter((room) => room === publicRoom || room === adminRoom || room.startsWith('user:'))
