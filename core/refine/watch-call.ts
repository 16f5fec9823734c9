import type { Picture } from '../image/picture.ts'
import type { DecodePicture } from '../ports.ts'
import type { ProviderCallOptions } from '../provider.ts'
import type { RefineOptions } from './refinement.ts'

/** Gives how a call is watched; what the provider tells of a call that was cancelled is not handed on. */
export function watchCall(
  decode: DecodePicture,
  { signal, onProgress, onPartial }: RefineOptions,
): ProviderCallOptions {
  const show = (picture: Picture) => {
    if (!signal?.aborted) onPartial?.(picture)
  }
  return {
    ...(signal && { signal }),
    onProgress: (fraction) => {
      if (!signal?.aborted) onProgress?.({ stage: 'painting', fraction })
    },
    ...(onPartial && {
      onPartial: (candidate) => {
        if (candidate.kind === 'picture') return show(candidate.picture)
        // For looking at only: a half picture that can't be decoded is no failure of the call.
        decode(candidate.bytes, signal ? { signal } : {}).then(
          ({ picture }) => show(picture),
          () => undefined,
        )
      },
    }),
  }
}
