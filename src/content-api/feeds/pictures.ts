/** Pictures as feeds name them: with the size of the file that will really come. */
import type { Publication } from '../../../publishers/website/publication.ts'
import type { MediaFiles, MediaVariant } from '../media-files.ts'
import { versionOf } from '../media-files.ts'
import { sizeOf, typeOf } from '../media-sizes.ts'
import { mediaAddress } from '../media-view.ts'
import type { FeedPicture } from './content.ts'

export interface FeedPictures {
  /** The pictures whose files are kept, in the given order. */
  of(media: Publication['media'], alt: { readonly [id: string]: string }): Promise<FeedPicture[]>
}

const remembered = 20_000
/** Readers on a phone fetch it too. */
const widest = 1280

/** @param media read once for each picture: what is behind a version never changes. */
export function feedPictures(media: MediaFiles, publicUrl: string): FeedPictures {
  const lengths = new Map<string, number>()

  const lengthOf = async (picture: Publication['media'][number], variant: MediaVariant): Promise<number | null> => {
    const key = `${picture.sha256} ${versionOf(picture)} ${variant}`
    const known = lengths.get(key)
    if (known !== undefined) return known
    const file = await media.open(picture, variant)
    if (!file) return null
    if (lengths.size >= remembered) lengths.clear()
    lengths.set(key, file.bytes.length)
    return file.bytes.length
  }

  return {
    async of(all, alt) {
      const pictures: FeedPicture[] = []
      // One after the other: what is not there yet is rendered, and that takes the machine as a whole.
      for (const picture of all.filter(({ kind }) => kind === 'image')) {
        // Made smaller, an animation would stand still.
        const variant = picture.width > widest && picture.mimeType !== 'image/gif' ? 'w1280' : 'original'
        const bytes = await lengthOf(picture, variant)
        if (bytes === null) continue
        pictures.push({
          url: mediaAddress(publicUrl, picture, variant),
          type: typeOf(variant, picture.mimeType),
          bytes,
          ...sizeOf(variant, picture),
          alt: alt[picture.id] ?? null,
          thumbnail: mediaAddress(publicUrl, picture, 'thumbnail'),
        })
      }
      return pictures
    },
  }
}
