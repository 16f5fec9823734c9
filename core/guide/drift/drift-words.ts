import { directionWord, sizeInWords } from '../look/axis-words.ts'
import type { DriftAxis, DriftStep } from './drift.ts'

/** Gives the name under which a drift counts as told: its axis and the way it went. */
export function driftName(axis: DriftAxis, total: number): string {
  return `drift:${axis}${total < 0 ? '-' : '+'}`
}

/** Says in one sentence what has drifted since when. */
export function driftMessage(
  axis: DriftAxis,
  total: number,
  { began, count }: { readonly began: DriftStep; readonly count: number },
): string {
  const since = count === 1 ? `With v${began.number}` : `From v${began.number} on`
  if (axis === 'preserve') {
    const texts = (began.preserves ?? []).flatMap(({ text, result }) => {
      return result === 'changed' ? [`“${text}”`] : []
    })
    return `${since} what was to stay has changed ${total} times, first ${texts.join(' and ')}.`
  }
  if (axis === 'brand') {
    const away = Math.abs(total).toFixed(1)
    const way = total < 0 ? 'nearer to' : 'further from'
    return `${since} the picture has moved ${away} ΔE ${way} the brand’s colours, and no step asked for it.`
  }
  const words = `${sizeInWords(axis, total)} ${directionWord(axis, total)}`
  const verb = axis === 'contrast' && total > 0 ? 'gained' : 'become'
  return `${since} the picture has ${verb} ${words}, and no step asked for it.`
}
