/** A picture as each platform will get it: made by the very code that delivers it. */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Payload } from 'payload'
import sharp from 'sharp'
import { z } from 'zod'
import { readExif } from '../../media/exif.ts'
import { cropTo } from '../core/crop.ts'
import { probeImage } from '../../media/probe.ts'
import { PublisherError } from '../../publishers/errors.ts'
import { manifests } from '../../publishers/manifests.gen.ts'
import type { MediaFile, PublishContext } from '../../publishers/publisher.ts'
import type { RenditionFacts, RenditionPlatforms } from '../core/media-library.ts'
import { Problem } from '../core/problem.ts'
import { inBoth } from '../delivery/said.ts'
import { noJoins } from '../workflow/channels.payload.ts'
import type { StoredMedium } from './stored-medium.ts'

const channel = z.object({ name: z.string(), platform: z.string() })

/** Platforms of our channels that take pictures, each once. */
export async function renditionPlatforms(payload: Payload): Promise<RenditionPlatforms> {
  const { docs } = await payload.db.find({
    collection: 'channels',
    where: { deletedAt: { exists: false } },
    select: { name: true, platform: true },
    sort: 'name',
    joins: noJoins,
    pagination: false,
    limit: 0,
  })
  const channels = docs
    .map((doc) => channel.parse(doc))
    .filter(({ platform }) => (manifests[platform]?.limits.images.mimeTypes.length ?? 0) > 0)
  const platforms = [...new Set(channels.map(({ platform }) => platform))].sort()
  return {
    platforms: platforms.map((platform) => ({
      platform,
      channels: channels.filter((one) => one.platform === platform).map(({ name }) => name),
    })),
  }
}

export interface Rendered {
  readonly facts: RenditionFacts
  readonly file: MediaFile
}
export interface Renditions {
  /** @throws Problem 404 unknown platform, 409 no picture, 422 the platform cannot have it. */
  of(medium: StoredMedium, platform: string): Promise<Rendered>
}

/** Pictures that are remembered; together some tens of megabytes. */
const remembered = 24

/** One picture at a time: a page of platforms must not take the machine from what is being delivered. */
export function createRenditions(media: PublishContext<unknown>['media'], mediaDir: string): Renditions {
  const known = new Map<string, Promise<Rendered>>()
  let last: Promise<unknown> = Promise.resolve()

  async function render(medium: StoredMedium, platform: string): Promise<Rendered> {
    const limits = manifests[platform]?.limits.images
    if (!limits || limits.mimeTypes.length === 0)
      throw new Problem(404, 'not-found', { de: 'Diese Plattform nimmt keine Bilder.', en: 'This platform takes no pictures.' })
    if (!medium.mimeType.startsWith('image/'))
      throw new Problem(409, 'no-picture', {
        de: 'Nur Bilder werden für eine Plattform neu erzeugt; Filme und Dokumente gehen hinaus, wie sie sind.',
        en: 'Only pictures are made anew for a platform; films and documents are sent as they are.',
      })
    const focalPoint = { x: medium.focalX ?? 50, y: medium.focalY ?? 50 }
    const ref = {
      id: medium.id,
      sha256: medium.sha256,
      focalPoint,
      kind: 'image',
      mimeType: medium.mimeType,
      alt: null,
      bytes: 0,
      width: 0,
      height: 0,
    } as const
    const file = await media.open(ref, limits).catch((error: unknown) => {
      throw error instanceof PublisherError ? new Problem(422, error.code ?? 'refused', inBoth(error.message)) : error
    })
    const source = await readFile(path.join(mediaDir, path.basename(medium.filename)))
    const probed = await probeImage(source)
    const area = cropTo(probed, limits.aspect, focalPoint)
    const [before, after] = [await sharp(source).metadata(), await sharp(file.bytes).metadata()]
    const name = createHash('sha256').update(file.bytes).digest('hex').slice(0, 16)
    return {
      file,
      facts: {
        file: `/api/media/${medium.id}/renditions/${platform}/file?v=${name}`,
        filename: file.filename,
        mimeType: file.mimeType,
        bytes: file.bytes.length,
        width: file.width,
        height: file.height,
        original: { mimeType: probed.mimeType, bytes: probed.bytes, width: probed.width, height: probed.height },
        cropped: 1 - (area.width * area.height) / (probed.width * probed.height),
        removed: {
          place: probed.hasGps && !(await probeImage(file.bytes)).hasGps,
          metadata: [before.exif, before.xmp, before.iptc].some(
            (block, at) => block !== undefined && [after.exif, after.xmp, after.iptc][at]?.length !== block.length,
          ),
        },
        copyright: after.exif ? readExif(after.exif).copyright : null,
      },
    }
  }

  return {
    of(medium, platform) {
      const key = `${medium.id} ${medium.sha256} ${medium.focalX ?? 50} ${medium.focalY ?? 50} ${platform}`
      const made = known.get(key) ?? last.then(() => render(medium, platform))
      last = made.catch(() => undefined)
      known.delete(key)
      known.set(key, made)
      // What failed may go well the next time.
      made.catch(() => known.delete(key))
      for (const oldest of known.keys()) if (known.size > remembered) known.delete(oldest)
      return made
    },
  }
}
