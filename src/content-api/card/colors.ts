/** Colours of a card: the brand’s, and what can be read on them. */
import { formatHex, parse, wcagContrast } from 'culori'

/** Where a brand has no colours yet, or none that is one. */
const plain = '#1f2937'

export interface CardColors {
  readonly background: string
  /** Black or white, whichever contrasts more: at least 4.5 to 1 on any colour. */
  readonly text: string
  /** The brand’s next colour that stands out, or the text’s. */
  readonly accent: string
}

export function cardColors(brand: readonly string[]): CardColors {
  const known = brand.flatMap((color) => {
    const parsed = parse(color)
    return parsed ? [formatHex(parsed)] : []
  })
  const [background = plain, ...others] = known
  const text = wcagContrast('#ffffff', background) >= wcagContrast('#000000', background) ? '#ffffff' : '#000000'
  // 3 to 1 is what WCAG 2.2, 1.4.11, asks of what is not text.
  return { background, text, accent: others.find((color) => wcagContrast(color, background) >= 3) ?? text }
}
