/**
 * Notifications: what people are told, by which channel, and what became of each message.
 * Never decides that something happened; it reacts to events of other domains and talks to nobody but people.
 */
export { changeSettings } from './change-settings'
export { countUnread, notificationList } from './list'
export { markAllRead, markRead } from './mark-read'
export { notificationsPersonData } from './person-data'
export { notificationReactions } from './reactions'
export { resumeEmail } from './resume-email'
export { setPreference } from './set-preference'
export { notificationSettings } from './settings'
export { notificationTimers } from './timers'
export { unsubscribe, unsubscription } from './unsubscribe'
