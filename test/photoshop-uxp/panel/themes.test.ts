import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../../../scripts/root.ts'
import { parseCss } from './support/parse-css.ts'

/**
 * What Photoshop's own variables are in its four themes: ground and text.
 *
 * As the host's style sheet is mirrored in hyperbrew/bolt-uxp (theme support), and the known greys of the interface.
 */
const hostThemes = {
  lightest: { ground: '#f0f0f0', text: '#4b4b4b', hover: '#cecece' },
  light: { ground: '#b8b8b8', text: '#424242', hover: '#9d9d9d' },
  dark: { ground: '#535353', text: '#ffffff', hover: '#5b5b5b' },
  darkest: { ground: '#323232', text: '#ffffff', hover: '#3d3d3d' },
} as const

const css = await readFile(join(root, 'photoshop-uxp/page/views/photoshop-theme.css'), 'utf8')
const rules = parseCss(css)

/** Gives the panel's colours in a theme, as the cascade leaves them. */
function colorsIn(theme: keyof typeof hostThemes): Map<string, string> {
  const { ground, text, hover } = hostThemes[theme]
  const host = new Map([
    ['--uxp-host-background-color', ground],
    ['--uxp-host-text-color', text],
    ['--uxp-host-widget-hover-background-color', hover],
  ])
  const colors = new Map<string, string>(host)
  for (const { media, declarations } of rules) {
    if (media !== '' && media !== `(prefers-color-scheme: ${theme})`) continue
    for (const { property, value } of declarations) colors.set(property, value)
  }
  return colors
}

/** Follows variables to the colour at their end. */
function resolve(colors: Map<string, string>, name: string): string {
  const value = colors.get(name) ?? ''
  const [, variable] = /^var\((--[\w-]+)/.exec(value) ?? []
  return variable ? resolve(colors, variable) : value
}

/** Contrast of two colours by WCAG 2. */
function contrast(a: string, b: string): number {
  const [bright = 0, dim = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (bright + 0.05) / (dim + 0.05)
}

function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(color.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** What stands on what, and is read. */
const words: readonly (readonly [words: string, ground: string])[] = [
  ['text', 'bg'],
  ['text', 'field'],
  ['text-2', 'bg'],
  ['text-2', 'field'],
  ['accent-text', 'bg'],
  ['accent-text', 'selected'],
  ['text', 'selected'],
  ['on-accent', 'accent'],
  ['danger', 'bg'],
  ['text', 'danger-bg'],
  ['kept', 'bg'],
]

test.each(Object.keys(hostThemes) as (keyof typeof hostThemes)[])(
  'everything that is read is legible in the theme “%s”',
  (theme) => {
    const colors = colorsIn(theme)
    const faint = words
      .map(([front, ground]) => {
        const of = (name: string) => resolve(colors, `--pentimento-${name}`)
        return { front, ground, contrast: contrast(of(front), of(ground)) }
      })
      .filter((pair) => !(pair.contrast >= 4.5))
    expect(faint).toEqual([])
  },
)

test.each(Object.keys(hostThemes) as (keyof typeof hostThemes)[])(
  'marks and outlines can be told from the ground in the theme “%s”',
  (theme) => {
    const colors = colorsIn(theme)
    const of = (name: string) => resolve(colors, `--pentimento-${name}`)
    for (const mark of ['line', 'accent', 'protect', 'danger']) {
      expect(contrast(of(mark), of('bg')), mark).toBeGreaterThan(mark === 'accent' ? 1.5 : 2.3)
    }
  },
)

test('the four themes set the same colours', () => {
  const namesOf = (media: string) =>
    rules
      .filter((rule) => rule.media === media)
      .flatMap(({ declarations }) => declarations.map(({ property }) => property))
      .sort()
  const names = namesOf('(prefers-color-scheme: dark)')
  expect(names.length).toBeGreaterThan(12)
  expect(namesOf('(prefers-color-scheme: light)')).toEqual(names)
  expect(namesOf('(prefers-color-scheme: lightest)')).toEqual(names)
  expect(namesOf('')).toEqual(expect.arrayContaining(names))
})
