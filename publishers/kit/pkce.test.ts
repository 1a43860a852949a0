import { expect, it } from 'vitest'
import { challengeOf, createPkce } from './pkce.ts'

it('makes the challenge of RFC 7636, appendix B', () => {
  expect(challengeOf('dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk')).toBe('E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM')
})

it('makes a verifier of its own each time, of the length that the RFC wants', () => {
  const [one, two] = [createPkce(), createPkce()]
  expect(one.verifier).toMatch(/^[\w-]{43}$/)
  expect(one.verifier).not.toBe(two.verifier)
  expect(one.challenge).toBe(challengeOf(one.verifier))
})
