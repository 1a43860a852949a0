/** The types of the typed client, made from the OpenAPI document. */
import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript'
import { openApiDocument } from '../../content-api/openapi/document.ts'
import { banner, type Output } from './output.ts'

export async function clientTypes(): Promise<Output> {
  // Where the hub stands is no matter of types; and the document must be JSON, as everybody gets it.
  const document = JSON.parse(JSON.stringify(openApiDocument('https://hub.example'))) as OpenAPI3
  const types = astToString(await openapiTS(document, { silent: true, defaultNonNullable: false, rootTypes: false }))
  return { file: 'src/content-api/client/schema.gen.ts', content: `${banner}\n${types}` }
}
