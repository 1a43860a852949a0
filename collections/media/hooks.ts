import { APIError, type CollectionBeforeOperationHook } from 'payload'
import { probeImage } from '../../media/probe.ts'
import { MediaRefusal } from '../../media/refusal.ts'

/** Looks into every uploaded file before anything decodes or stores it: what is no usable picture is refused with a sentence. */
export const examineUpload: CollectionBeforeOperationHook = async ({ args, operation, req }) => {
  const file = req.file
  if (!file || (operation !== 'create' && operation !== 'update')) return args
  try {
    const probed = await probeImage(file.data)
    file.mimetype = probed.mimeType
    const data = (args as { data?: Record<string, unknown> }).data
    if (data) data.sha256 = probed.sha256
    return args
  } catch (error) {
    if (!(error instanceof MediaRefusal)) throw error
    throw new APIError(error.message, 400, { code: error.code }, true)
  }
}
