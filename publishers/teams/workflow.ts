/** The address of a workflow, which is its key, and what its answers mean. */
import { z } from 'zod'
import { PublisherError } from '../errors.ts'
import type { ConnectContext, Explanation } from '../publisher.ts'

export const credentialsSchema = z.object({
  origin: z.url(),
  /** With its query, which holds the signature that lets us in. */
  path: z.string().startsWith('/'),
  /** Of the channel in Teams: where people see what was posted. */
  channelUrl: z.url(),
})
export type Credentials = z.infer<typeof credentialsSchema>

// Where Power Automate has workflows, the clouds of states included. General knowledge.
const hosts = /\.(?:logic\.azure\.(?:com|us|cn)|api\.powerplatform\.(?:com|us|cn))$/

/** @throws PublisherError `rejected` where it is none. */
export function workflowAt(address: string): Pick<Credentials, 'origin' | 'path'> {
  const url = URL.canParse(address) ? new URL(address) : null
  if (url?.protocol === 'https:' && hosts.test(url.hostname) && url.pathname.includes('/workflows/') && url.searchParams.has('sig'))
    return { origin: url.origin, path: url.pathname + url.search }
  const retired = url?.hostname.endsWith('webhook.office.com')
  throw new PublisherError(
    'rejected',
    retired
      ? 'This is the address of a connector, which Microsoft has retired. Make a workflow in Teams instead.'
      : 'This is not the address of a workflow.',
    { code: retired ? 'connector-retired' : 'address-invalid' },
  )
}

/** @returns the id of the run that has begun. `null`: it is not told. */
export async function run(
  { http, at }: Pick<ConnectContext, 'http' | 'at'>,
  { origin, path }: Pick<Credentials, 'origin' | 'path'>,
  message: object,
  visible: boolean,
): Promise<string | null> {
  const { headers } = await http.request('POST', `${at(origin)}${path}`, { json: message, answer: z.unknown(), visible, explain })
  return headers.get('x-ms-workflow-run-id')
}

const errorSchema = z.object({ error: z.object({ code: z.string(), message: z.string() }) })

/** General knowledge: a workflow that was deleted or turned off is 404 or 400, with a code. */
const ended = new Set([
  'WorkflowNotFound',
  'WorkflowTriggerNotFound',
  'WorkflowTriggerIsNotEnabled',
  'TriggerNotEnabled',
  'WorkflowDisabled',
])

function explain(status: number, body: unknown): Explanation | undefined {
  const told = errorSchema.safeParse(body).data?.error
  const code = told && /^\w{1,60}$/.test(told.code) ? told.code : `http-${status}`
  if (status === 401 || status === 403 || status === 404 || ended.has(code))
    return { kind: 'reconnect', code, message: `The workflow does not take posts any more (${code}). Make a new one in Teams.` }
  // Its words repeat the address, and so the key.
  return { code, message: `The workflow refused the post (${code}).` }
}
