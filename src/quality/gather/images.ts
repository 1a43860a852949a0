/** Reads the pictures that a post shows, each once. */
import { createHash } from 'node:crypto'
import type { Logo } from '../../../media/analysis/logo.ts'
import { analysisVersion } from '../../../media/analysis/version.ts'
import type { MediaRef } from '../../core/story.ts'
import type { BrandProfile } from '../brand.ts'
import type { ImageFacts, Unread } from '../facts.ts'
import type { Gatherers } from './gather.ts'
import { createImagePool, type ImagePool } from './image-pool.ts'
import type { ImageAnswer } from './image-worker.ts'

export interface ImageReaderOptions {
  /** The file that has the sha256 which was asked for. What it throws is told as a file that could not be read. */
  readonly open: (media: MediaRef) => Promise<Uint8Array>
  /** The file of a brand's logo. `null`: there is none; it is then not looked for. */
  readonly logo: (id: string) => Promise<Uint8Array | null>
  /** Keeps facts beyond the life of the process. What it throws is passed over. Default: none. */
  readonly store?: { get(key: string): Promise<string | null>; set(key: string, json: string): Promise<void> }
  readonly pool?: ImagePool
}

/** Pictures whose facts are remembered: some kilobytes each. */
const remembered = 500
/** What a thread could not read is not asked again at every stroke of a key. */
const retryAfterMs = 60_000

/**
 * Never throws. Facts are remembered by the file's sha256, the brand's logos and the version of the analysis; who asks meanwhile for the
 * same picture shares its reading.
 */
export function createImageReader({ open, logo, store, pool = createImagePool() }: ImageReaderOptions): NonNullable<Gatherers['image']> {
  const known = new Map<string, Promise<ImageAnswer>>()

  const fresh = async (key: string, media: MediaRef, logos: readonly Logo[]): Promise<ImageAnswer> => {
    const kept = await Promise.resolve(store?.get(key)).catch(() => null)
    const facts = factsIn(kept)
    if (facts) return facts
    const bytes = await open(media).catch(() => null)
    if (!bytes) return forNow(key, said.gone)
    const answer = await pool.read({ bytes, logos }).catch(() => null)
    if (!answer) return forNow(key, said.brokeOff)
    // What could not be told may be told the next time: it is not kept.
    const whole = answer.unread !== undefined || (answer.words !== null && (answer.logos !== null || logos.length === 0))
    if (whole) await Promise.resolve(store?.set(key, JSON.stringify(answer))).catch(() => undefined)
    else forgetLater(key)
    return answer
  }
  const forgetLater = (key: string) => void setTimeout(() => known.delete(key), retryAfterMs).unref()
  const forNow = (key: string, unread: Unread): ImageAnswer => {
    forgetLater(key)
    return { unread }
  }

  const logosOf = async (brand: BrandProfile): Promise<Logo[]> => {
    // One that is missing is handed on as nothing, so that it is not taken for one that was looked for.
    const nothing = new Uint8Array()
    return Promise.all(brand.logos.map(async ({ id }) => ({ id, bytes: (await logo(id).catch(() => null)) ?? nothing })))
  }

  return async (media, brand): Promise<ImageFacts> => {
    try {
      const logos = await logosOf(brand)
      const key = keyOf(media, logos)
      const reading = known.get(key) ?? fresh(key, media, logos).catch((): ImageAnswer => forNow(key, said.brokeOff))
      // Put at the end: the first is the one that nobody has asked for longest.
      known.delete(key)
      known.set(key, reading)
      for (const oldest of known.keys()) if (known.size > remembered) known.delete(oldest)
      return { id: media.id, ...(await reading) }
    } catch {
      return { id: media.id, unread: said.brokeOff }
    }
  }
}

function keyOf(media: MediaRef, logos: readonly Logo[]): string {
  const hash = createHash('sha256').update(`${analysisVersion}\n${media.sha256 || `id ${media.id}`}\n`)
  for (const { id, bytes } of logos) hash.update(`${id} ${bytes.length}\n`).update(bytes)
  return `image-${analysisVersion}-${hash.digest('hex')}`
}

function factsIn(json: string | null | undefined): ImageAnswer | null {
  if (!json) return null
  try {
    const facts = JSON.parse(json) as Partial<ImageAnswer> | null
    return facts && (facts.unread !== undefined || 'palette' in facts) ? (facts as ImageAnswer) : null
  } catch {
    return null
  }
}

const said = {
  gone: {
    de: 'Die Datei dieses Bildes liegt nicht mehr in der Mediathek. Laden Sie es noch einmal hoch.',
    en: 'The file of this picture is no longer in the library. Upload it again.',
  },
  brokeOff: {
    de: 'Dieses Bild zu prüfen dauert zu lange oder ist abgebrochen. Versuchen Sie es in ein paar Minuten noch einmal, oder speichern Sie es kleiner.',
    en: 'Judging this picture takes too long or broke off. Try again in a few minutes, or save it smaller.',
  },
} as const satisfies Record<string, Unread>
