/** Helmet's headers, and the same as a list: they are the same for every answer. */
import type { Request, RequestHandler, Response } from 'express'
import helmet from 'helmet'

export interface SecurityHeaders {
  readonly handle: RequestHandler
  /** Names and values, one after the other. */
  readonly list: readonly string[]
}

export function securityHeaders(publicUrl: string): SecurityHeaders {
  const handle = helmet({
    contentSecurityPolicy: false,
    crossOriginResourcePolicy: false,
    strictTransportSecurity: publicUrl.startsWith('https:'),
  })
  const list: string[] = []
  const noted = { setHeader: (name: string, value: string) => void list.push(name, value), removeHeader: () => {} }
  handle({} as Request, noted as unknown as Response, (error) => {
    if (error instanceof Error) throw error
  })
  return { handle, list }
}
