/** Connects a channel as a channel manager does: with what is typed, or by the platform's own sign-in and back. */
import { fakes } from '../../publishers/fakes.gen.ts'
import { manifests } from '../../publishers/manifests.gen.ts'
import { consent } from '../../publishers/testing/consent.ts'
import type { LiveHub, Person } from './api.ts'

type At = Pick<LiveHub, 'base' | 'brand'>

/** Enters the keys of the brand's app, where the platform asks for them and nobody has. */
export async function enterAppKeys({ brand }: At, manager: Person, platform: string): Promise<void> {
  const app = (await fakes[platform]?.())?.app
  if (!app || !manifests[platform]?.app) return
  const where = `where[platform][equals]=${platform}&where[brand][equals]=${brand}`
  const known = (await manager.get(`/api/app-keys?${where}&limit=1`).expect(200)).body as { totalDocs: number }
  if (known.totalDocs > 0) return
  await manager.post('/api/app-keys', { brand, platform, clientId: app.id, clientSecret: app.secret }).expect(201)
}

/** What a channel of the platform leads to inside the hub, where that is not there yet. */
async function makeReady({ brand }: At, manager: Person, platform: string): Promise<void> {
  if (platform !== 'newsletter') return
  const { totalDocs } = (await manager.get(`/api/newsletters?where[brand][equals]=${brand}&limit=1`).expect(200)).body as {
    totalDocs: number
  }
  if (totalDocs > 0) return
  const address = { senderName: 'Acme', senderAddress: 'news@acme.example', privacyUrl: 'https://acme.example/privacy' }
  const list = { name: 'Acme-Brief', slug: `acme-${brand}`, brand, language: 'de', imprint: 'Acme GmbH, Musterstadt', ...address }
  await manager.post('/api/newsletters?locale=de', list).expect(201)
}

/** Where mails go to a list, the brand has one. */
export async function makeList({ brand }: At, manager: Person, platform: string): Promise<void> {
  if (platform !== 'newsletter') return
  const known = (await manager.get(`/api/newsletters?where[brand][equals]=${brand}&limit=1`).expect(200)).body as { totalDocs: number }
  if (known.totalDocs > 0) return
  const sender = {
    senderName: 'Acme',
    senderAddress: 'news@acme.example',
    imprint: 'Acme GmbH',
    privacyUrl: 'https://acme.example/privacy',
  }
  await manager
    .post('/api/newsletters?locale=de', { name: 'Acme-Brief', slug: `acme-${brand}`, brand, language: 'de', ...sender })
    .expect(201)
}

/** Gives consent on the platform's page, and comes back. @returns the status of the hub's answer. */
export async function signIn({ base }: At, manager: Person, redirect: string): Promise<number> {
  const back = await consent(redirect)
  if (!back.href.startsWith(`${base}/api/channels/connected?`)) throw new Error(`The platform sends people to ${back.href}`)
  const { status } = await manager.get(back.pathname + back.search)
  return status
}

/** What `POST …/connect` leads to, to its end. Where several accounts are offered, the first is taken. */
export async function connectChannel(at: At, manager: Person, id: string, platform: string): Promise<void> {
  const definition = await fakes[platform]?.()
  await enterAppKeys(at, manager, platform)
  await makeList(at, manager, platform)
  await makeReady(at, manager, platform)
  const { valid, redirect = {} } = definition?.connect(`${at.base}/fakes/${platform}`) ?? { valid: {} }
  const answer = await manager.post(`/api/channels/${id}/connect`, { input: valid ?? redirect })
  if (answer.status !== 200) throw new Error(`${platform}: ${answer.status} ${answer.text}`)
  const { redirect: away } = answer.body as { redirect?: string }
  if (away) await signIn(at, manager, away)
  const { status, choices, problem } = (await manager.get(`/api/channels/${id}/connect`).expect(200)).body as {
    status: string
    choices: { id: string }[]
    problem: string | null
  }
  const choice = choices[0]?.id
  if (choice !== undefined) await manager.post(`/api/channels/${id}/connect/choose`, { choice }).expect(200)
  else if (status !== 'connected') throw new Error(`${platform} is ${status}: ${problem}`)
}
