import type { Payload } from 'payload'
import { guardedDispatcher } from '../../../publishers/kit/guard.ts'
import { hub } from '../../hub.ts'
import type { FetchOptions } from './fetch.ts'

/** Whatever is readable for everybody on the internet, and our own feeds. */
export const sourceWeb = (payload: Payload): FetchOptions => {
  const { allowPrivateOrigins, publicUrl } = hub(payload).settings
  const own = [...allowPrivateOrigins, new URL(publicUrl).origin]
  return { dispatcher: guardedDispatcher({ allowPrivateOrigins: own, allowPlainHttp: true }) }
}
