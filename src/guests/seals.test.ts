import { expect, it } from 'vitest'
import { fileSeal, formSeal, isFormSeal, linkOfFile } from './seals.ts'

const secret = 's'.repeat(32)

it('gives a file’s address back its link, and nothing else any', () => {
  const seal = fileSeal(secret, 'link-1')
  expect(linkOfFile(secret, seal)).toBe('link-1')
  expect(linkOfFile('another secret', seal)).toBeNull()
  expect(linkOfFile(secret, seal.replace('link-1', 'link-2'))).toBeNull()
  expect(linkOfFile(secret, `link-1.${formSeal(secret, 'link-1', '')}`)).toBeNull()
  expect(linkOfFile(secret, '')).toBeNull()
})

it('knows the form of exactly this guest', () => {
  const seal = formSeal(secret, 'link-1', 'Dr. Müller')
  expect(isFormSeal(secret, 'link-1', 'Dr. Müller', seal)).toBe(true)
  expect(isFormSeal(secret, 'link-1', 'Dr. Meier', seal)).toBe(false)
  expect(isFormSeal(secret, 'link-2', 'Dr. Müller', seal)).toBe(false)
  expect(isFormSeal(secret, 'link-1', 'Dr. Müller', '')).toBe(false)
})
