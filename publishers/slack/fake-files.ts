/** How the fake takes files, and shares films. Methods: https://docs.slack.dev/reference/methods, read 2026-11-29 and 2026-11-30. */
import type { FakeCall, FakeReply, FakeServerOptions } from '../testing/fake-server.ts'
import { blocksInput, filesInput, ok, refusal, saidIn, type FakeMessage, type NewMessage, type State } from './fake-state.ts'

const api = '/slack.com/api'
/** Larger files are looked at for a while, and have no type until then. */
const asyncFromBytes = 100_000

interface About {
  readonly state: () => State
  readonly channel: string
  readonly baseUrl: () => string
  readonly argsOf: (call: FakeCall) => Promise<URLSearchParams>
  readonly add: (message: NewMessage) => FakeMessage
  readonly visible: (write: () => FakeReply) => Promise<FakeReply>
  /** Whether the next film is one that somebody deletes before its message appears. Asked once for each. */
  readonly takeDoom: () => boolean
}

export function fileRoutes({ state, channel, baseUrl, argsOf, add, visible, takeDoom }: About): FakeServerOptions['routes'] {
  const fileOf = (id: string | null | undefined) => state().files.find((file) => file.id === id)

  /** https://docs.slack.dev/reference/methods/files.completeUploadExternal: `blocks` hold where there is no comment. */
  const shareFilm = (args: URLSearchParams, [first, ...more]: readonly { readonly id: string }[]): FakeReply => {
    if (args.get('channel_id') !== channel) return refusal('channel_not_found')
    const file = fileOf(first?.id)
    if (!file || more.length > 0 || file.base64 === null) return refusal('file_not_found')
    // What Slack says to a second time is not told: nobody may rely on it.
    if (file.complete) return refusal('invalid_arguments')
    const told = args.get('blocks')
    const blocks = told === null ? { data: [] } : blocksInput.safeParse(told)
    if (!blocks.data) return refusal('invalid_blocks')
    const thread = args.get('thread_ts')
    if (thread !== null && !state().messages.some(({ ts }) => ts === thread)) return refusal('thread_not_found')
    file.complete = true
    // Its message appears some moments later: github.com/slackapi/bolt-js/issues/2115.
    file.sharing = { text: saidIn(blocks.data), thread, left: 2, doomed: takeDoom() }
    return ok({ files: [{ id: file.id, title: file.filename }] })
  }
  const appear = (file: State['files'][number]): void => {
    if (!file.sharing || --file.sharing.left > 0) return
    const { text, thread, doomed } = file.sharing
    file.sharing = null
    // Somebody has deleted it.
    if (doomed) return void (state().files = state().files.filter((other) => other !== file))
    const message = add({ by: 'bot', text, images: [], film: file.id, unfolds: false, thread, metadata: null })
    state().records.push({ at: message.at, remoteId: message.ts, key: null })
  }

  return {
    [`POST ${api}/files.getUploadURLExternal`]: async (call) => {
      const args = await argsOf(call)
      const length = Number(args.get('length'))
      const filename = args.get('filename') ?? ''
      if (!(length > 0) || filename === '') return refusal('invalid_arguments')
      const file = { id: `F0${String(++state().sequence).padStart(9, '0')}`, filename, length, alt: args.get('alt_txt') ?? '' }
      state().files.push({ ...file, base64: null, complete: false, sharing: null, stillProcessing: length > asyncFromBytes ? 2 : 0 })
      return ok({ file_id: file.id, upload_url: `${baseUrl()}/files.slack.com/upload/v1/${file.id}` })
    },
    'POST /files.slack.com/upload/v1/:id': ({ params, bytes }) => {
      const file = fileOf(params.id)
      if (!file || bytes.length !== file.length) return { status: 400, text: 'wrong length' }
      file.base64 = Buffer.from(bytes).toString('base64')
      return { status: 200, text: `OK - ${bytes.length}` }
    },
    [`POST ${api}/files.completeUploadExternal`]: async (call) => {
      const args = await argsOf(call)
      const files = filesInput.safeParse(args.get('files'))
      if (!files.data) return refusal('invalid_arguments')
      if (args.get('channel_id') !== null) return visible(() => shareFilm(args, files.data))
      for (const { id } of files.data) {
        const file = fileOf(id)
        if (file?.base64 == null) return refusal('file_not_found')
        file.complete = true
      }
      return ok({ files: files.data })
    },
    [`GET ${api}/files.info`]: async (call) => {
      const file = fileOf((await argsOf(call)).get('file'))
      // Whether one that was not completed can be asked for is not told.
      if (!file?.complete) return refusal('file_not_found')
      if (file.stillProcessing > 0) file.stillProcessing--
      appear(file)
      if (!fileOf(file.id)) return refusal('file_deleted')
      const message = state().messages.find(({ film }) => film === file.id)
      const shares = message ? { public: { [channel]: [{ ts: message.ts, channel_name: 'neuigkeiten', team_id: 'T0NORDLICHT' }] } } : {}
      return ok({ file: { id: file.id, name: file.filename, mimetype: file.stillProcessing > 0 ? '' : 'image/png', shares } })
    },
    'GET /files.slack.com/files-pri/:id': ({ params }) => {
      const base64 = fileOf(params.id)?.base64
      return base64
        ? { status: 200, headers: { 'content-type': 'image/png' }, bytes: Buffer.from(base64, 'base64') }
        : refusal('file_not_found')
    },
  }
}
