import { violationsOf } from '../openai-schemas/openai-schema.ts'
import { describeUpload } from './openai-files.ts'
import { describeForm } from './openai-job.ts'
import { formOf, isOfType, jsonOf, type Received } from './received.ts'

/** Says what is wrong with a request to OpenAI's routes, and with each line of a batch in it, by OpenAI's own schemas. */
export function violationsOfRequest(received: Received): readonly string[] {
  const { method, path } = received
  if (method !== 'POST') return []
  const isForm = isOfType(received, 'multipart/form-data')
  switch (path) {
    case '/v1/images/edits':
      return isForm
        ? violationsOf('EditMultipartFields', describeForm(formOf(received)))
        : violationsOf('EditJsonBody', jsonOf(received))
    case '/v1/images/generations':
      return violationsOf('GenerateBody', jsonOf(received))
    case '/v1/batches':
      return violationsOf('CreateBatchRequest', jsonOf(received))
    case '/v1/files': {
      const parts = formOf(received)
      const described = describeUpload(parts)
      const file = parts.find(({ name }) => name === 'file')?.body.toString('utf8') ?? ''
      const lines = described.purpose === 'batch' ? file.split('\n').filter(Boolean) : []
      return [...violationsOf('CreateFileRequest', described), ...lines.flatMap(violationsOfLine)]
    }
    default:
      if (/^\/v1\/batches\/[\w-]+\/cancel$/u.test(path) && received.body.length === 0) return []
      return [`Expected a route of OpenAI's but received ${path}`]
  }
}

function violationsOfLine(text: string): readonly string[] {
  const line = JSON.parse(text) as { readonly body?: unknown }
  return [...violationsOf('BatchLine', line), ...violationsOf('EditJsonBody', line.body)]
}
