/** Names that a camera, a phone, a screen or a program gave to a file, and nobody since. */

// "IMG_4711", "Bildschirmfoto 2026-11-22 um 10.15", "20261122_101500": nothing but such words and digits.
const deviceWords = new Set(
  'img dsc dscn dscf pxl mvimg gopr p wa whatsapp screenshot bildschirmfoto image photo foto bild um at am pm vid mov dji copy kopie'.split(
    ' ',
  ),
)
const placeholders = new Set('untitled unbenannt unnamed download image images photo foto bild picture picsart scan'.split(' '))
// UUIDs and hashes.
const random = /^[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}$|^[0-9a-f]{40}$|^[0-9a-f]{64}$/iu

/** `IMG_20261122_101500` and its like: more than three digits, and no word that says anything. */
export const isDeviceName = (name: string): boolean =>
  (name.match(/\d/gu)?.length ?? 0) > 3 && wordsOf(name).every((word) => deviceWords.has(word))

/** Also `unbenannt`, `image (1)`, and numbers that a program drew. Without the ending of the file. */
export function saysNothing(name: string): boolean {
  const words = wordsOf(name)
  return isDeviceName(name) || random.test(name.trim()) || (words.length < 2 && words.every((word) => placeholders.has(word)))
}

const wordsOf = (name: string) => name.toLowerCase().match(/\p{L}+/gu) ?? []
