import { describe, expect, it } from 'vitest'
import { codeOf, isCode } from './codes.ts'

describe('codes', () => {
  it('are the same for the same key, and others for another key, secret or attempt', () => {
    const code = codeOf('secret', 'b/p/c/de')
    expect(codeOf('secret', 'b/p/c/de')).toBe(code)
    const others = [codeOf('secret', 'b/p/c/en'), codeOf('another', 'b/p/c/de'), codeOf('secret', 'b/p/c/de', 1)]
    expect(new Set([code, ...others]).size).toBe(4)
  })
  it('have eight characters that nobody confuses, and use all of them everywhere', () => {
    const codes = Array.from({ length: 3_000 }, (_, at) => codeOf('secret', String(at)))
    for (const code of codes) expect(isCode(code)).toBe(true)
    expect(codes.join('')).not.toMatch(/[01ilo]|[aeiou]|[A-Z]/)
    for (let place = 0; place < 8; place++) expect(new Set(codes.map((code) => code[place])).size).toBe(28)
    expect(new Set(codes).size).toBe(codes.length)
  })
  it('are told from what is none', () => {
    for (const none of ['', 'bcdfghj', 'bcdfghjkm', 'BCDFGHJK', 'bcdfghj0', 'bcdfghj/', 'bcdfghjé', '../../..'])
      expect(isCode(none)).toBe(false)
  })
})
