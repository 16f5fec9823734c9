import { createWait } from '../../../core/create-wait.ts'
import { type PlainError, toPlainError } from '../../../core/errors.ts'
import { createMask } from '../../../core/mask/mask.ts'
import { pixelJobs, runInline } from '../../../core/worker.ts'
import { openProviders } from '../../../figma-plugin/ui/page/open-providers.ts'
import { colorful, requestFor } from '../../core/providers/local/local-request.ts'

/** Which provider paints, and where its server is. */
export interface Order {
  readonly id: string
  /** The provider's default when null. */
  readonly model: string | null
  readonly key: string | null
  readonly baseUrl: string
  readonly size: { readonly width: number; readonly height: number }
  readonly masked: boolean
  /** Whether half-painted pictures are watched. */
  readonly watched?: boolean
}

/** What came of it: the beginnings of the files, or the error as the panel shows it. */
export type Outcome =
  | { readonly files: readonly (readonly number[])[]; readonly partials: number }
  | { readonly error: PlainError }

declare global {
  interface Window {
    paint(order: Order): Promise<Outcome>
  }
}

const { createProvider } = openProviders({
  jobs: runInline({
    pngDataUrl: pixelJobs.pngDataUrl,
    paintLocally: () => Promise.reject(new Error('Expected a provider with a network')),
  }),
  wait: createWait((milliseconds, callback) => {
    const timer = setTimeout(callback, milliseconds)
    return () => clearTimeout(timer)
  }),
})

window.paint = async ({ id, model, key, baseUrl, size, masked, watched = false }) => {
  let partials = 0
  try {
    const provider = createProvider(id, { key, baseUrl })
    const { width, height } = size
    const request = requestFor(colorful(width, height), 'make the left half red', {
      model: model ?? provider.info.defaultModel,
      mask: masked ? createMask({ x: 0, y: 0, width: width / 2, height }) : null,
    })
    request.mask?.data.fill(255)
    const { candidates } = await provider.edit(request, {
      ...(watched && { onPartial: () => partials++ }),
    })
    const files = candidates.map((one) =>
      one.kind === 'file' ? [...one.bytes.subarray(0, 8)] : [],
    )
    return { files, partials }
  } catch (thrown) {
    return { error: toPlainError(thrown) }
  }
}
