import { options, render } from 'preact'
import { expect, onTestFinished, test } from 'vitest'
import { WhenBroken } from '../../../core/panel/parts/when-broken.tsx'
import { BrokenScreen } from '../../../photoshop-uxp/page/views/start-screens.tsx'
import { createRecordingPage } from './support/recording-dom.ts'
import { paintAtOnce, turns } from './support/turns.ts'

test('promise 7: a panel that can’t be drawn says so, and is drawn again when asked', async () => {
  const page = createRecordingPage()
  const uninstall = page.install()
  const restore = paintAtOnce(options)
  onTestFinished(() => {
    render(null, page.body as never)
    restore()
    uninstall()
  })
  let isBroken = true
  const Content = () => {
    if (isBroken) throw new Error('Expected a version')
    return <p>Versions</p>
  }
  render(
    <WhenBroken screen={(tryAgain) => <BrokenScreen tryAgain={tryAgain} />}>
      <Content />
    </WhenBroken>,
    page.body as never,
  )
  await turns()
  expect(page.body.text()).toContain('Pentimento lost its thread.')
  expect(page.body.text()).not.toContain('Expected a version')
  isBroken = false
  const button = page.body.all().find((node) => node.listeners.has('click'))
  button?.listeners.get('click')?.call(button, {})
  await turns()
  expect(page.body.text()).toBe('Versions')
})
