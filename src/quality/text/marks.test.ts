import { describe, expect, test } from 'vitest'
import { hashtagsIn, mentionsIn } from './marks.ts'

describe('hashtags', () => {
  test.each([
    ['Neu: #Glocken, #Guss_2026 und #2026Guss!', ['#Glocken', '#Guss_2026', '#2026Guss']],
    ['„#Grüße“ (#München2026)', ['#Grüße', '#München2026']],
    ['Platz #1, C#-Dur, a#b, &#39; https://acme.example/#oben https://acme.example/a#oben', []],
    ['#foo-bar', ['#foo']],
    ['##Glocke', []],
    ['＃東京', ['＃東京']],
  ])('%s', (text, tags) => {
    expect(hashtagsIn(text).map((tag) => tag.text)).toEqual(tags)
    for (const { text: tag, start, end } of hashtagsIn(text)) expect(text.slice(start, end)).toBe(tag)
  })
})

describe('mentions', () => {
  test.each([
    ['Danke, @anna, @anna@social.example und @anna.social.example!', ['@anna', '@anna@social.example', '@anna.social.example']],
    ['(@acme_glocken).', ['@acme_glocken']],
    ['info@acme.example, https://social.example/@anna, 3 @ 5 Euro, @ anna', []],
    ['@anna@müller.example', ['@anna@müller.example']],
    ['@@anna', []],
  ])('%s', (text, names) => {
    expect(mentionsIn(text).map((name) => name.text)).toEqual(names)
  })
})

test('marks are found in linear time', () => {
  for (const part of ['#', '@', '#1', '@a', '@a.', '#_', '@a@', 'a-'])
    for (const find of [hashtagsIn, mentionsIn]) expect(find(part.repeat(200_000 / part.length)).length).toBeGreaterThanOrEqual(0)
}, 5_000)
