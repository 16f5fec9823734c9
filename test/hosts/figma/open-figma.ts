import type { JobEvent } from '../../../core/worker/job.ts'
import { callJobs } from '../../../core/worker.ts'
import { type DocumentJobs, documentOverJobs } from '../../../figma-plugin/document-jobs.ts'
import {
  changeEventSchema,
  type FigmaDocument,
} from '../../../figma-plugin/protocol/figma-document.ts'
import { createFigmaHost, type FigmaHost } from '../../../figma-plugin/ui/host/create-figma-host.ts'
import type { Question } from '../../../figma-plugin/ui/host/host-parts.ts'
import { createFigmaPixels } from '../../../figma-plugin/ui/pixels/create-figma-pixels.ts'
import { nodeJobs } from '../../figma-plugin/pixels/node-platform.ts'
import { openSandbox, type Sandbox, type SandboxOptions } from '../../figma-plugin/sandbox.ts'

/** A Figma document with the built plugin running in it, and the panel's host beside it. */
export interface OpenFigma {
  readonly sandbox: Sandbox
  readonly hand: Sandbox['hand']
  readonly document: FigmaDocument
  readonly host: FigmaHost
  /** What the user was asked so far. */
  readonly questions: readonly Question[]
}

/** Opens a document; questions are agreed to unless told otherwise. */
export async function openFigma(
  options: SandboxOptions = {},
  ask: (question: Question) => boolean = () => true,
): Promise<OpenFigma> {
  const sandbox = await openSandbox(options)
  const document = documentOverJobs(callJobs<DocumentJobs>(sandbox.port))
  const questions: Question[] = []
  const host = createFigmaHost({
    document,
    pixels: createFigmaPixels(document, nodeJobs()),
    ask: async (question) => {
      questions.push(question)
      return ask(question)
    },
    onChange: (listener) => {
      const onMessage = ({ data }: JobEvent) => {
        const change = changeEventSchema.safeParse(data)
        if (change.success) listener(change.data.created)
      }
      sandbox.port.addEventListener('message', onMessage)
      return () => sandbox.port.removeEventListener('message', onMessage)
    },
    editor: options.editorType ?? 'figma',
    reach: () => ({ ok: false, reason: 'This test has no network.', fix: 'Use a real Figma.' }),
  })
  return { sandbox, hand: sandbox.hand, document, host, questions }
}
