import { createHash } from 'node:crypto'
import { PublisherError } from '../errors.ts'
import type { Connector } from '../publisher.ts'
import { run, workflowAt, type Credentials } from './workflow.ts'

const connector: Connector = {
  fields: [
    {
      name: 'workflow',
      label: { de: 'Adresse des Workflows', en: 'Address of the workflow' },
      help: {
        de: 'In Teams am Kanal „Workflows“ → „Bei Empfang einer Webhookanforderung in einem Kanal posten“; am Ende wird die Adresse gezeigt. Sie ist geheim.',
        en: 'In Teams, at the channel: “Workflows” → “Post to a channel when a webhook request is received”; the address is shown at the end. It is secret.',
      },
      secret: true,
      required: true,
      placeholder: 'https://….environment.api.powerplatform.com/…/workflows/…&sig=…',
    },
    {
      name: 'channel',
      label: { de: 'Link zum Kanal (freiwillig)', en: 'Link to the channel (optional)' },
      help: {
        de: 'In Teams am Kanal „Link zum Kanal abrufen“. Dorthin führt Funkhaus, wer den Beitrag sehen will.',
        en: 'In Teams, at the channel: “Get link to channel”. Whoever wants to see a post is led there.',
      },
      secret: false,
      required: false,
      placeholder: 'https://teams.microsoft.com/l/channel/…',
    },
  ],

  /**
   * A message without cards makes the workflow run and post nothing: that proves its address. There is no `check`: it would run the workflow
   * again and again, and its owner would see that.
   */
  async begin(input, ctx) {
    const typed = (input.workflow ?? '').trim()
    if (!typed) throw new PublisherError('rejected', 'The address of the workflow is needed.', { code: 'input-missing' })
    const { origin, path } = workflowAt(typed)
    const channel = channelAt((input.channel ?? '').trim())
    await run(ctx, { origin, path }, { type: 'message', attachments: [] }, false)
    const id = createHash('sha256').update(typed).digest('hex').slice(0, 32)
    const credentials: Credentials = { origin, channelUrl: channel.url, path }
    return { connection: { account: { id, handle: channel.name, url: channel.url }, credentials, expiresAt: null } }
  },
}
export default connector

/** `…/l/channel/<id>/<name>?groupId=…`. Without one, Teams itself. */
function channelAt(typed: string): { readonly url: string; readonly name: string } {
  if (typed === '') return { url: 'https://teams.microsoft.com', name: 'Microsoft Teams' }
  const url = URL.canParse(typed) ? new URL(typed) : null
  const name = /^\/l\/channel\/[^/]+\/([^/]+)/.exec(url?.pathname ?? '')?.[1]
  if (url?.protocol !== 'https:' || !/^teams\.(?:microsoft\.(?:com|us)|cloud\.microsoft)$/.test(url.hostname) || !name)
    throw new PublisherError('rejected', 'This is not the link to a channel in Teams.', { code: 'channel-invalid' })
  return { url: url.href, name: decoded(name) }
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}
