import { options, render } from 'preact'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Picture } from '../../../core/image/picture.ts'
import { ShownPicture } from '../../../photoshop-uxp/page/views/shown-picture.tsx'
import { samplePicture } from '../../core/panel/support/sample-state.ts'
import { createRecordingPage, type RecordedNode } from './support/recording-dom.ts'
import { paintAtOnce, turns } from './support/turns.ts'

let page = createRecordingPage()
let takeAway = () => {}

beforeEach(() => {
  page = createRecordingPage()
  const uninstall = page.install()
  const restore = paintAtOnce(options)
  takeAway = () => {
    restore()
    uninstall()
  }
})

afterEach(() => {
  vi.useRealTimers()
  takeAway()
})

/** Something that shows pixels when a test says so, and notes what was released. */
function createScreen() {
  const released: string[] = []
  const shown: Picture[] = []
  const waiting: { resolve: () => void; reject: () => void }[] = []
  const showPixels = (picture: Picture) => {
    const url = `url${shown.push(picture)}`
    return new Promise<{ url: string; release: () => void }>((resolve, reject) => {
      waiting.push({
        resolve: () => resolve({ url, release: () => void released.push(url) }),
        reject: () => reject(new Error('encoding failed')),
      })
    })
  }
  return { released, shown, waiting, showPixels }
}

type Screen = ReturnType<typeof createScreen>

async function show(screen: Screen, picture: Picture | null): Promise<void> {
  const { showPixels } = screen
  const view = picture && (
    <ShownPicture picture={picture} label="The crop" fit="cover" showPixels={showPixels} />
  )
  render(view, page.body as never)
  await turns()
}

function image(): RecordedNode | undefined {
  return page.body.all().find(({ localName }) => localName === 'img')
}

test('a picture is shown by its URL once that is there', async () => {
  const screen = createScreen()
  await show(screen, samplePicture())
  expect(image()).toBeUndefined()
  screen.waiting[0]?.resolve()
  await turns()
  expect(image()?.attributes.get('src')).toBe('url1')
  expect(image()?.attributes.get('alt')).toBe('The crop')
})

test('the old picture stays until the new one is there, and is released after that', async () => {
  const screen = createScreen()
  await show(screen, samplePicture())
  screen.waiting[0]?.resolve()
  await turns()
  await show(screen, samplePicture(64, 48))
  expect(image()?.attributes.get('src')).toBe('url1')
  expect(screen.released).toEqual([])
  screen.waiting[1]?.resolve()
  await turns()
  expect(image()?.attributes.get('src')).toBe('url2')
  expect(screen.released).toEqual(['url1'])
})

test('what is taken off the page is released', async () => {
  const screen = createScreen()
  await show(screen, samplePicture())
  screen.waiting[0]?.resolve()
  await turns()
  await show(screen, null)
  expect(screen.released).toEqual(['url1'])
})

test('a picture that comes too late is released at once, and never shown', async () => {
  const screen = createScreen()
  await show(screen, samplePicture())
  await show(screen, samplePicture(64, 48))
  screen.waiting[1]?.resolve()
  await turns()
  screen.waiting[0]?.resolve()
  await turns()
  expect(screen.released).toEqual(['url1'])
  expect(image()?.attributes.get('src')).toBe('url2')
})

test('a picture that can’t be made leaves a mark and words, and the next one shows', async () => {
  const screen = createScreen()
  await show(screen, samplePicture())
  screen.waiting[0]?.reject()
  await turns()
  expect(page.body.text()).toBe('The picture can’t be shown here.')
  await show(screen, samplePicture(64, 48))
  screen.waiting[1]?.resolve()
  await turns()
  expect(image()?.attributes.get('src')).toBe('url2')
})

test('a picture that the image element can’t load leaves the same mark', async () => {
  const screen = createScreen()
  await show(screen, samplePicture())
  screen.waiting[0]?.resolve()
  await turns()
  image()?.listeners.get('error')?.call(image(), {})
  await turns()
  expect(page.body.text()).toBe('The picture can’t be shown here.')
})

test('only pictures of display size are made, in 8 bits', async () => {
  const screen = createScreen()
  const large = samplePicture(2000, 1000)
  await show(screen, { ...large, depth: 16, data: new Uint16Array(large.data.length) } as Picture)
  await vi.waitUntil(() => screen.shown.length === 1)
  expect(screen.shown[0]).toMatchObject({ depth: 8, width: 666, height: 333 })
})
