import { expect, it } from 'vitest'
import { plainPlatform } from '../../quality/testing.ts'
import { lackingOn } from './lacking.ts'

const { supports, limits } = plainPlatform

it('says what a network lacks, and nothing of a medium of our own', () => {
  expect(lackingOn(plainPlatform)).toEqual(['video', 'reel', 'story', 'poll', 'threads'])
  expect(lackingOn({ ...plainPlatform, role: 'owned' })).toEqual([])
})

it('does not say twice that there are no pictures', () => {
  const silent = { ...limits, images: { ...limits.images, altMax: 0 } }
  expect(lackingOn({ ...plainPlatform, limits: silent })).toContain('alt')
  const blind = lackingOn({ ...plainPlatform, supports: { ...supports, images: false }, limits: silent })
  expect(blind).toContain('images')
  expect(blind).not.toContain('alt')
})

it('is silent of what is there', () => {
  const told = { source: 'https://acme.example', checked: '2026-11-29' } as const
  const poll = { options: { min: 2, max: 4 }, optionMax: 25, minutes: { min: 5, max: 10 }, multiple: false, ...told }
  const all = { ...supports, video: true, threads: true, formats: ['post', 'reel', 'story'] } as const
  expect(lackingOn({ ...plainPlatform, supports: all, limits: { ...limits, poll } })).toEqual([])
})
