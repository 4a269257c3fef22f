import type { Choice, Presence, Status } from '@/lib/presence/schemas'

export const statusWords: Record<Status, string> = {
  online: 'Online',
  away: 'Away',
  in_game: 'In a game',
  offline: 'Offline',
}

export const choiceWords: Record<Choice, string> = {
  auto: 'Online',
  away: 'Away',
  invisible: 'Invisible',
}

export const presenceWords = ({ status, title }: Presence): string =>
  title === null ? statusWords[status] : `In ${title}`
