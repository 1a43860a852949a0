/** The playground: a seeded company on imitated networks. Nothing leaves the machine, and production never starts it. */
import { Router } from 'express'
import type { Payload } from 'payload'
import type { Env } from '../config/env.ts'
import { hub } from '../hub.ts'
import { openNetworks, type Networks } from './networks.ts'
import { pages } from './pages/index.ts'
import { password, people } from './seed/company.ts'
import { seed } from './seed/index.ts'
import { siteReader } from '../site/reader.ts'
import { ownReaderToken } from '../content-api/keys/entrance.ts'

export interface Playground {
  readonly router: Router
  /** For the server's event of that name. */
  readonly upgrade: Networks['upgrade']
  /** How fast time passes for measuring: an hour in ten seconds. */
  readonly measureScale: number
  /** Not while it is filled: what was before it began is measured then, by clocks that are set back. */
  measures(): boolean
  /** Fills an empty database. The hub must answer already. Never throws: what could not be made is logged. */
  seed(): Promise<void>
  /** Writes down what stands on the networks. */
  stop(): Promise<void>
  /** Where to go and how to sign in, as lines for the terminal. */
  banner(publicUrl: string): string
}

/** The database must have been agreed on as a playground's (src/playground-mark.ts). */
export async function startPlayground({ payload, settings }: { payload: Payload; settings: Env }): Promise<Playground> {
  const { PUBLIC_URL: publicUrl, HUB_URL: hubUrl, ROLE, SECRET, dataDir } = settings
  const { totalDocs } = await payload.count({ collection: 'users' })
  const networks = await openNetworks({ dataDir, publicUrl, log: payload.logger, fresh: totalDocs === 0 })
  const reader = siteReader(hubUrl, publicUrl, ownReaderToken(SECRET))
  // Numbers are fetched at ages that grow; who plays does not want to wait for the next.
  const measureSoon = async (remoteId: string) => {
    const { ledger } = hub(payload)
    const measureAt = await ledger.now()
    for (const row of await ledger.find({ remoteId, states: ['published', 'live-withdrawn'] }, { by: 'dueAt', limit: 10 }))
      await ledger.change(row.id, { states: [row.state] }, { measureAt })
  }
  const router = Router()
  router.use(pages(networks, reader, measureSoon))

  let isFilling = false

  return {
    router,
    upgrade: networks.upgrade,
    measureScale: 1 / 360,
    measures: () => !isFilling,
    seed: async () => {
      isFilling = true
      await seed({ payload, networks, reader, hubUrl, publicUrl, delivers: ROLE === 'all' }).catch((error: unknown) =>
        payload.logger.error({ err: error }, 'The playground could not be filled completely. Remove its data folder to begin anew.'),
      )
      isFilling = false
    },
    stop: () => networks.stop(),
    banner: (url) =>
      [
        `  Playground  ${url}/playground`,
        `  Sign in as  ${people.map(({ email }) => email).join('\n              ')}`,
        `  Password    ${password}`,
      ].join('\n'),
  }
}
