/** Flickr's description has a path for each method, which really stands among the arguments. */
import { bodyOf, type Judge } from './contract.ts'
import { openApi } from './openapi.ts'

const rest = '/api.flickr.com/services/rest/'
const upload = '/up.flickr.com/services/upload/'
/** How it is to be answered: of every method, and of none in particular. */
const common = new Set(['method', 'format', 'nojsoncallback'])

export function flickrMethods(file: string): Judge {
  const methods = openApi(file, '/api.flickr.com/services')
  const uploads = openApi(file, '/up.flickr.com/services')
  const signIn = openApi(file, '/www.flickr.com/services')
  return async (call) => {
    if (call.path === upload) return uploads(call)
    if (call.path !== rest) return signIn(call)
    const args: readonly (readonly [string, string])[] =
      call.method === 'GET' ? call.query : Object.entries(((await bodyOf(call)) ?? {}) as Record<string, string>)
    const method = args.find(([name]) => name === 'method')?.[1] ?? ''
    return methods({
      ...call,
      path: `/api.flickr.com/services/rest?method=${method}`,
      query: args.filter(([name]) => !common.has(name)),
      body: '',
    })
  }
}
