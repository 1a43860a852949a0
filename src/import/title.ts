import { graphemesIn } from '../core/graphemes.ts'

const longest = 100

/** The first line of a text, cut at a word where it is long. */
export function titleFrom(text: string): string {
  const [line = ''] = text.trim().split('\n', 1)
  const plain = line
    .replace(/^#+\s*/, '')
    .replace(/\s+/g, ' ')
    .trim()
  const letters = [...graphemesIn(plain)].map(({ segment }) => segment)
  if (letters.length <= longest) return plain
  const cut = letters.slice(0, longest).join('')
  return `${cut.slice(0, cut.lastIndexOf(' ') > longest / 2 ? cut.lastIndexOf(' ') : cut.length)} …`
}
