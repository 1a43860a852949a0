/** The admin's own questions on a hub with a hundred thousand posts and a million deliveries. The goal: 300 ms for 95 of 100. */
import { deliveriesEach, postId, posts, writePosts } from './admin-rows.ts'
import type { Figure, Part } from './figures.ts'
import { askJson } from './http.ts'
import { buildHub, newHome, register, startHub, untilReady, type Home } from './production-hub.ts'

const rounds = 60
const day = 86_400_000

export const admin: Part = async function* (say) {
  await buildHub()
  const home = newHome()
  try {
    const { brand, channels } = await fill(home, say)
    say('admin: starting on all of it')
    const hub = await startHub(home)
    try {
      await untilReady(hub)
      const json = { email: 'erika@example.com', password: 'a long enough password' }
      const { token } = await askJson<{ token: string }>(`${hub.base}/api/users/login`, { method: 'POST', json })
      // As a browser asks: a page knows its person by the cookie, which Payload believes only its own pages.
      const asked = { Authorization: `JWT ${token}`, Origin: hub.base, 'Sec-Fetch-Site': 'same-origin' }
      for (const [name, address] of questions(brand, channels)) {
        say(`admin: ${name}`)
        const took: number[] = []
        for (let round = 0; round < rounds; round++) {
          const began = performance.now()
          const response = await fetch(hub.base + address(round), { headers: { ...asked, Cookie: `payload-token=${token}` } })
          const text = await response.text()
          if (!response.ok) throw new Error(`${name}: ${response.status} ${text.slice(0, 300)}`)
          // The first ones open files and fill caches.
          if (round >= 5) took.push(performance.now() - began)
        }
        yield* figures(name, took)
      }
    } finally {
      await hub.stop()
    }
  } finally {
    home.remove()
  }
}

/** A new hub with a brand and channels of its own, and then everything at once. */
async function fill(home: Home, say: (doing: string) => void) {
  say('admin: an empty hub')
  const hub = await startHub(home)
  let where: { brand: string; channels: string[]; person: string }
  try {
    await untilReady(hub)
    const headers = await register(hub)
    const make = async (what: string, json: object) =>
      (await askJson<{ doc: { id: string } }>(`${hub.base}/api/${what}`, { method: 'POST', headers, json })).doc.id
    const brand = await make('brands', { name: 'Acme', slug: 'acme', languages: ['de', 'en'], timeZone: 'Europe/Berlin', country: 'DE' })
    const channels: string[] = []
    for (let n = 0; n < deliveriesEach; n++) {
      const slots = [{ day: 'workdays', time: '08:30' }]
      channels.push(await make('channels', { name: `Kanal ${n}`, platform: 'website', language: 'de', brand, slots }))
    }
    const { user } = await askJson<{ user: { id: string } }>(`${hub.base}/api/users/me`, { headers })
    where = { brand, channels, person: user.id }
  } finally {
    await hub.stop()
  }
  await writePosts(home.dataDir, { ...where, now: new Date() }, say)
  return where
}

type Question = readonly [name: string, address: (round: number) => string]

function questions(brand: string, channels: readonly string[]): Question[] {
  const calendar =
    (more = '', length = 42) =>
    (round: number) => {
      const from = new Date(Date.now() + (round - 30) * 10 * day)
      const to = new Date(from.getTime() + length * day)
      return `/api/posts/calendar?from=${from.toISOString()}&to=${to.toISOString()}&zone=Europe/Berlin${more}`
    }
  const some = (round: number) => postId(((round + 1) * 1601) % posts)
  return [
    ['calendar, a month', calendar()],
    ['calendar, a month with slots', calendar('&slots=true')],
    ['calendar, a month of one channel', calendar(`&channel=${channels[0]}`)],
    ['calendar, a month of one brand', calendar(`&brand=${brand}`)],
    ['calendar, a week', calendar('', 7)],
    ['list of posts', (round) => `/api/posts?draft=true&depth=0&limit=10&sort=-updatedAt&page=${round + 1}`],
    ['today', () => '/api/deliveries/today'],
    ['a post, opened', (round) => `/api/posts/${some(round)}?draft=true&depth=0&locale=de`],
    ['a post, where its review stands', (round) => `/api/posts/${some(round)}/state`],
    ['the page of the list', (round) => `/admin/collections/posts?page=${round + 1}`],
    ['the page of a post', (round) => `/admin/collections/posts/${some(round)}`],
    ['the page of today', () => '/admin'],
    ['the page of the calendar', () => '/admin/calendar'],
  ]
}

function* figures(name: string, took: readonly number[]): Generator<Figure> {
  const sorted = [...took].sort((a, b) => a - b)
  const at = (share: number) => [sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0]
  yield { name: `${name}, p50`, unit: 'ms', better: 'less', hub: at(0.5), bare: [] }
  yield { name: `${name}, p95`, unit: 'ms', better: 'less', hub: at(0.95), bare: [] }
}
