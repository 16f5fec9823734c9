import { afterEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import type { PanelState } from '../../../core/panel/state.ts'
import { choosing, region, written } from '../../core/panel/support/sample-choice.ts'
import { withShapes } from '../../core/panel/support/sample-shapes.ts'
import { capabilities, picked, sampleState } from '../../core/panel/support/sample-state.ts'
import { namelessControls, showPanel, unmountAll } from './support.tsx'

afterEach(unmountAll)

test('every control has a name, in every state', () => {
  const states: PanelState[] = [
    sampleState(),
    sampleState({
      selected: 'id2',
      open: { next: false, sending: true, more: true, shapes: true, brief: false },
    }),
    choosing,
    sampleState({ view: 'settings' }),
    sampleState({ picked: null, lineages: [] }),
    { ...written, draft: { ...written.draft, painting: { region, protect: region } } },
    everything('coffee'),
  ]
  for (const state of states) {
    const { root } = showPanel(state)
    expect(namelessControls(root)).toEqual([])
    unmountAll()
  }
})

test('nothing sticks out of the panel between 280 and 420 pixels', () => {
  for (const width of [280, 320, 420]) {
    const open = { next: true, sending: true, more: true, shapes: true, brief: true }
    const long = 'a-very-long-name-without-any-place-to-break-it'.repeat(3)
    const { root } = showPanel(
      {
        ...written,
        selected: 'id2',
        open,
        picked: { ...picked, name: long },
        draft: {
          ...written.draft,
          instruction: long,
          preserve: [{ text: long, kind: 'other' }],
          painting: { region, protect: region },
          edge: { kind: 'soft', px: 8 },
        },
      },
      width,
    )
    const scroll = root.querySelector('.pentimento-scroll')
    expect(scroll?.scrollWidth).toBeLessThanOrEqual(width)
    unmountAll()
    const full = showPanel(everything(long), width)
    const inner = full.root.querySelector('.pentimento-panel')
    expect(inner?.scrollWidth).toBeLessThanOrEqual(width)
    expect(full.root.querySelector('.pentimento-scroll')?.scrollWidth).toBeLessThanOrEqual(width)
    unmountAll()
  }
})

test('words of users are words, never markup', async () => {
  const evil = '</script><img src=x onerror="window.hurt = true">'
  showPanel(sampleState({ picked: { ...picked, name: evil } }))
  await expect.element(page.getByRole('heading', { name: evil })).toBeVisible()
  expect('hurt' in window).toBe(false)
})

test('text is legible in light and dark', () => {
  for (const theme of ['light', 'dark']) {
    document.documentElement.dataset.theme = theme
    const { root } = showPanel(everything('coffee'))
    const faint = [...root.querySelectorAll<HTMLElement>('p, h1, h2, span, button, dt, dd')]
      .filter((element) => element.childElementCount === 0 && element.textContent?.trim())
      .filter((element) => !element.closest(':disabled, .pentimento-said'))
      .filter((element) => contrastOf(element) < 4.5)
      .map((element) => `${element.textContent} ${contrastOf(element)}`)
    expect(faint).toEqual([])
    unmountAll()
  }
  delete document.documentElement.dataset.theme
})

/** A panel that shows all at once what a host with every verb can make it show. */
function everything(name: string): PanelState {
  const state = withShapes(written, { region, protect: region })
  const queueReport = {
    count: 3,
    placed: 1,
    failures: [
      {
        name,
        error: { code: 'internal' as const, message: name, hint: name, retryable: false },
      },
    ],
  }
  return {
    ...state,
    selected: 'id2',
    open: { next: false, sending: true, more: true, shapes: true, brief: false },
    regionLayers: state.regionLayers.map((layer) => ({ ...layer, name })),
    picked: {
      ...picked,
      name,
      pinned: true,
      visible: { x: 0, y: 0, width: 100, height: 100 },
      pictures: { chosen: 0, names: [name, name] },
      remarks: [`About ${name}`],
    },
    pickedAll: [picked, { ...picked, source: 'other', name }],
    queueReport,
    usedShapes: { source: 'source', layers: state.regionLayers },
    question: { title: name, text: `Really ${name}?`, agree: 'Send again' },
    capabilities: { ...capabilities, readOnly: { reason: name, fix: 'Switch.' } },
  }
}

/** WCAG 2 contrast of an element's text with the first opaque background behind it. */
function contrastOf(element: HTMLElement): number {
  let behind: HTMLElement | null = element
  let background = [255, 255, 255, 0]
  while (behind && (background[3] ?? 1) === 0) {
    background = channelsOf(getComputedStyle(behind).backgroundColor)
    behind = behind.parentElement
  }
  const [a, b] = [luminanceOf(channelsOf(getComputedStyle(element).color)), luminanceOf(background)]
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
}

function channelsOf(color: string): number[] {
  const channels = [...color.matchAll(/[\d.]+/g)].map(([digits]) => Number(digits))
  return channels.length === 3 ? [...channels, 1] : channels
}

function luminanceOf(channels: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = channels.map((channel) => {
    const value = channel / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
