import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'

/** The schemas that this folder holds, by name. */
export type OpenaiSchema =
  | 'EditJsonBody'
  | 'EditMultipartFields'
  | 'GenerateBody'
  | 'BatchLine'
  | 'CreateBatchRequest'
  | 'CreateFileRequest'
  | 'ImagesResponse'
  | 'ImageEditStreamEvent'
  | 'ImageGenStreamEvent'
  | 'Batch'
  | 'ListBatchesResponse'
  | 'OpenAIFile'
  | 'ListFilesResponse'
  | 'ErrorResponse'

let ajv: Ajv2020 | undefined

/** Says what is wrong with a value by one of OpenAI's own schemas; empty: nothing. */
export function violationsOf(schema: OpenaiSchema, value: unknown): readonly string[] {
  const known = getAjv()
  const validate = known.getSchema(`openai-images#/$defs/${schema}`)
  if (!validate) throw new TypeError(`Expected a schema called ${schema} but found none`)
  if (validate(value)) return []
  return (validate.errors ?? []).map(
    ({ instancePath, message, params }) =>
      `${schema}${instancePath} ${message} ${JSON.stringify(params)}`,
  )
}

function getAjv(): Ajv2020 {
  if (ajv) return ajv
  ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false })
  ajv.addSchema(JSON.parse(readFileSync(join(import.meta.dirname, 'openai-images.json'), 'utf8')))
  return ajv
}
