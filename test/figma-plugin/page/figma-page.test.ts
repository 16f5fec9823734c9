import { expect, test } from 'vitest'
import { RefineError } from '../../../core/errors.ts'
import type { PanelStore } from '../../../core/panel/panel-store.ts'
import { createFigmaPage } from '../../../figma-plugin/ui/page/figma-page.ts'

const store = { name: 'the panel' } as unknown as PanelStore

/** A page over a document's side that answers as told; `opened` says what panels were made. */
function preparePage(answers: {
  readonly given?: string | null
  readonly start?: () => Promise<never>
  readonly open?: () => PanelStore
}) {
  const opened: unknown[] = []
  const asked: string[] = []
  let impatient = () => {}
  const page = createFigmaPage({
    document: {
      start: () =>
        answers.start?.() ??
        Promise.resolve({ command: 'report', editor: 'figma', colorProfile: 'SRGB' }),
    },
    consent: {
      given: async () => {
        asked.push('given')
        return answers.given ?? null
      },
      give: async () => {
        asked.push('give')
        return 'file-1'
      },
      remember: async () => {},
    },
    openPanel: (opening) => {
      opened.push(opening)
      return answers.open?.() ?? store
    },
    afterPatience: (listener) => {
      impatient = listener
      return () => asked.push('no more patience needed')
    },
  })
  return { page, opened, asked, impatient: () => impatient() }
}

test('a file that was agreed to opens at once, with the command that the plugin was started with', async () => {
  const { page, opened } = preparePage({ given: 'file-7' })
  const seen: string[] = []
  page.subscribe(() => seen.push(page.getScreen().kind))
  await page.start()
  expect(page.getScreen()).toEqual({ kind: 'open', store })
  expect(seen).toEqual(['starting', 'open'])
  expect(opened).toEqual([
    { file: 'file-7', start: { command: 'report', editor: 'figma', colorProfile: 'SRGB' } },
  ])
})

test('nothing of a file is read before the user agreed, however often they decline', async () => {
  const { page, opened, asked } = preparePage({})
  await page.start()
  expect(page.getScreen().kind).toBe('consent')
  page.decline()
  expect(page.getScreen().kind).toBe('declined')
  await page.agree()
  page.reconsider()
  page.decline()
  expect(opened).toEqual([])
  expect(asked).toEqual(['given', 'no more patience needed'])
  page.reconsider()
  // A second click on the same button opens no second panel.
  await Promise.all([page.agree(), page.agree()])
  expect(page.getScreen().kind).toBe('open')
  expect(opened).toHaveLength(1)
  expect(asked).toEqual(['given', 'no more patience needed', 'give'])
})

test('a document that does not answer is said to be slow, and no longer once it has answered', async () => {
  let answer = (_: never) => {}
  const { page, impatient, asked } = preparePage({
    start: () => new Promise<never>((resolve) => (answer = resolve)),
  })
  const started = page.start()
  expect(page.getScreen()).toEqual({ kind: 'starting', slow: false })
  impatient()
  expect(page.getScreen()).toEqual({ kind: 'starting', slow: true })
  answer({ command: 'open', editor: 'figma', colorProfile: 'SRGB' } as never)
  await started
  expect(asked).toEqual(['given', 'no more patience needed'])
  expect(page.getScreen().kind).toBe('consent')
  impatient()
  expect(page.getScreen().kind).toBe('consent')
})

test('a start that fails says what to do in people’s words, and can be tried again', async () => {
  let fails = true
  const { page } = preparePage({
    given: 'file-1',
    open: () => {
      if (fails) throw new TypeError('x.y is not a function')
      return store
    },
  })
  await page.start()
  expect(page.getScreen()).toEqual({
    kind: 'failed',
    error: {
      code: 'internal',
      message: 'Pentimento could not start.',
      hint: expect.stringMatching(/^Nothing was read or changed\. Close this window/),
      retryable: true,
    },
  })
  fails = false
  await page.start()
  expect(page.getScreen().kind).toBe('open')
})

test('a refusal that is made for people is shown as it is', async () => {
  const refusal = new RefineError('host_failed', 'Figma is busy.', { hint: 'Wait a moment.' })
  const { page } = preparePage({ start: () => Promise.reject(refusal) })
  await page.start()
  expect(page.getScreen()).toMatchObject({
    kind: 'failed',
    error: { code: 'host_failed', message: 'Figma is busy.', hint: 'Wait a moment.' },
  })
})
