export interface Fold {
  readonly characters: number
  readonly lines?: number
}

/** So far back the end of a word is looked for. */
const furthestBack = 20

/** What a reader sees of a text at first, and what stands behind the "more". `null`: all of it is seen. */
export function folded(text: string, fold: Fold | undefined): { readonly first: string; readonly rest: string } | null {
  if (!fold) return null
  const end = Math.min(endOfCharacters(text, fold.characters), endOfLines(text, fold.lines ?? Infinity))
  if (text.slice(end).trim() === '') return null
  const cut = text[end] === '\n' ? end : atWord(text, end)
  return { first: text.slice(0, cut).trimEnd(), rest: text.slice(cut) }
}

function endOfCharacters(text: string, most: number): number {
  if (text.length <= most) return text.length
  let count = 0
  for (const { index } of new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text)) if (count++ === most) return index
  return text.length
}

function endOfLines(text: string, most: number): number {
  let end = -1
  for (let line = 0; line < most; line++) {
    end = text.indexOf('\n', end + 1)
    if (end < 0) return text.length
  }
  return end
}

function atWord(text: string, end: number): number {
  const space = text.lastIndexOf(' ', end)
  return space > end - furthestBack ? space : end
}
