/** A picture as readers are told of it: where it is in which size and type, and what stands in its place meanwhile. */
import type { Publication } from '../../publishers/website/publication.ts'
import { versionOf, type MediaVariant, type Picture, type Placeholder } from './media-files.ts'
import { sizeOf, typeOf } from './media-sizes.ts'
import type { Media } from './schemas.ts'

/** Where a variant of a picture is. */
export type MediaAddress = (picture: Picture, variant: MediaVariant) => string

export const mediaAddress = (publicUrl: string, picture: Picture, variant: MediaVariant): string =>
  `${publicUrl}/api/content/v1/media/${encodeURIComponent(picture.id)}${variant === 'original' ? '' : `/${variant}`}?v=${versionOf(picture)}`

const widths = ['w320', 'w640', 'w960', 'w1280', 'w1920'] as const

export function mediaView(
  picture: Publication['media'][number],
  alt: string | null,
  placeholder: Placeholder | null,
  address: MediaAddress,
): Media {
  const { id, kind, mimeType, width, height, focalPoint, bytes, title = null } = picture
  const rendition = (variant: MediaVariant) => ({
    src: address(picture, variant),
    ...sizeOf(variant, { width, height }),
    type: typeOf(variant, mimeType),
  })
  const isDrawn = kind === 'image' && width > 0 && height > 0
  // Made smaller, an animation would stand still: of a GIF there is the original alone.
  const smaller = isDrawn && mimeType !== 'image/gif' ? widths.filter((variant) => Number(variant.slice(1)) < width) : []
  const own = isDrawn ? [...smaller, 'original' as const].map(rendition) : []
  const isWebp = own.every(({ type }) => type === 'image/webp')
  const webp =
    isDrawn && !isWebp && mimeType !== 'image/gif'
      ? [...smaller, 'original' as const].map((variant) => rendition(`${variant}.webp` as const))
      : []
  const set = (renditions: readonly { readonly src: string; readonly width: number }[]) =>
    renditions.map((each) => `${each.src} ${each.width}w`).join(', ')
  return {
    id,
    kind,
    src: address(picture, 'original'),
    srcset: set(own),
    sources: [webp, own].flatMap((list) => (list[0] ? [{ type: list[0].type, srcset: set(list) }] : [])),
    renditions: [...own, ...webp],
    crops: { card: address(picture, 'card'), thumbnail: address(picture, 'thumbnail') },
    width,
    height,
    bytes,
    title,
    alt,
    focalPoint,
    placeholder,
  }
}
