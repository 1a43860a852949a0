/** What every database that we run on keeps exactly as it is. */

/** Deeper than any form or editor nests. */
const maxDepth = 150

export interface Unstorable {
  /** `variants.0.text`; empty for the value itself. */
  readonly path: string
  /** `nul`: U+0000, which PostgreSQL cannot store. `half-character`: a lone surrogate, which is no Unicode. */
  readonly why: 'nul' | 'half-character' | 'too-deep'
}

/**
 * The first part of a JSON value that could not be read back as it was written. Such a text is refused and not mended: what
 * is approved is what somebody wrote.
 */
export function unstorable(value: unknown, path: readonly string[] = []): Unstorable | null {
  if (typeof value === 'string') {
    const why = value.includes('\u0000') ? 'nul' : value.isWellFormed() ? null : 'half-character'
    return why && { path: path.join('.'), why }
  }
  if (value === null || typeof value !== 'object') return null
  if (path.length > maxDepth) return { path: path.slice(0, 5).join('.'), why: 'too-deep' }
  for (const [key, inner] of Object.entries(value)) {
    const found = unstorable(key) ? { path: path.join('.'), why: 'nul' as const } : unstorable(inner, [...path, key])
    if (found) return found
  }
  return null
}

/** `variants.0.text` as a person reads it, with what to do. */
export function unstorableSentence({ path, why }: Unstorable): { readonly de: string; readonly en: string } {
  const where = path === '' ? { de: 'Die Angaben enthalten', en: 'The request holds' } : { de: `${path} enthält`, en: `${path} holds` }
  switch (why) {
    case 'nul':
      return {
        de: `${where.de} ein unsichtbares Zeichen, das sich nicht speichern lässt (U+0000). Entfernen Sie es und versuchen Sie es noch einmal.`,
        en: `${where.en} an invisible character that cannot be stored (U+0000). Remove it and try again.`,
      }
    case 'half-character':
      return {
        de: `${where.de} ein halbes Zeichen (etwa ein zerschnittenes Emoji). Schreiben Sie die Stelle neu und versuchen Sie es noch einmal.`,
        en: `${where.en} half a character (an emoji that was cut in two, perhaps). Write that part anew and try again.`,
      }
    case 'too-deep':
      return {
        de: `${where.de} zu tief Verschachteltes: höchstens ${maxDepth} Ebenen sind erlaubt.`,
        en: `${where.en} something that is nested too deeply: at most ${maxDepth} levels are allowed.`,
      }
  }
}
