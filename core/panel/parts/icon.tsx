/** Outlines of the panel's icons on a 16 × 16 grid. */
const outlines = {
  alert: 'M8 2.5 14.5 13.5h-13zM8 6.5v3.2M8 11.6v.1',
  back: 'M9.5 3.5 5 8l4.5 4.5',
  branch: 'M5 3v10M5 9.5c0-2.5 6-1.5 6-4.5M11 5V3',
  brush: 'M13.5 2.5 7 9M7 9c-2-.5-3.5.5-3.5 2.5S2.5 13.5 2.5 13.5 8 14 8.5 11.5 7 9 7 9z',
  check: 'M3 8.5 6.5 12 13 4.5',
  chevron: 'M6 3.5 10.5 8 6 12.5',
  close: 'M4 4l8 8M12 4l-8 8',
  circle: 'M8 2.5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11z',
  compare: 'M8 2v12M5.5 5.5 3 8l2.5 2.5M10.5 5.5 13 8l-2.5 2.5',
  down: 'M3.5 6 8 10.5 12.5 6',
  eye: 'M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8zM8 6a2 2 0 1 1 0 4 2 2 0 0 1 0-4z',
  flatten: 'M8 2v6M5.5 5.5 8 8l2.5-2.5M2.5 11h11M2.5 13.5h11',
  fit: 'M2.5 6V2.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10',
  hand: 'M8 2v12M2 8h12M6.5 3.5 8 2l1.5 1.5M6.5 12.5 8 14l1.5-1.5M3.5 6.5 2 8l1.5 1.5M12.5 6.5 14 8l-1.5 1.5',
  hint: 'M6.2 12h3.6M6.8 14h2.4M8 2a4 4 0 0 0-2.6 7c.6.6.8 1.2.8 1.8h3.6c0-.6.2-1.2.8-1.8A4 4 0 0 0 8 2z',
  info: 'M8 2.5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11zM8 7.4v3.4M8 5.2v.1',
  invert: 'M2.5 2.5h11v11h-11zM2.5 13.5l11-11',
  lasso:
    'M5 11.5C3 11 2 9.5 2 7.5 2 4.7 4.7 3 8 3s6 1.7 6 4.3-2.7 4.4-6 4.4c-1 0-1.5-.1-1.5-.1M6.5 11.5a1.5 1.5 0 1 1-3 0 1.5 1.5 0 0 1 3 0zM5 13c0 1-.5 1.5-1.5 1.5',
  lock: 'M3.5 7.5h9v6h-9zM5.5 7.5V5a2.5 2.5 0 0 1 5 0v2.5',
  minus: 'M3 8h10',
  pencil: 'M10.5 3 13 5.5 5.5 13 2.5 13.5 3 10.5z',
  picture: 'M2.5 3.5h11v9h-11zM2.5 11l3.5-3.5 3 3 2-2 2.5 2.5M10.5 6v.1',
  pin: 'M5.5 2.5h5M6.5 2.5v4L4 9.5h8L9.5 6.5v-4M8 9.5v4.5',
  plus: 'M8 3v10M3 8h10',
  rectangle: 'M2.5 3.5h11v9h-11z',
  reuse: 'M3 8a5 5 0 0 1 8.8-3.2L13 6M13 3v3h-3M13 8a5 5 0 0 1-8.8 3.2L3 10M3 13v-3h3',
  settings:
    'M2 4.5h7M12.5 4.5H14M2 11.5h1.5M7 11.5h7M10.7 2.8a1.7 1.7 0 1 1 0 3.4 1.7 1.7 0 0 1 0-3.4zM5.2 9.8a1.7 1.7 0 1 1 0 3.4 1.7 1.7 0 0 1 0-3.4z',
  star: 'M8 2l1.8 3.9 4.2.5-3.1 2.9.8 4.2L8 11.4 4.3 13.5l.8-4.2L2 6.4l4.2-.5z',
  trash: 'M3 4.5h10M6.5 4.5v-2h3v2M4.5 4.5l.5 9h6l.5-9M6.7 7v4M9.3 7v4',
  up: 'M3.5 10 8 5.5 12.5 10',
  wand: 'M2.5 13.5 9 7M10.5 2v2.5M10.5 9v2.5M5.8 6.8h2.5M12.8 6.8h2.5M7 3.3l1.7 1.7M14 3.3l-1.7 1.7M14 10.2l-1.7-1.7',
  undo: 'M5.5 3 2.5 6l3 3M2.5 6h6.5a4 4 0 0 1 0 8H6',
} as const

export type IconName = keyof typeof outlines

export interface IconProps {
  readonly name: IconName
  readonly filled?: boolean
  /** In CSS pixels. */
  readonly size?: number
}

/** Draws an icon in the colour of the text around it; always beside or inside something that has a name. */
export function Icon({ name, filled = false, size = 16 }: IconProps) {
  return (
    <svg
      class="pentimento-icon"
      viewBox="0 0 16 16"
      width={`${size}px`}
      height={`${size}px`}
      fill={filled ? 'currentColor' : 'none'}
      stroke="currentColor"
      stroke-width="1.2"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      <path d={outlines[name]} />
    </svg>
  )
}
