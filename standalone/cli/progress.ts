import type { Progress } from '../../core/ports.ts'
import type { Surroundings } from './surroundings.ts'

const words: Readonly<Record<Progress['stage'], string>> = {
  reading: 'Reading the picture',
  sending: 'Sending',
  painting: 'Painting',
  settling: 'Settling the result',
  placing: 'Saving',
}

/** Shows how far a refinement has come on one line of standard error, where a person watches. */
export function watchProgress({ err, showsProgress }: Surroundings): {
  readonly onProgress: (progress: Progress) => void
  readonly clear: () => void
} {
  let shown = ''
  const write = (text: string) => {
    if (!showsProgress || text === shown) return
    err(`\r${text.padEnd(shown.length)}`)
    shown = text
  }
  return {
    onProgress: ({ stage, fraction }) =>
      write(`${words[stage]}…${fraction === null ? '' : ` ${Math.round(fraction * 100)} %`}`),
    clear: () => {
      if (shown !== '') err(`\r${' '.repeat(shown.length)}\r`)
      shown = ''
    },
  }
}
