/** From nothing to the first right answer, and what an idle hub holds in memory. */
import { setTimeout as wait } from 'node:timers/promises'
import { startBare } from './bare-express.ts'
import type { Part } from './figures.ts'
import { firstRight, type Answer } from './http.ts'
import { buildHub, newHome, register, startHub, untilReady, type Home } from './production-hub.ts'
import { residentMb } from './processes.ts'

const rounds = 3
const idleMs = 5_000

const emptyPage = JSON.stringify({ items: [], nextCursor: null })
const isEmptyPage = ({ status, bytes }: Answer) => status === 200 && bytes.toString() === emptyPage
// The view itself is in what React streams behind the empty page; its class tells it from the form for the first person.
const isLoginPage = ({ status, bytes }: Answer) => status === 200 && /login template-minimal[^]*<\/html>/.test(bytes.toString())

interface Start {
  readonly contentApiMs: number
  readonly adminMs: number
  readonly residentMb: number
  readonly bareMs: number
  readonly bareMb: number
}

export const start: Part = async function* (say) {
  await buildHub()
  const home = newHome()
  try {
    say('start: once on an empty database')
    const firstMs = await firstStart(home)
    const starts: Start[] = []
    for (let round = 1; round <= rounds; round++) {
      say(`start: round ${round} of ${rounds}`)
      starts.push(await oneStart(home))
    }
    const of = (key: keyof Start) => starts.map((each) => each[key])
    const ms = { unit: 'ms', better: 'less', bare: of('bareMs') } as const
    yield { name: 'content API answers', ...ms, hub: of('contentApiMs') }
    yield { name: 'admin answers', ...ms, hub: of('adminMs') }
    yield { name: 'content API answers, after migrating an empty database', ...ms, hub: [firstMs] }
    yield { name: 'memory when idle', unit: 'MB', better: 'less', hub: of('residentMb'), bare: of('bareMb') }
  } finally {
    home.remove()
  }
}

/** Leaves a migrated database with a person in it: without one, the admin would ask for the first instead of signing in. */
async function firstStart(home: Home): Promise<number> {
  const hub = await startHub(home)
  try {
    const answered = await firstRight(`${hub.base}/api/content/v1/posts`, isEmptyPage, hub)
    await untilReady(hub)
    await register(hub)
    return answered - hub.startedAt
  } finally {
    await hub.stop()
  }
}

async function oneStart(home: Home): Promise<Start> {
  const headers = { 'content-type': 'application/json; charset=utf-8' }
  const bare = await startBare([{ path: '/api/content/v1/posts', headers, bytes: Buffer.from(emptyPage) }])
  try {
    const hub = await startHub(home)
    try {
      const [contentApi, admin] = await Promise.all([
        firstRight(`${hub.base}/api/content/v1/posts`, isEmptyPage, hub),
        firstRight(`${hub.base}/admin/login`, isLoginPage, hub),
      ])
      await untilReady(hub)
      await wait(idleMs)
      return {
        contentApiMs: contentApi - hub.startedAt,
        adminMs: admin - hub.startedAt,
        residentMb: residentMb(hub.pid),
        bareMs: bare.startMs,
        bareMb: residentMb(bare.pid),
      }
    } finally {
      await hub.stop()
    }
  } finally {
    await bare.stop()
  }
}
