import { changePresence } from './change-presence'
import { myPresence } from './my-presence'
import { presences } from './presences'
import { setGame } from './set-game'

export const presenceApi = {
  'GET /presence': presences,
  'GET /me/presence': myPresence,
  'PATCH /me/presence': changePresence,
  'PUT /me/presence/game': setGame,
}
