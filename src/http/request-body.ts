/** Bodies of requests, with a bound: nobody can fill the memory by sending more. */
import type { IncomingMessage } from 'node:http'
import { Problem } from '../core/problem.ts'
import { unstorable, unstorableSentence } from '../core/storable.ts'

const mega = 1024 * 1024
/** A file with its form. Payload draws the line there too, with words of its own. */
export const mostUploadBytes = 50 * mega
/** A post with a body of a million characters in both languages fits. */
export const mostJsonBytes = 8 * mega

export const tooLarge = (upload: boolean): Problem =>
  new Problem(
    413,
    'too-large',
    upload
      ? 'This is larger than 50 MB, the most that the hub takes. Make the file smaller and try again.'
      : 'This is larger than 8 MB, the most that the hub takes at once. Send less and try again.',
  )

/**
 * What arrives, as it arrives. Fails when there is more than `most`, and `wasTooMuch` then says so, whatever became of the
 * error on its way. Whoever stops reading does not cut the connection: the answer has to leave by it.
 */
export function boundedStream(req: IncomingMessage, most: number): { stream: ReadableStream<Uint8Array>; wasTooMuch: () => boolean } {
  const chunks = req.iterator({ destroyOnReturn: false }) as AsyncIterableIterator<Uint8Array>
  let bytes = 0
  const stream = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = (await chunks.next()) as IteratorResult<Uint8Array, undefined>
      if (done) return controller.close()
      bytes += value.byteLength
      if (bytes <= most) return controller.enqueue(value)
      controller.error(new Error('The body is too large.'))
      await chunks.return?.()
    },
    cancel: async () => void (await chunks.return?.()),
  })
  return { stream, wasTooMuch: () => bytes > most }
}

/** @throws Problem 413, or 400 where the sender broke off. */
export async function boundedText(req: IncomingMessage, most: number): Promise<string> {
  const { stream, wasTooMuch } = boundedStream(req, most)
  return new Response(stream).text().catch(() => {
    throw wasTooMuch() ? tooLarge(false) : new Problem(400, 'broken-off', 'The request broke off before its end. Send it again.')
  })
}

/**
 * The body as Payload is to read it: the text of a JSON object, `{}` for nothing.
 * @throws Problem 400 where it is no JSON object, or holds what cannot be stored.
 */
export function jsonObject(text: string): string {
  if (text.trim() === '') return '{}'
  const value = ((): unknown => {
    try {
      return JSON.parse(text)
    } catch {
      throw new Problem(400, 'invalid-json', 'The body is not JSON. Send an object, for example {"title": "…"}.')
    }
  })()
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Problem(400, 'invalid-json', 'The body is JSON, but no object. Send an object, for example {"title": "…"}.')
  const unkept = unstorable(value)
  if (unkept) throw new Problem(400, 'invalid-body', unstorableSentence(unkept).en)
  return text
}
