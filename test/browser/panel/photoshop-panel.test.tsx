import { render } from 'preact'
import { afterEach, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import '../../../core/panel/panel.css'
import '../../../photoshop-uxp/page/views/photoshop.css'
import type { Picture } from '../../../core/image/picture.ts'
import type { PanelState } from '../../../core/panel/state.ts'
import { createPhotoshopViews } from '../../../photoshop-uxp/page/views/create-photoshop-views.tsx'
import { PhotoshopApp } from '../../../photoshop-uxp/page/views/photoshop-app.tsx'
import { samplePicture } from '../../core/panel/support/sample-state.ts'
import { createStubStore, type StubStore } from '../../core/panel/support/stub-store.ts'
import { photoshopStates } from '../../photoshop-uxp/panel/support/photoshop-states.ts'
import { button, namelessControls } from './support.tsx'

const mounted: HTMLElement[] = []

afterEach(() => {
  for (const root of mounted.splice(0)) {
    render(null, root)
    root.remove()
  }
})

/** Shows the panel as Photoshop shows it: boxes are measured with their border, as UXP does it everywhere. */
function show(
  state: PanelState,
  width = 320,
): { readonly root: HTMLElement; readonly store: StubStore; readonly shown: Picture[] } {
  const shown: Picture[] = []
  const views = createPhotoshopViews({
    showPixels: async (picture) => {
      shown.push(picture)
      return { url: pictureUrl(), release: () => {} }
    },
  })
  const store = createStubStore(state, { readSmall: async () => samplePicture(300, 200) })
  const root = document.createElement('div')
  root.style.cssText = `position: absolute; inset: 0 auto auto 0; width: ${width}px; height: 800px`
  document.body.append(root)
  mounted.push(root)
  render(<PhotoshopApp store={store} views={views} />, root)
  return { root, store, shown }
}

function pictureUrl(): string {
  return 'data:image/gif;base64,R0lGODlhAQABAIAAAAUEBAAAACwAAAAAAQABAAACAkQBADs='
}

function stateOf(name: string): PanelState {
  const state = photoshopStates[name]
  if (!state) throw new Error(`Expected a state called ${name}`)
  return state
}

test('nothing sticks out of the panel between 260 and 420 pixels, in every state', () => {
  for (const width of [260, 320, 420]) {
    for (const [name, state] of Object.entries(photoshopStates)) {
      const { root } = show(state, width)
      const right = root.getBoundingClientRect().right
      const out = [...root.querySelectorAll('.pentimento-panel *')].filter((element) => {
        const box = element.getBoundingClientRect()
        return box.width > 0 && box.right > right + 0.5 && !isCutOff(element)
      })
      expect(
        out.map((element) => element.outerHTML.slice(0, 90)),
        `${name} ${width}`,
      ).toEqual([])
    }
  }
})

test('every control has a name, in every state', () => {
  for (const [name, state] of Object.entries(photoshopStates)) {
    expect(namelessControls(show(state).root), name).toEqual([])
  }
})

test('buttons made of boxes answer to the pointer, to Enter and to the space bar', async () => {
  const { store } = show(stateOf('selection'))
  await button('Keep as protected').click()
  ;(button('Keep as region').element() as HTMLElement).focus()
  await userEvent.keyboard('{Enter}')
  await userEvent.keyboard(' ')
  expect(store.calls).toEqual([
    'keepRegion("selection", "protect")',
    'keepRegion("selection", "region")',
    'keepRegion("selection", "region")',
  ])
})

test('a button that can’t be pressed is not', async () => {
  const { store } = show(stateOf('fresh'))
  const refine = button('Refine').element() as HTMLElement
  expect(refine.getAttribute('aria-disabled')).toBe('true')
  refine.click()
  refine.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }))
  expect(store.calls).toEqual([])
})

test('the reach of the change is drawn and said', async () => {
  const { shown } = show(stateOf('selection'))
  await expect.element(page.getByText(/^Fully changed: .* of the picture, blended: /)).toBeVisible()
  await expect.poll(() => shown.some(({ width }) => width === 512)).toBe(true)
  await expect
    .element(page.getByText('The marching ants show only where at least half changes.'))
    .toBeVisible()
})

test('without a stage the candidate that is looked at is drawn larger', async () => {
  show(stateOf('choosing'))
  await expect.element(page.getByRole('img', { name: 'Candidate 1, larger' })).toBeVisible()
  await button('Look at candidate 2').click()
  await expect.element(page.getByRole('img', { name: 'Candidate 2, larger' })).toBeVisible()
})

