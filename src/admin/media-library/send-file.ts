import { ApiError, errorFrom, get } from '../api.ts'

interface Sent {
  readonly path: string
  readonly method: 'POST' | 'PATCH'
  readonly file: File
  readonly data: object
  readonly signal?: AbortSignal
  /** 0 to 100, of what has left the browser. At 100 the hub looks into the file. */
  readonly onProgress: (percent: number) => void
}
interface Stored {
  readonly id: string
  readonly looksLike: { readonly id: string; readonly filename: string } | null
}

/** One file to Payload. `fetch` tells no progress of what it sends. @throws ApiError; also where it was aborted. */
export async function sendFile({ path, method, file, data, signal, onProgress }: Sent): Promise<Stored> {
  const form = new FormData()
  form.append('_payload', JSON.stringify(data))
  form.append('file', file)
  const { status, body } = await new Promise<{ status: number; body: unknown }>((resolve, reject) => {
    const request = new XMLHttpRequest()
    const failed = () => reject(new ApiError(0, 'unreachable', ''))
    request.open(method, `/api${path}`)
    request.responseType = 'json'
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? Math.floor((loaded / total) * 100) : 0)
    request.upload.onload = () => onProgress(100)
    request.onload = () => resolve({ status: request.status, body: request.response as unknown })
    request.onerror = failed
    request.onabort = failed
    signal?.addEventListener('abort', () => request.abort())
    request.send(form)
  })
  if (status < 200 || status > 299) throw errorFrom(status, body)
  const { doc } = body as { doc: { id: string; looksLike?: string | { id: string } | null } }
  const like = typeof doc.looksLike === 'object' ? doc.looksLike?.id : doc.looksLike
  if (!like) return { id: doc.id, looksLike: null }
  // That it is told is a favour: the file is stored.
  const other = await get<{ id: string; filename: string }>(`/media/${like}?depth=0&select[filename]=true`).catch(() => null)
  return { id: doc.id, looksLike: other }
}
