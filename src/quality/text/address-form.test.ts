import { expect, test } from 'vitest'
import { addressingIn } from './address-form.ts'

const found = (text: string) =>
  addressingIn(text).map(({ start, end, form, isSure }) => `${text.slice(start, end)} ${form}${isSure ? '' : '?'}`)

test.each([
  ['Melden Sie sich an, und bringen Sie Ihre Familie mit.', ['Sie formal', 'Sie formal', 'Ihre formal']],
  ['Sie kommt. Ihnen fehlt Geld.\nIhre Glocke', []],
  ['– Sie sparen Zeit: Sie wissen es', []],
  ['sie und ihnen, ihre und ihr, Ihr', []],
  ['Hast du Lust? Dein Platz ist frei, wir freuen uns auf euch.', ['du informal', 'Dein informal', 'euch informal']],
  ['Schau vorbei! Entdecken wir.', ['Schau informal?']],
  ['Ich schau vorbei.', []],
  ['Kundin: „Sie haben mir geholfen, danke dir.“ Wir danken Ihnen.', ['Ihnen formal']],
  ['Wir sind per du. Er bot ihr das Du an, auf Du und Du im Cirque du Soleil.', []],
  ['„Ohne Ende, sagt er\n\nund du?', ['du informal']],
  ['dirigieren, Duett, Euchre, Siebold', []],
])('%s', (text, forms) => {
  expect(found(text)).toEqual(forms)
})
