/** Reads the XML that an upload is answered with: `<rsp stat="ok"><photoid>1234</photoid></rsp>`. https://www.flickr.com/services/api/response.rest.html */
import { parseFragment, type DefaultTreeAdapterMap } from 'parse5'
import { z } from 'zod'
import { refusalSchema } from './api.ts'

type Node = DefaultTreeAdapterMap['childNode']
type Element = DefaultTreeAdapterMap['element']

const childOf = (nodes: readonly Node[], name: string): Element | undefined =>
  nodes.find((node): node is Element => 'tagName' in node && node.tagName === name)
const attributes = (element: Element | undefined) => Object.fromEntries((element?.attrs ?? []).map(({ name, value }) => [name, value]))
const textOf = (element: Element | undefined) =>
  element?.childNodes
    .map((node) => ('value' in node ? node.value : ''))
    .join('')
    .trim()

/** Its few elements and attributes; what is missing is absent. Total. */
function read(xml: string) {
  const rsp = childOf(parseFragment(xml).childNodes, 'rsp')
  const { code, msg: message } = attributes(childOf(rsp?.childNodes ?? [], 'err'))
  const [photo, ticket] = ['photoid', 'ticketid'].map((name) => textOf(childOf(rsp?.childNodes ?? [], name)))
  return { stat: attributes(rsp).stat, code, message, photo, ticket }
}

const ok = z.literal('ok')

/** The photo's id, the ticket of what is still worked on, or the refusal. */
export const rspSchema = z
  .string()
  .transform((xml): unknown => read(xml))
  .pipe(
    z.union([
      refusalSchema.transform((refusal) => ({ refusal })),
      z.object({ stat: ok, photo: z.string().regex(/^\d+$/) }).transform(({ photo }) => ({ photo })),
      z.object({ stat: ok, ticket: z.string().regex(/^[\w-]+$/) }).transform(({ ticket }) => ({ ticket })),
    ]),
  )
