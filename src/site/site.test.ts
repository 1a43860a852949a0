import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import supertest from 'supertest'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { aPicture, aPublication, aText, acme, publicUrl, testApi } from '../content-api/testing.ts'
import { memoryStore } from '../content-api/reading/memory-store.ts'
import { siteReader } from './reader.ts'
import { builtInSite } from './site.ts'

let api: ReturnType<typeof testApi>
let store: ReturnType<typeof memoryStore>
let server: Server

beforeEach(async () => {
  store = memoryStore()
  api = testApi({ store })
  const app = express().use((req, res, next) => {
    const reader = siteReader(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, publicUrl)
    if (req.path.startsWith('/site')) builtInSite(reader, publicUrl)(req, res, next)
    else api.app(req, res)
  })
  server = createServer(app)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const picture = aPicture('019a0000-0000-7000-8000-0000000000f1')
  await api.publish(
    aPublication('wind', {
      media: [picture],
      topics: ['windkraft'],
      texts: {
        de: { ...aText('Wind & <Wetter>', 'wind-und-wetter'), alt: { [picture.id]: 'Ein "Rad"' } },
        en: aText('Wind and weather', 'wind-and-weather'),
      },
    }),
  )
  await api.publish(aPublication('nur-deutsch'))
})
afterEach(async () => {
  await api.stop()
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})

const get = (address: string) => supertest(server).get(address)

describe('the example website', () => {
  it('offers a document for download, by its title and size, and takes it for no picture', async () => {
    const report = { ...aPicture('report'), kind: 'document' as const, mimeType: 'application/pdf', width: 0, height: 0, bytes: 1_250_000 }
    await api.publish(aPublication('bericht', { media: [{ ...report, title: 'Bericht <2026>' }] }))
    const { text } = await get('/site/acme/bericht?language=de').expect(200)
    expect(text).toMatch(/<a href="[^"]*\/media\/report[^"]*" download="Bericht &lt;2026&gt;\.pdf">Bericht &lt;2026&gt;<\/a>/)
    expect(text).toContain('PDF, 1,3 MB')
    expect(text).not.toContain('<img')
  })

  it('lists the posts of a language, newest first', async () => {
    const german = await get('/site/acme?language=de').expect(200)
    expect(german.text).toContain('Wind &amp; &lt;Wetter&gt;</a>')
    expect(german.text).toContain('Beitrag nur-deutsch')
    const english = await get('/site/acme').set('accept-language', 'en').expect(200)
    expect(english.text).toContain('<a href="/site/acme/wind-and-weather">Wind and weather</a>')
    expect(english.text).not.toContain('nur-deutsch')
  })

  it('shows a post with everything that machines read too', async () => {
    const { text, headers } = await get('/site/acme/wind-und-wetter').expect(200)
    expect(text).toContain('<html lang="de">')
    expect(text).toContain('<h1>Wind &amp; &lt;Wetter&gt;</h1>')
    expect(text).toContain('<p>Wind &amp; &lt;Wetter&gt;, ausführlich.</p>')
    expect(text).toMatch(new RegExp(`<link rel="canonical" href="${publicUrl}/site/acme/wind-und-wetter" ?/?>`))
    expect(text).toMatch(new RegExp(`hreflang="en"\\s+href="${publicUrl}/site/acme/wind-and-weather"`))
    expect(text).toContain('<meta property="og:title" content="Wind &amp; &lt;Wetter&gt;"')
    expect(text).toMatch(new RegExp(`og:image" content="${publicUrl}/api/content/v1/posts/wind/card.png\\?language=de`))
    expect(text).toContain('alt="Ein &quot;Rad&quot;"')
    expect(text).toContain(`href="${publicUrl}/feeds/${acme.slug}.atom?language=de"`)
    expect(text.match(/<title>.*<\/title>/g)).toEqual(['<title>Wind &amp; &lt;Wetter&gt; – Acme &amp; Söhne</title>'])
    expect(headers['content-security-policy']).toContain("default-src 'none'")
    const endpoint = `${publicUrl}/api/content/v1/webmention`
    expect(headers.link).toBe(`<${endpoint}>; rel="webmention"`)
    expect(text).toMatch(new RegExp(`<link rel="webmention" href="${endpoint}" ?/?>`))
    // Data for search engines, nothing that runs.
    expect(text.match(/<script[^>]*>|\sstyle=/g)).toEqual(['<script type="application/ld+json">'])
  })

  it('gives the other language of a post', async () => {
    const { text } = await get('/site/acme/wind-and-weather').set('accept-language', 'de').expect(200)
    expect(text).toContain('<html lang="en">')
    expect(text).toMatch(/<a href="\/site\/acme\/wind-und-wetter" lang="de"/)
  })

  it('says so where there is nothing', async () => {
    expect((await get('/site/acme/nichts').expect(404)).text).toContain('<h1>')
    expect((await get('/site/nobody').set('accept-language', 'en').expect(200)).text).toContain('Nothing has been published')
  })

  it.each(['/site/acme/%2e%2e%2f', '/site/acme/%00', '/site/a%00/wind-und-wetter', `/site/${'a'.repeat(500)}/x`])(
    '%s is no post',
    async (path) => {
      expect((await get(path).expect(404)).text).toContain('<h1>')
    },
  )
  it.each(['.', '..'])('a post cannot be called %s', async (name) => {
    expect(await siteReader(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, publicUrl).post('acme', name, 'de')).toBeNull()
  })

  it('counts people who read, and nobody who only asks', async () => {
    const visitor = 'Mozilla/5.0 (X11; Linux x86_64)'
    await get('/site/acme/wind-und-wetter').set('user-agent', visitor).expect(200)
    await get('/site/acme/wind-und-wetter').set('user-agent', 'Googlebot/2.1').expect(200)
    await supertest(server).head('/site/acme/wind-und-wetter').set('user-agent', visitor).expect(200)
    await get('/site/acme?language=de').set('user-agent', visitor).expect(200)
    await api.stop()
    expect(store.rows().find(({ stored }) => stored.publication.post === 'wind')?.views).toBe(1)
  })
})
