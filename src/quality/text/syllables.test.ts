import { expect, test } from 'vitest'
import { syllablesIn } from './syllables.ts'

// As the Duden parts them; a single letter counts, too.
const german = `Glo-cke Glo-cken-klang Werk-statt öff-nen A-bend I-dee I-de-en E-he Ra-di-o O-fen Tag neu-e bau-en Bau-er Steu-er Feu-er schrei-en
  frei-e Na-ti-on so-zi-al Stu-di-um spe-zi-ell Fa-mi-li-en Ma-schi-ne sie E-ner-gie be-ach-ten ge-ehrt be-en-den be-in-hal-ten Beet bei
  Geist Beu-le Mu-se-um Ko-or-di-na-ti-on Ru-in Cha-os The-a-ter O-a-se Po-et Du-ell ak-tu-ell Ja-nu-ar Vi-de-o Qua-li-tät Quel-le Soft-ware Web-site
  Team Ni-veau Bay-ern Kun-den-zu-frie-den-heit Nach-hal-tig-keit Ü-ber-ra-schung Häu-ser Mäu-se Eu-ro Eu-ro-pa ü-ben See Boot Zoo lie-ben
  Hand-werk Ver-ant-wor-tung Mit-ar-bei-te-rin ge-nau be-ob-ach-ten re-a-li-sie-ren re-a-gie-ren in-di-vi-du-ell Kli-ent Mil-li-on Re-gi-on
  Pa-ti-ent Lö-wen früh frü-her gie-ßen Gie-ße-rin Guss Bron-ze Kir-che Turm-uhr sa-nie-ren Ge-bäu-de Bei-trag be-ur-tei-len`

test('German words', () => {
  const wrong = german
    .split(/\s+/)
    .map((parted) => [parted, parted.split('-').length, syllablesIn(parted.replaceAll('-', ''), 'de')] as const)
    .filter(([, right, counted]) => right !== counted)
  expect(wrong).toEqual([])
})

test('what has no vowels is spelled, and everything has a syllable', () => {
  expect(syllablesIn('GmbH', 'de')).toBe(4)
  expect(syllablesIn('', 'de')).toBe(1)
  expect(syllablesIn('\ud800', 'en')).toBe(1)
})

test.each([
  ['bell', 1],
  ['table', 2],
  ['foundry', 2],
  ['readability', 5],
])('English: %s', (word, count) => {
  expect(syllablesIn(word, 'en')).toBe(count)
})
