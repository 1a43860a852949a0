/** Whether a German word is made of known ones: Kundenzufriedenheit of Kunde and Zufriedenheit. */

/** Shorter parts are in too many mistakes: Gla·sung. */
const shortestPart = 4
const shortNouns = new Set(
  'Akt Amt Art Bad Bau Eis Fuß Gas Hof Hub Hut Mut Not Ort Rad Rat Ruf Tag Tal Tee Tor Typ Tür Uhr Weg Zug See Öl Ton Guß'.split(' '),
)
/** What only stands before other words. */
const prefixes = new Set(
  'vor nach mit neben haupt über unter gegen ober hoch gesamt sonder elektro web online video audio foto info bio öko mini multi anti mikro top rück neu alt roh ehe hör'.split(
    ' ',
  ),
)
/** Neu·bau. */
const shortestWord = 6
const longestWord = 60
const links = ['', 's', 'es', 'n', 'en', 'er', 'e']

/** `has` knows single words in the case that they are written in. The last part decides: of a noun it is a noun, of another word another. */
export function isCompound(word: string, has: (part: string) => boolean): boolean {
  if (word.length > longestWord || word.length < shortestWord) return false
  const small = word.toLowerCase()
  const isNoun = small[0] !== word[0]
  const long = (part: string) => part.length >= shortestPart
  const prefix = isNoun ? ([...prefixes].find((one) => small.startsWith(one))?.length ?? 0) : 0
  // Schleiftechnik begins with schleifen, Sammelband with sammeln, Farbwert with Farbe. Behind a prefix stands a noun: no Vor·raus·sicht.
  const begins = (part: string, at: number) => {
    if (at === 0 && part.length === prefix) return true
    if (!long(part)) return shortNouns.has(titled(part))
    return has(titled(part)) || ((prefix === 0 || at !== prefix) && (has(part) || [`${part}en`, `${part}n`, `${titled(part)}e`].some(has)))
  }
  const ends = (part: string) => (long(part) ? has(isNoun ? titled(part) : part) : isNoun && shortNouns.has(titled(part)))
  // Places from which the rest of the word may begin, from left to right.
  const open = new Set([0])
  for (let at = 0; at < small.length; at++) {
    if (!open.has(at)) continue
    if (at > 0 && ends(small.slice(at))) return true
    for (let end = at + 2; end <= small.length - 2; end++) {
      if (!begins(small.slice(at, end), at)) continue
      for (const link of at === 0 && end === prefix ? [''] : links) if (small.startsWith(link, end)) open.add(end + link.length)
    }
  }
  return false
}

const titled = (part: string) => part.charAt(0).toUpperCase() + part.slice(1)
