import { expect, it } from 'vitest'
import type { StarterProfile } from '../../core/answers.ts'
import { gapsIn, siteOf, sizeOf } from './gaps.ts'

const profile: StarterProfile = { name: 'Acme', language: 'de', colors: [{ name: 'Logo', hex: '#0f766e' }], logo: null }
const form = (values: Readonly<Record<string, unknown>>) => (path: string) => values[path]

it('fills only what is empty', () => {
  const all = gapsIn(profile, form({ name: ' ', languages: [], colors: 0 }))
  expect(all).toEqual({ name: 'Acme', languages: ['de'], colors: profile.colors })
  expect(sizeOf(all)).toBe(3)
  const none = gapsIn(profile, form({ name: 'Nordlicht', languages: ['en'], colors: 2 }))
  expect(none).toEqual({ name: null, languages: null, colors: [] })
  expect(sizeOf(none)).toBe(0)
  expect(sizeOf(gapsIn({ name: null, language: null, colors: [], logo: null }, form({})))).toBe(0)
})

it('guesses the website from the address of its posts', () => {
  expect(siteOf('https://www.acme.example/{language}/news/{slug}')).toBe('https://www.acme.example')
  expect([siteOf(''), siteOf(undefined), siteOf('{slug}')]).toEqual(['', '', ''])
})
