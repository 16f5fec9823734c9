import type { Operation, Rgb } from './operation.ts'

/**
 * Says in a few words what an operation does, with its true amount: "brightness +10 %, upper third".
 *
 * Shown to people as a candidate's remark, and the form in which tests state what a phrase means.
 */
export function describeOperation(operation: Operation): string {
  const what = describeWhat(operation)
  return operation.kind === 'crop' || operation.place === null
    ? what
    : `${what}, ${operation.place.name}`
}

function describeWhat(operation: Operation): string {
  switch (operation.kind) {
    case 'crop':
      return `crop to ${operation.ratio.width}:${operation.ratio.height}`
    case 'exposure':
      return `exposure ${signed(operation.amount)} EV`
    case 'fill':
      return `fill with ${nameColor(operation.color)}${unlessFull(operation.amount)}`
    case 'recolor':
      return `recolour to ${nameColor(operation.color)}${unlessFull(operation.amount)}`
    case 'tint':
      return `tint with ${nameColor(operation.color)} ${percent(operation.amount)}`
    case 'gradient':
      return `gradient of ${nameColor(operation.color)} ${percent(operation.amount)}${
        operation.from === null ? '' : ` from the ${operation.from}`
      }`
    case 'golden-hour':
    case 'black-and-white':
    case 'sepia':
    case 'invert':
    case 'neutral-light':
      return `${lookNames[operation.kind]}${unlessFull(operation.amount)}`
    case 'blur':
      return operation.radiusPx === null
        ? `blur ${percent(operation.amount)}`
        : `blur ${round(operation.radiusPx)} px`
    default:
      return `${operation.kind} ${signed(operation.amount * 100)} %`
  }
}

const lookNames = {
  'golden-hour': 'golden hour',
  'black-and-white': 'black and white',
  sepia: 'sepia',
  invert: 'inverted colours',
  'neutral-light': 'neutral light (average colour to grey)',
} as const

/** Gives a colour's hexadecimal form, with the user's word for it where that is another. */
function nameColor(color: Rgb): string {
  const hex = `#${[color.r, color.g, color.b].map((v) => v.toString(16).padStart(2, '0')).join('')}`
  return color.name.startsWith('#') ? hex : `${color.name} (${hex})`
}

function unlessFull(amount: number): string {
  return amount === 1 ? '' : ` ${percent(amount)}`
}

function percent(amount: number): string {
  return `${round(amount * 100)} %`
}

function signed(value: number): string {
  const rounded = round(value)
  return rounded < 0 ? `−${-rounded}` : `+${rounded}`
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
