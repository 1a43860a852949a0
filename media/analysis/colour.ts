/** Colours as people see them. Pure: checks and the browser use it too. */
import { converter, differenceCiede2000, parse } from 'culori'

/** 0 to 255 each. */
export type Rgb = readonly [red: number, green: number, blue: number]

const difference = differenceCiede2000()
const toLch = converter('lch')

/** CIEDE2000 of two colours like `#0f766e`: 1 is hardly seen, 10 is another shade, 50 another colour. `Infinity` where one is no colour. */
export function colourDistance(a: string, b: string): number {
  const [first, second] = [parse(a), parse(b)]
  return first && second ? difference(first, second) : Infinity
}

/** How coloured it is, CIE LCh: grey has 0, a strong red 100. What is no colour has none. */
export const chromaOf = (hex: string): number => toLch(parse(hex))?.c ?? 0

/** Hue in degrees, CIE LCh. `null`: it has none. */
export const hueOf = (hex: string): number | null => toLch(parse(hex))?.h ?? null

export const hexOf = ([red, green, blue]: Rgb): string =>
  `#${[red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('')}`

const linear = Float64Array.from({ length: 256 }, (_, value) => {
  const share = value / 255
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
})
/** WCAG 2.2, relative luminance: 0 is black, 1 is white. */
export const luminanceOf = (red: number, green: number, blue: number): number =>
  0.2126 * linear[red]! + 0.7152 * linear[green]! + 0.0722 * linear[blue]!

/** WCAG 2.2, contrast ratio of two luminances, 1 to 21. */
export const contrastOf = (a: number, b: number): number => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
