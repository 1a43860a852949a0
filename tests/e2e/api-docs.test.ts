/** Swagger UI, as the hub serves it, in a real browser: it shows every route, lets one be tried, and asks nobody else for anything. */
import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { chromium, type Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { areas } from '../../src/content-api/openapi/areas.ts'
import { aPublication, testApi } from '../../src/content-api/testing.ts'
import { describeWith, needs } from '../support/needs.ts'

const artefacts = new URL('../artefacts/', import.meta.url).pathname

describeWith(needs.chromium, 'the API’s description in the browser', () => {
  let api: ReturnType<typeof testApi>
  let browser: Browser
  let server: Server
  let base = ''

  beforeAll(async () => {
    mkdirSync(artefacts, { recursive: true })
    server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    api = testApi({ at: base })
    await api.publish(aPublication('p1'))
    server.on('request', api.app)
    browser = await chromium.launch({
      executablePath: needs.chromium.at ?? '',
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    })
  })
  afterAll(async () => {
    await browser?.close()
    server?.closeAllConnections()
    server?.close()
    await api?.stop()
  })

  it('shows every route, and answers when one is tried', async () => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
    const outside: string[] = []
    const broken: string[] = []
    page.on('request', (request) => {
      if (!request.url().startsWith(`${base}/`) && !/^(data|blob):/.test(request.url())) outside.push(request.url())
    })
    page.on('pageerror', (error) => broken.push(String(error)))
    page.on('console', (message) => void (message.type() === 'error' && broken.push(message.text())))

    await page.goto(`${base}/api/content/v1/docs`)
    await page.locator('.opblock').first().waitFor()
    expect(await page.locator('.opblock').count()).toBe(
      areas.flatMap((area) => Object.values(area).flatMap((methods) => Object.keys(methods))).length,
    )
    await page.screenshot({ path: path.join(artefacts, 'api-docs.png'), fullPage: true })

    const list = page.locator('#operations-Posts-listPosts')
    await list.locator('.opblock-summary-control').click()
    await list.getByRole('button', { name: 'Try it out' }).click()
    await list.getByRole('button', { name: 'Execute' }).click()
    await list.locator('.live-responses-table .highlight-code').getByText('Beitrag p1', { exact: false }).first().waitFor()
    await page.screenshot({ path: path.join(artefacts, 'api-docs-tried.png') })
    // Nor what stands behind the schemas and the key.
    await page.getByRole('button', { name: 'Authorize' }).click()
    await page.locator('.dialog-ux').waitFor()
    expect({ outside, broken }).toEqual({ outside: [], broken: [] })
  })
})
