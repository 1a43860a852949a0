import { expect, it } from 'vitest'
import { rateTold } from './rate-headers.ts'

const now = new Date('2026-11-22T10:00:00Z')
const at = (time: string) => new Date(`2026-11-22T${time}Z`)
const told = (headers: Record<string, string>) => rateTold(new Headers(headers), now)

it.each<[string, Record<string, string>, ReturnType<typeof rateTold>]>([
  [
    'Mastodon: an ISO date',
    { 'X-RateLimit-Limit': '300', 'X-RateLimit-Remaining': '299', 'X-RateLimit-Reset': '2026-11-22T10:05:00.019685Z' },
    { limit: 300, remaining: 299, resetAt: at('10:05:00.019') },
  ],
  [
    'Bluesky: seconds since 1970',
    { 'ratelimit-limit': '3000', 'ratelimit-remaining': '0', 'ratelimit-reset': '1795341900', 'ratelimit-policy': '3000;w=300' },
    { limit: 3000, remaining: 0, resetAt: at('10:05:00') },
  ],
  [
    'X: with another hyphen',
    { 'x-rate-limit-limit': '100', 'x-rate-limit-remaining': '7', 'x-rate-limit-reset': '1795341900' },
    { limit: 100, remaining: 7, resetAt: at('10:05:00') },
  ],
  [
    'Discord: how long it is, rather than when',
    { 'x-ratelimit-limit': '5', 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1795349999.5', 'x-ratelimit-reset-after': '2.5' },
    { limit: 5, remaining: 0, resetAt: at('10:00:02.5') },
  ],
  [
    'draft 06: seconds from now, and a limit with its policy',
    { 'ratelimit-limit': '100, 100;w=60', 'ratelimit-remaining': '9', 'ratelimit-reset': '30' },
    { limit: 100, remaining: 9, resetAt: at('10:00:30') },
  ],
  ['draft 07', { ratelimit: 'limit=100, remaining=50, reset=5' }, { limit: 100, remaining: 50, resetAt: at('10:00:05') }],
  [
    'draft 08: the tightest of several',
    { ratelimit: '"burst";r=40;t=5, "daily";r=3;t=3600', 'ratelimit-policy': '"burst";q=100;w=60,"daily";q=1000;w=86400' },
    { limit: 1000, remaining: 3, resetAt: at('11:00:00') },
  ],
  ['Retry-After', { 'retry-after': '120', 'x-ratelimit-remaining': '7' }, { limit: null, remaining: 0, resetAt: at('10:02:00') }],
  ['no limit', { 'x-ratelimit-remaining': '7', 'x-ratelimit-reset': '60' }, { limit: null, remaining: 7, resetAt: at('10:01:00') }],
])('reads %s', (_, headers, expected) => {
  expect(told(headers)).toEqual(expected)
})

it.each<[string, Record<string, string>]>([
  ['nothing', {}],
  ['what remains, but not until when', { 'x-ratelimit-remaining': '0' }],
  ['a window that is over', { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1795341000' }],
  ['words', { 'x-ratelimit-remaining': 'none', 'x-ratelimit-reset': '60' }],
  ['rubbish', { ratelimit: ';;=,"";r=,t' }],
])('makes nothing of %s', (_, headers) => {
  expect(told(headers)).toBeNull()
})
