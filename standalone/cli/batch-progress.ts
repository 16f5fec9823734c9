import type { ItemStateName } from '../../core/batch/item-state.ts'
import type { Surroundings } from './surroundings.ts'

/** Shows how far a job has come. */
export interface BatchProgress {
  /** Told while pictures are looked at, before anything is sent. */
  looked(looked: number, all: number): void
  /** Told of a picture that ended, or only of the price that changed. */
  ended(item: string, state: ItemStateName, spent: string): void
  /** Says something about the run as a whole. */
  say(text: string): void
  clear(): void
}

const barWidth = 24

/** A bar on one line of standard error where a person watches; elsewhere a line for each picture. */
export function watchBatch(
  { err, showsProgress }: Pick<Surroundings, 'err' | 'showsProgress'>,
  { all, ended: before }: { readonly all: number; readonly ended: number },
): BatchProgress {
  let shown = ''
  let ended = before
  const write = (text: string) => {
    if (text === shown) return
    err(`\r${text.padEnd(shown.length)}`)
    shown = text
  }
  const clear = () => {
    if (shown !== '') err(`\r${' '.repeat(shown.length)}\r`)
    shown = ''
  }
  return {
    clear,
    looked(looked, of) {
      if (showsProgress) write(`Looking at the pictures ${bar(looked, of)} ${looked}/${of}`)
    },
    ended(item, state, spent) {
      ended++
      if (showsProgress) write(`${bar(ended, all)} ${ended}/${all} · ${spent}`)
      else err(`${ended}/${all} ${state} ${item.replace(/\p{Cc}+/gu, ' ')}\n`)
    },
    say(text) {
      clear()
      err(`${text}\n`)
    },
  }
}

function bar(done: number, all: number): string {
  const filled = all === 0 ? 0 : Math.floor((barWidth * done) / all)
  return `[${'█'.repeat(filled)}${'░'.repeat(barWidth - filled)}]`
}
