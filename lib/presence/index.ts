/**
 * Owns who is here: online, away, in a game, invisible, last seen, and who may know it.
 * Never decides who may do something, and never holds a socket.
 */
export { type Attendance, startAttendance } from './attendance'
export { changePresence } from './change-presence'
export { myPresence } from './my-presence'
export { presencePersonData } from './person-data'
export { presences } from './presences'
export { setGame } from './set-game'
export { presenceTimers } from './timers'
