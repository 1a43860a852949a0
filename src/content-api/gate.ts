/** All that stands before the answers: the door for what is kept, who asks by which key, how much, and from which websites. */
import { Router, type Request, type RequestHandler } from 'express'
import type { Clock } from '../core/clock.ts'
import { settleOrigins, type Origins } from './cors.ts'
import { createFrontDoor, type FrontDoor } from './front-door.ts'
import { openToAll, withRequestId } from './http.ts'
import { createAdmission, type Admission } from './keys/admission.ts'
import { createEntrance } from './keys/entrance.ts'
import { createKeyring, type Keys } from './keys/keyring.ts'
import { answerProblems, type Log } from './problems.ts'
import type { ReadSide } from './read-side.ts'
import { openBrands, type VisibleTo } from './visibility.ts'

export interface GateOptions {
  readonly readSide: Pick<ReadSide, 'reading' | 'answers'>
  readonly keys: Keys
  readonly origins: Origins
  /** Requests a minute for one address. 0: as many as it likes. */
  readonly ratePerMinute: number
  /** Names and values of headers that every answer of the app carries, one after the other. */
  readonly always: readonly string[]
  readonly secret: string
  readonly clock: Clock
  readonly log: Log
  /** Called for every page view of a person that the door answers, with the publication's row. */
  readonly viewed: (row: string) => void
}

export interface Gate extends Pick<Admission, 'mayRead' | 'admit'>, Pick<FrontDoor, 'remember'> {
  /** First of all in an app. */
  readonly door: RequestHandler
  /** Before every router that answers what is public; concerns `publicPaths` only. */
  readonly entrance: RequestHandler
  /** For pages of our own, which are no API: they only count. */
  readonly limit: RequestHandler
  readonly visibleTo: VisibleTo
  stop(): Promise<void>
}

/** Below these everything is public, counted, and may be read by scripts. */
export const publicPaths = ['/api/content', '/feeds', '/sitemap.xml', '/sitemaps', '/robots.txt', '/oembed']

export function createGate(options: GateOptions): Gate {
  const { readSide, keys, origins, always, clock, log, viewed } = options
  const brands = () => readSide.reading.brands()
  const keyring = createKeyring({
    keys,
    clock,
    failed: (error) => log.error({ err: error }, 'The keys of the content API could not be read or noted.'),
  })
  const admission = createAdmission(brands)
  const entrance = createEntrance({ ...options, keyring, admission })
  const door = createFrontDoor({
    answers: readSide.answers,
    entrance,
    visible: () => openBrands(brands()),
    anyClosed: () => admission.anyClosed(),
    origins,
    viewed,
    always,
  })

  const settle: RequestHandler = (req, _res, next) => {
    settleOrigins(req, origins)
    next()
  }
  const before = Router()
  before.use(publicPaths, withRequestId, settle, openToAll, entrance.handle, answerProblems(log))
  return {
    door: door.handle,
    entrance: before,
    limit: entrance.limit,
    remember: door.remember,
    visibleTo: async (req: Request) => admission.visible(req),
    mayRead: admission.mayRead,
    admit: admission.admit,
    stop: () => keyring.stop(),
  }
}
