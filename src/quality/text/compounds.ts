/** Whether a German word is made of known ones: Kundenzufriedenheit of Kunde and Zufriedenheit. */

/** Shorter parts are in too many mistakes: Gla·sung. */
const shortestPart = 4
const shortNouns = new Set(
  'Akt Amt Art Bad Bau Eis Fuß Gas Hof Hub Hut Mut Not Ort Rad Rat Ruf Tag Tal Tee Tor Typ Tür Uhr Weg Zug See Öl Ton Guß'.split(' '),
)
const longestWord = 60
const links = ['', 's', 'es', 'n', 'en', 'er', 'e']

/** `has` knows single words in the case that they are written in. The last part decides: of a noun it is a noun, of another word another. */
export function isCompound(word: string, has: (part: string) => boolean): boolean {
  if (word.length > longestWord || word.length < 2 * shortestPart - 1) return false
  const small = word.toLowerCase()
  const isNoun = small[0] !== word[0]
  const long = (part: string) => part.length >= shortestPart
  // Schleiftechnik begins with schleifen, Sammelband with sammeln.
  const begins = (part: string) =>
    long(part) ? has(titled(part)) || has(part) || has(`${part}en`) || has(`${part}n`) : shortNouns.has(titled(part))
  const ends = (part: string) => (long(part) ? has(isNoun ? titled(part) : part) : isNoun && shortNouns.has(titled(part)))
  // Places from which the rest of the word may begin, from left to right.
  const open = new Set([0])
  for (let at = 0; at < small.length; at++) {
    if (!open.has(at)) continue
    if (at > 0 && ends(small.slice(at))) return true
    for (let end = at + 2; end <= small.length - 2; end++) {
      if (!begins(small.slice(at, end))) continue
      for (const link of links) if (small.startsWith(link, end)) open.add(end + link.length)
    }
  }
  return false
}

const titled = (part: string) => part.charAt(0).toUpperCase() + part.slice(1)
