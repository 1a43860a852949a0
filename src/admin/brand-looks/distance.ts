// The whole of culori would bring fifty colour spaces to the browser.
import { differenceCiede2000, modeLab65, modeRgb, parse, useMode as register } from 'culori/fn'

register(modeRgb)
register(modeLab65)
const difference = differenceCiede2000()

/** Below this, two colours of a brand are hardly told apart (CIEDE2000). */
export const hardlyApart = 3

export interface Neighbour {
  readonly name: string
  readonly hex: string
  /** CIEDE2000: 1 is hardly seen, 10 is another shade, 50 another colour. */
  readonly distance: number
}

export const isHex = (text: unknown): text is string => typeof text === 'string' && /^#[0-9a-f]{6}$/i.test(text)

/** Other colours by how near they are, the nearest first. What is no colour is left out. */
export function neighbours(hex: string, others: readonly { readonly name: string; readonly hex: string }[]): Neighbour[] {
  const mine = parse(hex)
  if (!mine) return []
  return others
    .flatMap(({ name, hex: other }) => {
      const theirs = parse(other)
      return theirs ? [{ name: name || other, hex: other, distance: difference(mine, theirs) }] : []
    })
    .toSorted((a, b) => a.distance - b.distance)
}

/** What people write for a colour: `0F766E`, `#0f7`, ` #0f766e `. Anything else stays as it is. */
export function tidyHex(written: string): string {
  const digits = /^\s*#?([0-9a-f]{6}|[0-9a-f]{3})\s*$/i.exec(written)?.[1]?.toLowerCase()
  if (!digits) return written
  return `#${digits.length === 3 ? [...digits].map((digit) => digit + digit).join('') : digits}`
}
