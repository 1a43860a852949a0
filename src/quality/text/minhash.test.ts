import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bandsOf, signatureOf, similarity } from './minhash.ts'

const alike = (a: string, b: string) => similarity(signatureOf(a), signatureOf(b))
const invitation = (city: string) =>
  `Am Samstag öffnen wir in ${city} unsere Werkstatt. Wir zeigen Ihnen, wie eine Glocke entsteht, vom ersten Entwurf über den Guss ` +
  `bis zum Klang. Für Kinder gibt es eine eigene Führung, und zum Schluss läuten wir gemeinsam. Der Eintritt ist frei. ` +
  `Wir freuen uns auf Sie in ${city}!`

/** Words by a generator with a fixed start, so that every run judges the same texts. */
function words(count: number, start: number): string[] {
  let state = start
  const next = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32
  return Array.from({ length: count }, () => `w${Math.floor(next() * 5000)}`)
}

test('a text resembles itself, whatever its case, punctuation, composition and links', () => {
  expect(alike(invitation('Köln'), invitation('Köln'))).toBe(1)
  expect(
    alike(invitation('Köln'), `${invitation('KÖLN').toUpperCase().replaceAll('.', ' –').normalize('NFD')} https://acme.example/?a=1`),
  ).toBe(1)
})

test('with another city it is still much alike, another text is not', () => {
  expect(alike(invitation('Köln'), invitation('Bonn'))).toBeGreaterThan(0.6)
  expect(alike(invitation('Köln'), invitation('Bonn'))).toBeLessThan(0.9)
  expect(
    alike(invitation('Köln'), 'Unser neues Werk in Bonn spart seit dem Frühjahr die Hälfte der Energie, die das alte gebraucht hat.'),
  ).toBe(0)
})

test('fewer than five words resemble nothing, not even themselves', () => {
  expect(signatureOf('Wir öffnen die Werkstatt!')).toEqual([])
  expect(alike('Wir öffnen die Werkstatt!', 'Wir öffnen die Werkstatt!')).toBe(0)
  expect(bandsOf([])).toEqual([])
  expect(signatureOf('Wir öffnen heute die Werkstatt!')).toHaveLength(64)
})

test('signatures and bands are what is stored already', () => {
  expect(signatureOf('Wir öffnen heute die Werkstatt.').slice(0, 3)).toEqual([3226132896, 2559862782, 1335264422])
  expect(bandsOf(signatureOf('Wir öffnen heute die Werkstatt.')).slice(0, 3)).toEqual(['0:1o86wju', '1:167mujn', '2:69ixow'])
})

test('bands are short, and each at its own place', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const bands = bandsOf(signatureOf(`${text} eins zwei drei vier fünf`))
      expect(bands).toHaveLength(16)
      expect(new Set(bands.map((band) => band.charAt(0)))).toHaveProperty('size', 16)
      for (const band of bands) expect(band.length).toBeLessThanOrEqual(10)
    }),
  )
})

test('of 2,000 pairs that are to 80 to 90 % the same, fewer than one in a thousand share no band; estimates are near the truth', () => {
  let judged = 0
  let missed = 0
  let error = 0
  for (let start = 1; judged < 2000; start++) {
    const a = words(200, start)
    const b = a.map((word, i) => (i % 50 === start % 50 ? 'other' : word))
    const [left, right] = [runs(a), runs(b)]
    const common = [...left].filter((run) => right.has(run)).length
    const truth = common / (left.size + right.size - common)
    if (truth < 0.8 || truth > 0.9) continue
    const [x, y] = [signatureOf(a.join(' ')), signatureOf(b.join(' '))]
    const bands = new Set(bandsOf(x))
    judged++
    if (!bandsOf(y).some((band) => bands.has(band))) missed++
    error += Math.abs(similarity(x, y) - truth)
  }
  expect(missed).toBeLessThanOrEqual(2)
  expect(error / judged).toBeLessThan(0.05)
})

test('texts that have nothing to do with each other share hardly any band', () => {
  let shared = 0
  for (let start = 1; start <= 300; start++) {
    const [a, b] = [signatureOf(words(200, start).join(' ')), signatureOf(words(200, start + 10_000).join(' '))]
    expect(similarity(a, b)).toBeLessThan(0.1)
    const bands = new Set(bandsOf(a))
    if (bandsOf(b).some((band) => bands.has(band))) shared++
  }
  expect(shared).toBe(0)
})

const runs = (words: readonly string[]) => new Set(words.slice(4).map((_, i) => words.slice(i, i + 5).join(' ')))
