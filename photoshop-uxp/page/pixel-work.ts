import { RefineError, throwIfAborted } from '../../core/errors.ts'
import { expectDecodable } from '../../core/image/decode-picture.ts'
import type { DecodePicture } from '../../core/ports.ts'
import type { ProviderRequest } from '../../core/provider.ts'
import { paintInSteps } from '../../core/providers/local/paint-locally.ts'
import type { JobOptions, JobRunner } from '../../core/worker/job.ts'
import { pixelJobs } from '../../core/worker.ts'

/** The heavy pixel work of the plugin by name; all of it can pause, because UXP has this one thread only. */
export const photoshopJobs = {
  ...pixelJobs,
  paintLocally: (request: ProviderRequest, { onProgress }: JobOptions) =>
    paintInSteps(request, onProgress),
}

/**
 * Makes the decoder of picture files, which reads PNG: providers are asked for it.
 *
 * UXP shows other files, but gives nobody their pixels, and it does not officially run the WebAssembly that the
 * decoders of other hosts are made of.
 *
 * @throws RefineError `unreadable_file`, `unsupported_source`, `too_large`, `cancelled`.
 */
export function createDecode(jobs: Pick<JobRunner<typeof photoshopJobs>, 'run'>): DecodePicture {
  return async (bytes, options = {}) => {
    throwIfAborted(options.signal)
    const { format } = expectDecodable(bytes)
    if (format === 'png') return jobs.run('decodePng', bytes, options)
    throw new RefineError(
      'unsupported_source',
      `The picture is a ${format === 'jpeg' ? 'JPEG' : 'WebP'} file, and inside Photoshop only PNG can be read.`,
      { hint: 'Choose a provider or a setting of your server that answers with PNG.' },
    )
  }
}
