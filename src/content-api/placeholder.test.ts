import sharp from 'sharp'
import { thumbHashToRGBA } from 'thumbhash'
import { expect, it } from 'vitest'
import { placeholderOf } from './placeholder.ts'

const plain = (background: object | string, width = 300, height = 200) =>
  sharp({ create: { width, height, channels: 4, background: background as never } })

it('has the average colour', async () => {
  expect((await placeholderOf(await plain('#0f766e').png().toBuffer())).color).toBe('#0f766e')
  const half = await plain('#ffffff', 150).png().toBuffer()
  const both = await plain('#000000')
    .composite([{ input: half, left: 0, top: 0 }])
    .png()
    .toBuffer()
  expect((await placeholderOf(both)).color).toMatch(/^#(7f|80)\1\1$/)
})

it('counts only what can be seen', async () => {
  const red = await plain('#ff0000', 30, 20).png().toBuffer()
  const mostlyNothing = await plain({ r: 0, g: 0, b: 255, alpha: 0 })
    .composite([{ input: red, left: 0, top: 0 }])
    .png()
    .toBuffer()
  expect((await placeholderOf(mostlyNothing)).color).toMatch(/^#(f[c-f])0000$/)
})

it('is drawn from in the picture’s shape, upright, left as left', async () => {
  const half = await sharp({ create: { width: 100, height: 400, channels: 3, background: '#00f' } })
    .png()
    .toBuffer()
  const upright = sharp({ create: { width: 200, height: 400, channels: 3, background: '#f00' } }).composite([
    { input: half, left: 100, top: 0 },
  ])
  // As a telephone stores it: lying, with a note that says how to turn it.
  const lying = await sharp(await upright.png().toBuffer())
    .rotate(-90)
    .withExif({})
    .jpeg()
    .withMetadata({ orientation: 6 })
    .toBuffer()
  const { thumbhash } = await placeholderOf(lying)
  const bytes = Buffer.from(thumbhash, 'base64')
  expect(bytes.length).toBeLessThan(30)
  const { w, h, rgba } = thumbHashToRGBA(bytes)
  expect(h).toBeGreaterThan(w)
  const at = (x: number) => rgba.slice((Math.floor(h / 2) * w + x) * 4).slice(0, 3)
  expect([(at(1)[0] ?? 0) > (at(1)[2] ?? 0), (at(w - 2)[0] ?? 0) > (at(w - 2)[2] ?? 0)]).toEqual([true, false])
})
