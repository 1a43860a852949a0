import { z } from 'zod'
import { PublisherError } from '../errors.ts'
import { bearer, explain } from '../kit/own-hub.ts'
import { definePublisher, type Measured, type PublishContext, type Published } from '../publisher.ts'
import { compose, preview, type Draft } from './compose.ts'
import { credentialsSchema, endpoint, publicationAt, type Credentials } from './hub.ts'
import { manifest } from './manifest.ts'
import { measurementsSchema, publishedSchema, type Publication } from './publication.ts'

type Context = PublishContext<Credentials>

/** An answer about another publication than ours would be a stranger's: it does not fit. */
const answerFor = (key: string) => publishedSchema.extend({ id: z.literal(key) })

const asPublished = ({ id, url, urls }: z.infer<typeof publishedSchema>): Published => ({ remoteId: id, url, ...(urls ? { urls } : {}) })

async function publish(draft: Draft, ctx: Context): Promise<Published> {
  const publication: Publication = { ...draft, firstPublishedAt: ctx.plannedAt.toISOString() }
  const { body } = await ctx.http.request('PUT', publicationAt(ctx.credentials, ctx.deliveryKey), {
    headers: bearer(ctx.credentials),
    json: publication,
    answer: answerFor(ctx.deliveryKey),
    visible: true,
    explain,
  })
  return asPublished(body)
}

async function find(_: Draft, ctx: Context): Promise<Published | 'absent'> {
  try {
    const request = { headers: bearer(ctx.credentials), answer: answerFor(ctx.deliveryKey), explain }
    const { body } = await ctx.http.request('GET', publicationAt(ctx.credentials, ctx.deliveryKey), request)
    return asPublished(body)
  } catch (error) {
    if (isUnknown(error)) return 'absent'
    throw error
  }
}

async function measure(published: readonly Published[], ctx: Context): Promise<Measured[]> {
  const ids = new URLSearchParams(published.map(({ remoteId }) => ['id', remoteId]))
  const request = { headers: bearer(ctx.credentials), answer: measurementsSchema, explain }
  const { body } = await ctx.http.request('GET', endpoint(ctx.credentials, `measurements?${ids.toString()}`), request)
  return published.map(({ remoteId }) => {
    const told = body.items.find(({ id }) => id === remoteId)
    if (!told) return { remoteId, values: 'gone' }
    const { id: _, ...values } = told
    return { remoteId, values }
  })
}

async function remove({ remoteId }: Published, ctx: Context): Promise<void> {
  try {
    const request = { headers: bearer(ctx.credentials), answer: z.null(), explain }
    await ctx.http.request('DELETE', publicationAt(ctx.credentials, remoteId), request)
  } catch (error) {
    if (!isUnknown(error)) throw error
  }
}

/** The hub itself says that there is none. Any other 404 may be a gateway's, and proves nothing. */
const isUnknown = (error: unknown) => error instanceof PublisherError && error.code === 'publication-unknown'

export default definePublisher<Credentials, Draft>({
  manifest,
  credentials: credentialsSchema,
  compose,
  preview,
  publish,
  find,
  measure,
  remove,
})
