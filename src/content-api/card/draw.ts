/** A card as PNG. */
import satori from 'satori'
import sharp from 'sharp'
import { interPieces } from '../fonts/inter.ts'
import { cardSize, type Card } from './card.ts'
import { cardColors } from './colors.ts'
import { lineHeight, setTitle } from './title.ts'

const { width, height } = cardSize
const margin = 64
/** Of the picture, which takes the right side from top to bottom. */
const pictureWidth = 480
const head = 44
const gap = 32

/** What satori takes: React elements, without React. */
interface Element {
  readonly type: string
  readonly props: { readonly style: Readonly<Record<string, string | number>>; readonly children?: string | readonly Element[] }
}
const box = (style: Element['props']['style'], children?: string | readonly Element[]): Element => ({
  type: 'div',
  props: { style: { display: 'flex', ...style }, ...(children === undefined ? {} : { children }) },
})

/**
 * 1200 x 630. A character that the typeface lacks is a box that says so.
 * @param picture the card’s picture; one that cannot be read is left out.
 */
export async function drawCard(card: Card, picture: Buffer | null): Promise<Buffer> {
  const cropped = picture && card.picture ? await crop(picture, card.picture.focalPoint) : null
  const svg = await satori(layout(card, cropped !== null) as Parameters<typeof satori>[0], {
    width,
    height,
    fonts: [...interPieces(700), ...interPieces(400)].map(({ name, weight, bytes }) => ({ name, weight, data: bytes, style: 'normal' })),
  })
  const drawn = sharp(Buffer.from(svg))
  const whole = cropped ? drawn.composite([{ input: cropped, left: width - pictureWidth, top: 0 }]) : drawn
  // Flat areas and letters compress well without loss; a photograph beside them needs a palette of true colours.
  return whole
    .flatten()
    .png({ compressionLevel: 9, palette: cropped === null })
    .toBuffer()
}

function layout(card: Card, withPicture: boolean): Element {
  const { background, text, accent } = cardColors(card.colors)
  const room = { width: width - 2 * margin - (withPicture ? pictureWidth : 0), height: height - 2 * margin - 2 * head - 2 * gap - 8 }
  const title = setTitle(card.title, room)
  const line = {
    maxWidth: room.width,
    height: head,
    alignItems: 'center',
    whiteSpace: 'nowrap',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
  }
  return box(
    {
      width,
      height,
      flexDirection: 'column',
      justifyContent: 'space-between',
      boxSizing: 'border-box',
      padding: margin,
      background,
      color: text,
      fontFamily: interPieces(700)
        .map(({ name }) => `"${name}"`)
        .join(', '),
    },
    [
      box({ flexDirection: 'column' }, [
        box({ width: 96, height: 8, marginBottom: gap / 2, background: accent }),
        box({ ...line, display: 'block', fontSize: 32, fontWeight: 700 }, card.brand),
      ]),
      box(
        {
          display: 'block',
          width: room.width,
          maxHeight: room.height,
          overflow: 'hidden',
          fontSize: title.size,
          fontWeight: 700,
          lineHeight,
          letterSpacing: '-0.02em',
          wordBreak: 'break-word',
          lineClamp: title.lines,
        },
        title.text,
      ),
      box({ ...line, display: 'block', fontSize: 28, fontWeight: 400 }, card.site),
    ],
  )
}

/** Filled to the edges, with the focal point as near to the middle as the edges allow. `null`: it is no picture that can be read. */
async function crop(picture: Buffer, focus: { readonly x: number; readonly y: number }): Promise<Buffer | null> {
  try {
    const { data, info } = await sharp(picture)
      .rotate()
      .resize({ width: pictureWidth, height, fit: 'outside' })
      .png()
      .toBuffer({ resolveWithObject: true })
    const start = (whole: number, part: number, percent: number) =>
      Math.round(Math.min(Math.max((whole * percent) / 100 - part / 2, 0), whole - part))
    const area = { left: start(info.width, pictureWidth, focus.x), top: start(info.height, height, focus.y), width: pictureWidth, height }
    return await sharp(data).extract(area).png().toBuffer()
  } catch {
    return null
  }
}