test('a result that waits is told in the foot too, and shown from there', async () => {
  const { root } = show(stateOf('problem'))
  root.style.height = '420px'
  const scroll = root.querySelector('.pentimento-scroll')
  scroll?.scrollTo(0, 9999)
  await expect.element(page.getByText('One result waits to be placed.')).toBeVisible()
  await button('Show what waits to be placed').click()
  await expect.element(button('Choose')).toHaveFocus()
  const top = () => button('Choose').element().getBoundingClientRect().top
  expect(top()).toBeGreaterThanOrEqual(scroll?.getBoundingClientRect().top ?? 0)
})

test('no list has marks', () => {
  for (const state of Object.values(photoshopStates)) {
    const items = [...show(state).root.querySelectorAll('li')]
    expect(items.filter((item) => getComputedStyle(item).display === 'list-item')).toEqual([])
  }
})

test('how long something has taken is told once it takes long', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  try {
    const { root } = show(stateOf('running'))
    const words = () => root.querySelector('.pentimento-running__stage')?.textContent
    await expect.poll(words).toMatch(/^Fitting the answer into place · 42\s%$/)
    const aSecondOn = () => {
      vi.advanceTimersByTime(1000)
      return words()
    }
    await expect.poll(aSecondOn).toMatch(/^Fitting the answer into place · 42\s% · 3\ss$/)
  } finally {
    vi.useRealTimers()
  }
})

test('which of two pictures is meant is one press, said with its name', async () => {
  const { store } = show(stateOf('fresh'))
  const sample = page.getByRole('radiogroup', { name: 'Sample' })
  await expect
    .element(sample.getByRole('radio', { name: 'All visible' }))
    .toHaveAttribute('aria-checked', 'true')
  await sample.getByRole('radio', { name: 'This layer' }).click()
  expect(store.calls).toEqual(['choosePicture(0)'])
  await expect.element(page.getByText(/^“Curves 1” is an adjustment layer/)).toBeVisible()
})

test('a selection is listed as one, and once kept says what to do next', async () => {
  const { store } = show(stateOf('selection'))
  await expect.element(page.getByText(/^Selection · 6\.1\s% of the picture$/)).toBeVisible()
  await expect.element(button('Masks and channels (2)')).toBeVisible()
  store.dispatch({
    type: 'keep',
    layer: 'selection',
    mask: stateOf('changed').changed?.mask as never,
  })
  await expect.element(page.getByText('kept: select something else')).toBeVisible()
})

test('what really changed is offered as region', async () => {
  const { store } = show(stateOf('changed'))
  await expect.element(page.getByText(/^6\.1\s% of the picture changed$/)).toBeVisible()
  await button('Use as region').click()
  expect(store.calls).toContain('useChanged()')
})

test('versions are stepped through by buttons, and by keys outside of text fields', async () => {
  const { store } = show(stateOf('selection'))
  await button('Show the previous version').click()
  await userEvent.keyboard('[[')
  await userEvent.keyboard(']')
  await userEvent.keyboard('b')
  const steps = ['showPrevious()', 'showPrevious()', 'showNext()', 'toggleBefore()']
  expect(store.calls).toEqual(steps)
  await page.getByRole('textbox', { name: 'Instruction' }).click()
  await userEvent.keyboard('b]')
  expect(store.calls).toEqual(steps)
  expect(store.getState().draft.instruction).toBe('make the light warmerb]')
})

test('the mask of a version is one press away', async () => {
  const { store } = show(stateOf('changed'))
  await button('Edit mask').click()
  expect(store.calls).toContain('editMask("id4")')
})

test('prompts leave with files only when the switch says so', async () => {
  const { store } = show(stateOf('settings'))
  await page.getByRole('radio', { name: 'File information too' }).click()
  expect(store.calls).toEqual(['setPromptsInFile(true)'])
})

test('typing goes on while the document is being written to', async () => {
  const { store } = show(stateOf('placing'))
  await expect.element(page.getByText('Placing the layer')).toBeVisible()
  await page.getByRole('textbox', { name: 'Instruction' }).fill('brighten the label')
  expect(store.getState().draft.instruction).toBe('brighten the label')
})

test('until the document was looked at, that is said; what keeps that from ending is said too', async () => {
  const { store } = show({ ...stateOf('empty'), loaded: false })
  await expect.element(page.getByText('Looking at the document…')).toBeVisible()
  const { problem } = stateOf('problem')
  store.dispatch({ type: 'problem', problem })
  await expect.element(page.getByText('Photoshop is busy with something else.')).toBeVisible()
})

/** Whether something around it cuts it off on purpose. */
function isCutOff(element: Element): boolean {
  const around = element.parentElement?.closest(
    '.photoshop-picture, .pentimento-thumbnail, .pentimento-version__name, .pentimento-chip',
  )
  return around !== null && around !== undefined
}
