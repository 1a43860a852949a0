/** Rich text in pieces that are each set in one font. */
import type { Inline } from '../../core/rich-text-tree.ts'
import { withoutEmoji } from '../fonts/emoji.ts'
import { interPieces } from '../fonts/inter.ts'

export interface Look {
  readonly bold: boolean
  readonly italic: boolean
  readonly underline: boolean
  readonly strike: boolean
  /** An absolute address. */
  readonly link: string | null
}
export interface Run extends Look {
  readonly text: string
  /** Of `interPieces`, by name. */
  readonly font: string
}

export const plainLook: Look = { bold: false, italic: false, underline: false, strike: false, link: null }

/** @param base what relative links start from */
export function runsOf(inlines: readonly Inline[], base: string, look: Look = plainLook): Run[] {
  return inlines.flatMap((one): Run[] => {
    if (one.kind === 'break') return inFonts('\n', look)
    if (one.kind === 'link') {
      const link = look.link ?? ('url' in one.target ? harmless(one.target.url, base) : null)
      return runsOf(one.children, base, { ...look, link, underline: look.underline || link !== null })
    }
    const has = (format: (typeof one.formats)[number]) => one.formats.includes(format)
    return inFonts(one.text, {
      bold: look.bold || has('bold'),
      italic: look.italic || has('italic'),
      underline: look.underline || has('underline'),
      strike: look.strike || has('strikethrough'),
      link: look.link,
    })
  })
}

/** Parted where one font lacks what the next has. What none has is shown as a box. */
export function inFonts(text: string, look: Look = plainLook): Run[] {
  const pieces = interPieces(look.bold ? 700 : 400, look.italic)
  const first = pieces[0]?.name ?? ''
  const runs: Run[] = []
  let current = ''
  let font = first
  // No control characters but the line's end: PDF has no use for them.
  for (const character of withoutEmoji(text.toWellFormed()).replace(/[\u0000-\u0009\u000b-\u001f\u007f\u00ad]/g, '')) {
    const codePoint = character.codePointAt(0) ?? 0
    const wanted = character === '\n' || character === ' ' ? font : (pieces.find(({ covers }) => covers(codePoint))?.name ?? first)
    if (wanted !== font && current !== '') {
      runs.push({ ...look, text: current, font })
      current = ''
    }
    font = wanted
    current += character
  }
  if (current !== '') runs.push({ ...look, text: current, font })
  return runs
}

/** `null`: nothing that a reader may be led to. */
function harmless(address: string, base: string): string | null {
  if (!URL.canParse(address, base)) return null
  const { protocol, href } = new URL(address, base)
  return ['http:', 'https:', 'mailto:'].includes(protocol) ? href : null
}
