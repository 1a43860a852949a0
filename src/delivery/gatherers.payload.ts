/** Who is asked for the facts that checks judge by, in a running hub. */
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Payload } from 'payload'
import { z } from 'zod'
import { guardedDispatcher } from '../../publishers/kit/guard.ts'
import { systemClock } from '../core/clock.ts'
import { languages } from '../core/story.ts'
import type { Gatherers } from '../quality/gather/gather.ts'
import { createImageReader } from '../quality/gather/images.ts'
import { createLinkAsker } from '../quality/gather/links.ts'
import { createSpellingThread } from '../quality/gather/spelling-thread.ts'
import { createVideoReader } from '../quality/gather/videos.ts'
import { isUniqueViolation } from '../database/unique-violation.ts'
import type { WorldSettings } from './connection.payload.ts'

const storedFile = z.object({
  filename: z.string(),
  captions: z.string().nullish(),
  captionsLanguage: z.enum(languages).nullish(),
})

export function gatherersOf(payload: Payload, { allowPrivateOrigins, publicUrl, mediaDir }: WorldSettings): Gatherers {
  const fileOf = async (id: string) => {
    const found = storedFile.safeParse(await payload.db.findOne({ collection: 'media', where: { id: { equals: id } } })).data
    return found && { ...found, file: path.join(mediaDir, path.basename(found.filename)) }
  }
  return {
    // Posts link to each other by the public address, and behind a firewall or on one's own machine that is a private one.
    links: createLinkAsker({
      dispatcher: guardedDispatcher({ allowPrivateOrigins: [...allowPrivateOrigins, new URL(publicUrl).origin] }),
      clock: systemClock,
    }),
    spelling: createSpellingThread(),
    image: createImageReader({
      open: async ({ id }) => {
        const found = await fileOf(id)
        if (!found) throw new Error('The file is not in the library any more.')
        return readFile(found.file)
      },
      logo: async (id) => {
        const found = await fileOf(id)
        return found ? readFile(found.file) : null
      },
      store: factsIn(payload),
    }),
    video: createVideoReader({
      open: async ({ id }) => {
        const found = await fileOf(id)
        if (!found) return null
        const { file, captions, captionsLanguage } = found
        return { file, captions: captions?.trim() ? { text: captions, language: captionsLanguage ?? null } : null }
      },
    }),
  }
}

/** What looking into a file has told, kept for every process. It can be told anew: what cannot be stored or read is not missed. */
const factsIn = (payload: Payload) => ({
  async get(key: string): Promise<string | null> {
    const found: unknown = await payload.db.findOne({ collection: 'media-facts', where: { key: { equals: key } } })
    return z.object({ facts: z.string() }).safeParse(found).data?.facts ?? null
  },
  async set(key: string, facts: string): Promise<void> {
    await payload.db.create({ collection: 'media-facts', data: { key, facts } }).catch((error: unknown) => {
      if (!isUniqueViolation(error)) throw error
    })
  },
})
