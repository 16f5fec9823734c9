import type { Size } from '../../../core/image/rect.ts'
import type { PaintJob } from './paint-answer.ts'
import { formatOf, readPictureFile } from './picture-file.ts'
import { isOfType, jsonOf, type Received } from './received.ts'
import { json, Refused, type Reply } from './reply.ts'

/** Makes an error in Google's envelope. */
export function geminiError(
  code: number,
  status: string,
  message: string,
  details?: readonly object[],
): Reply {
  return json(code, { error: { code, message, status, ...(details && { details }) } })
}

/** What it charges for a million tokens, in US dollars. */
export interface GeminiPrice {
  readonly sent: number
  readonly painted: number
}

/** What every picture that is sent is counted as. */
const sentTokens = 560
/** What every painted picture is counted as. */
export const paintedTokens = 1120

/** The pictures of the first class, 1K, by ratio; the others are twice and four times as long. */
const sizes: Readonly<Record<string, readonly [number, number]>> = {
  ...{ '1:1': [1024, 1024], '2:3': [848, 1264], '3:2': [1264, 848], '3:4': [896, 1200] },
  ...{ '4:3': [1200, 896], '4:5': [928, 1152], '5:4': [1152, 928], '9:16': [768, 1376] },
  ...{ '16:9': [1376, 768], '21:9': [1584, 672] },
}
const classes: Readonly<Record<string, number>> = { '1K': 1, '2K': 2, '4K': 4 }

interface GeminiBody {
  readonly contents: readonly { readonly role?: string; readonly parts: readonly GeminiPart[] }[]
  readonly generationConfig?: {
    readonly responseModalities?: readonly string[]
    readonly candidateCount?: number
    readonly imageConfig?: { readonly aspectRatio?: string; readonly imageSize?: string }
  }
}
interface GeminiPart {
  readonly text?: string
  readonly inlineData?: { readonly mimeType: string; readonly data: string }
}

/** Reads a call of `generateContent` and refuses every name that Gemini can't find. */
export async function readGeminiJob(
  received: Received,
  { sent, painted }: GeminiPrice,
): Promise<PaintJob & { readonly tokens: number }> {
  if (!isOfType(received, 'application/json')) throw invalid('Expected JSON.')
  const body = jsonOf(received) as GeminiBody
  expectNames(body, ['contents', 'generationConfig', 'safetySettings', 'systemInstruction'], '')
  const [content, ...more] = body.contents
  if (!content || more.length > 0 || (content.role ?? 'user') !== 'user') {
    throw invalid('Expected one turn of the user.')
  }
  expectNames(content, ['role', 'parts'], 'contents[0]')
  for (const part of content.parts) expectNames(part, ['text', 'inlineData'], 'parts')
  const config = body.generationConfig ?? {}
  expectNames(config, configNames, 'generation_config')
  if (!config.responseModalities?.includes('IMAGE')) throw invalid('Expected IMAGE as modality.')
  expectNames(config.imageConfig ?? {}, ['aspectRatio', 'imageSize'], 'image_config')
  const size = sizeOf(config.imageConfig ?? {})
  const count = config.candidateCount ?? 1
  const prompt = content.parts.map(({ text = '' }) => text).join('\n')
  const pictures = content.parts.flatMap(({ inlineData }) => (inlineData ? [inlineData] : []))
  const tokens = sentTokens * pictures.length + Math.ceil(prompt.length / 4)
  return {
    picture: pictures[0] ? await readInline(pictures[0]) : null,
    wanted: null,
    ...{ size, count, format: 'png' },
    prompt,
    usd: (tokens * sent + count * paintedTokens * painted) / 1e6,
    tokens,
  }
}

const configNames = [
  ...['responseModalities', 'candidateCount', 'imageConfig', 'seed', 'temperature', 'topP'],
  ...['topK', 'maxOutputTokens', 'stopSequences', 'responseMimeType'],
]

async function readInline({ mimeType, data }: NonNullable<GeminiPart['inlineData']>) {
  const bytes = Buffer.from(data, 'base64')
  if (`image/${formatOf(bytes)}` !== mimeType) throw invalid('Unable to process input image.')
  return readPictureFile(bytes).catch(() => {
    throw invalid('Unable to process input image.')
  })
}

function sizeOf({
  aspectRatio = '1:1',
  imageSize = '1K',
}: {
  readonly aspectRatio?: string
  readonly imageSize?: string
}): Size {
  const first = sizes[aspectRatio]
  const by = classes[imageSize]
  if (!first || by === undefined) throw invalid(`Invalid size: ${aspectRatio} ${imageSize}.`)
  return { width: first[0] * by, height: first[1] * by }
}

function expectNames(value: object, names: readonly string[], place: string): void {
  for (const name of Object.keys(value)) {
    if (names.includes(name)) continue
    const at = place === '' ? '' : ` at '${place}'`
    throw invalid(`Invalid JSON payload received. Unknown name "${name}"${at}: Cannot find field.`)
  }
}

function invalid(message: string): Refused {
  return new Refused(geminiError(400, 'INVALID_ARGUMENT', message))
}
