/** Where the time comes from. Everything that decides by time is handed one, so that tests can own it. */
export interface Clock {
  now(): Date
}
export const systemClock: Clock = { now: () => new Date() }
