import { expect, test } from 'vitest'
import type { Language } from '../../core/story.ts'
import { brandOf, read } from '../testing.ts'
import { installed } from './dictionary.ts'
import { createSpeller } from './spelling.ts'

// Reading German takes seconds: once for all tests.
const speller = createSpeller()
const brand = brandOf({
  names: [{ name: 'Nordlicht Enerxia', kind: 'company' }],
  dictionary: ['Klöppelix', 'tubular-belly'],
  customers: [{ name: 'Xylofont AG' }],
})
const spelled = async (text: string, language: Language, house = brand) => {
  const { known, unknown } = await speller(read(text), language, house)
  expect(known).toBe(true)
  for (const { start, end } of unknown) expect(text.slice(start, end)).not.toMatch(/^\s|\s$/)
  return unknown.map(({ word, suggestions }) => [word, suggestions[0]])
}

test('German mistakes are found, with what was meant', { timeout: 60_000 }, async () => {
  expect(await spelled('Wir habne Glokken gegosen, vorraussichtlich im Maschienenbau der Werkstat.', 'de')).toEqual([
    ['habne', 'haben'],
    ['Glokken', 'Glocken'],
    ['gegosen', 'gegossen'],
    ['vorraussichtlich', 'voraussichtlich'],
    ['Maschienenbau', 'Maschinenbau'],
    ['Werkstat', 'Werkstatt'],
  ])
})

test('English mistakes are found, with what was meant', { timeout: 60_000 }, async () => {
  expect(await spelled('Recieve our newslettter, teh avaliable one. Teh end.', 'en')).toEqual([
    ['Recieve', 'Receive'],
    ['newslettter', 'newsletter'],
    ['teh', 'the'],
    ['avaliable', 'available'],
    ['Teh', 'The'],
  ])
})

test.each([
  [
    'compounds',
    'Kundenzufriedenheit, Glockengießerei, Turmuhrenfabrik, Schleiftechnik, Guss- und Schleiftechnik, Felder und -flächen, Tonstudiobau, Farbwert, Vorschau, Elektroauto, Neubau, Altbau, Ehepaar, Hörsaal',
  ],
  ['both genders', 'Gießer:innen, Gießer*innen und Gießer/-innen'],
  ['loan words', 'Das Whitepaper zum Onboarding, E-Mail-Marketing und der awareness'],
  ['the words of the house', 'Klöppelixe von Nordlicht Enerxia für Xylofont, Acmes Enerxias'],
  ['capitals', 'GROSSE GLOCKEN AUF DER STRASSE. Das Gießen am Samstag. DHL, ISO, LinkedIn und die GmbH'],
  [
    'what is no word',
    'info@glokke.de glokken.example https://a.example/glokke @glokke #glokkenn `glokke` H2O 3D-Drukk hafn_1750.png Br🥨zeln',
  ],
  ['other scripts', 'Добро пожаловать'],
])('right in German: %s', { timeout: 60_000 }, async (_, text) => {
  expect(await spelled(text, 'de')).toEqual([])
})

test.each([
  ['both spellings', 'The colour or color of bronze; we organise and organize it.'],
  ['apostrophes', "It’s ours, isn’t it? The bell’s sound, Acme’s bells, don't"],
  ['names within a sentence', 'We cast bells in Köln with Gießerei Schulz.'],
  ['the words of the house', 'Our tubular-belly.'],
])('right in English: %s', { timeout: 60_000 }, async (_, text) => {
  expect(await spelled(text, 'en')).toEqual([])
})

test('Switzerland writes ss', { timeout: 60_000 }, async () => {
  expect(await spelled('Die Strasse', 'de')).toEqual([['Strasse', 'Straße']])
  expect(await spelled('Die Strasse', 'de', brandOf({ country: 'CH-ZH' }))).toEqual([])
})

test('without its word list a language is not known', async () => {
  const bare = createSpeller({
    find: (name) => {
      if (name.includes('de-de')) throw new Error('not installed')
      return installed(name)
    },
  })
  expect(await bare(read('Glokke'), 'de', brand)).toEqual({ known: false, unknown: [] })
  expect((await bare(read('a belll'), 'en', brand)).unknown).toHaveLength(1)
})

test('no more than twenty are told, each once, and suggestions for ten at the most', { timeout: 60_000 }, async () => {
  const letters = [...'abcdefghijklmnopqrstuvwxyz']
  const { unknown } = await speller(read(letters.map((letter) => `belll${letter}q belll${letter}q`).join(' ')), 'en', brand)
  expect(new Set(unknown.map(({ word }) => word)).size).toBe(20)
  expect(unknown).toHaveLength(20)
  expect(unknown.slice(10).flatMap(({ suggestions }) => suggestions)).toEqual([])
})

test.each(['a', "a'", 'a.', '-', '`', 'aa@', '\ud800', 'a1', 'Glokkx ', 'x.y/'])('100 kB of %j', { timeout: 60_000 }, async (bait) => {
  await speller(read(bait), 'de', brand)
  const started = performance.now()
  await speller(read(bait.repeat(100_000 / bait.length)), 'de', brand)
  expect(performance.now() - started).toBeLessThan(3_000)
})
