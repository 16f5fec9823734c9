import { decode, encode } from 'fast-png'
import type { Route } from 'playwright'
import { expect, test } from 'vitest'
import { agreedCoffee, button, layersOf, patience, reopened } from './coffee.ts'
import { type OpenFigma, useFigma } from './figma-window.ts'

const figma = useFigma()
const key = 'sk-test-7f3a90c1'

/** Opens what can be set for OpenAI. */
async function openSettings({ ui }: OpenFigma): Promise<void> {
  await button(ui, 'Settings').click()
  await button(ui, /^OpenAI (No key|Key saved)$/).click()
}

/** Saves a key and chooses OpenAI; waits until the crop is shown. */
async function chooseOpenai(opened: OpenFigma): Promise<void> {
  const { ui } = opened
  await openSettings(opened)
  await ui.getByLabel('OpenAI key').fill(key)
  await button(ui, 'Save').click()
  await ui.getByText('A key is saved on this machine.').waitFor()
  await button(ui, 'Back').click()
  await button(ui, /^More/).click()
  await ui.getByLabel('Provider').selectOption({ label: 'OpenAI' })
}

/** Everything that a file and this machine hold, as text. */
function everything({ sandbox }: OpenFigma): { document: string; storage: [string, string][] } {
  const { text, images } = sandbox.saved()
  const files = Object.values(images).map((file) => Buffer.from(file).toString('latin1'))
  return {
    document: text + files.join(),
    storage: [...sandbox.storage].map(([name, value]) => [
      name,
      value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : String(value),
    ]),
  }
}

/** Answers as OpenAI does: the sent picture with its red taken away. */
async function answerWithoutRed(route: Route): Promise<void> {
  const { images, n } = route.request().postDataJSON()
  const url: string = images[0].image_url
  const picture = decode(Buffer.from(url.slice(url.indexOf(',') + 1), 'base64'))
  const data = picture.data.map((value, index) => (index % picture.channels === 0 ? 0 : value))
  const file = encode({ ...picture, data: new Uint8Array(data) })
  await route.fulfill({
    headers: { 'access-control-allow-origin': '*' },
    json: {
      created: 1,
      data: Array.from({ length: n }, () => ({ b64_json: Buffer.from(file).toString('base64') })),
      usage: { input_tokens: 10, output_tokens: 10, total_tokens: 20 },
    },
  })
}

test('promise 2: what storage can’t hold waits in a hidden frame, and choosing is one undo step', async () => {
  const { storage = [], ...file } = agreedCoffee()
  const opened = await figma.open({
    ...file,
    // What waits in another file takes nearly all of the ledgers' share.
    storage: [...storage, ['ledger-of/file-2/ledger/x/0', new Uint8Array(3_990_000)]],
    network: { 'https://api.openai.com/': answerWithoutRed },
  })
  const { sandbox, ui } = opened
  await chooseOpenai(opened)
  await ui.getByLabel('Candidates').selectOption('2')
  await ui.getByLabel('Instruction').fill('make the cup blue')
  await button(ui, 'Refine').click()
  await ui.getByRole('heading', { name: 'Candidates' }).waitFor()
  const frame = () => layersOf(sandbox).find(({ name }) => name === 'Pentimento · Unplaced')
  expect(frame()).toMatchObject({ type: 'FRAME', visible: false })
  const waiting = frame()!.children.map((id) => sandbox.hand.node(id)!.name)
  expect(waiting).toEqual(['Cup · make the cup blue (1)', 'Cup · make the cup blue (2)'])

  const steps = sandbox.hand.undoSteps()
  await button(ui, /^Keep candidates?$|^Keep 2/).click()
  await ui.getByText('Shows v1', { exact: true }).waitFor()
  await sandbox.settled()
  expect(frame()).toBeUndefined()
  expect(sandbox.hand.undoSteps()).toBe(steps + 1)
  sandbox.hand.undo()
  await ui.getByText('Shows the source').waitFor()
  expect(layersOf(sandbox).map(({ name }) => name)).toEqual(['Cup', 'Pentimento · Unplaced'])
})

test('promise 6: a key lies in this machine’s storage and nowhere else, and goes to its provider alone', async () => {
  const sent: string[] = []
  const opened = await figma.open({
    ...agreedCoffee(),
    network: {
      'https://api.openai.com/': (route) => {
        sent.push(route.request().headers().authorization ?? '')
        return answerWithoutRed(route)
      },
    },
  })
  const { ui } = opened
  await chooseOpenai(opened)
  await ui.getByLabel('Instruction').fill('make the cup blue')
  await button(ui, 'Refine').click()
  await ui.getByText('Shows v1', { exact: true }).waitFor()
  expect(sent).toEqual([`Bearer ${key}`])
  const { document, storage } = everything(opened)
  expect(document).not.toContain(key)
  expect(storage.filter(([, value]) => value.includes(key)).map(([name]) => name)).toEqual([
    'provider-key/openai',
  ])
  expect(opened.sandbox.log.join()).not.toContain(key)
})

test('a </script> in an instruction is sent, recorded and named as a text like any other', async () => {
  const opened = await figma.open({
    ...agreedCoffee(),
    network: { 'https://api.openai.com/': answerWithoutRed },
  })
  const { ui, sandbox } = opened
  await chooseOpenai(opened)
  const instruction = 'blue </script><script>throw 1</script> <!--'
  await ui.getByLabel('Instruction').fill(instruction)
  await button(ui, 'Refine').click()
  await ui.getByText('Shows v1', { exact: true }).waitFor()
  const [version] = layersOf(sandbox)
  expect(JSON.parse(version?.data['pentimento/version'] ?? '').edit.instruction).toBe(instruction)
})

test('whether a server can be used from here is said before a key is asked for', async () => {
  const opened = await figma.open(agreedCoffee())
  const { ui } = opened
  await openSettings(opened)
  const address = ui.getByLabel('Address of OpenAI')
  await address.fill('http://127.0.0.1:1234/v1')
  await address.press('Tab')
  await ui.getByText('Write http://localhost:1234 instead of http://127.0.0.1:1234.').waitFor()
  await address.fill('http://localhost:1234/v1')
  await address.press('Tab')
  await ui.getByText('Figma lets no plugin call an IP address.').waitFor({ state: 'detached' })
  await ui.getByLabel('OpenAI key').fill(key)
  await ui.getByLabel('OpenAI key').press('Enter')
  await ui.getByText('A key is saved on this machine.').waitFor()
})

test('promise 2: closing the window while a call is out leaves it named, with what it may have cost', async () => {
  let calls = 0
  const never = { 'https://api.openai.com/': () => void calls++ }
  const first = await figma.open({ ...agreedCoffee(), network: never })
  await chooseOpenai(first)
  await first.ui.getByLabel('Instruction').fill('make the cup blue')
  await button(first.ui, 'Refine').click()
  await expect.poll(() => calls, patience).toBe(1)
  await first.close()

  const { sandbox } = first
  const again = await figma.open({
    ...reopened(sandbox, 'Cup'),
    network: { 'https://api.openai.com/': answerWithoutRed },
  })
  const call = again.ui.getByRole('list', { name: 'Sent, without an answer' }).getByRole('listitem')
  await call.getByText('make the cup blue').waitFor()
  await call.getByText(/^Sent \d+:\d\d, may have cost up to \$0\.[\d.–]+, for “Cup”/).waitFor()
  await again.ui.getByText('Shows the source').waitFor()
  await call.getByRole('button', { name: 'Send again' }).click()
  await again.ui.getByText('Shows v1', { exact: true }).waitFor()
  await expect.poll(() => call.count(), patience).toBe(0)
})

test('promise 2: an answer whose source is gone waits, through closing the window, until the source is back', async () => {
  let release = () => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  let arrived = () => {}
  const asked = new Promise<void>((resolve) => {
    arrived = resolve
  })
  const first = await figma.open({
    ...agreedCoffee(),
    network: {
      'https://api.openai.com/': async (route) => {
        arrived()
        await held
        return answerWithoutRed(route)
      },
    },
  })
  const { sandbox } = first
  await chooseOpenai(first)
  await first.ui.getByLabel('Instruction').fill('make the cup blue')
  await button(first.ui, 'Refine').click()
  await asked
  const [cup] = layersOf(sandbox)
  const kept = sandbox.hand.copy([cup!.id])
  sandbox.hand.removeByOther(cup!.id)
  release()
  await first.ui.getByText(/The result is kept/).waitFor()
  await first.close()
  expect(layersOf(sandbox)).toEqual([])

  const again = await figma.open({ saved: sandbox.saved(), storage: sandbox.storage })
  const [back] = again.sandbox.hand.paste(kept)
  again.sandbox.hand.select([back!])
  const waiting = again.ui.getByRole('list', { name: 'Waiting results' }).getByRole('listitem')
  await waiting.getByText('A picture for “Cup”, not placed yet.').waitFor()
  await again.ui.getByText('Shows the source').waitFor()
  await waiting.getByRole('button', { name: 'Place' }).click()
  await again.ui.getByText('Shows v1', { exact: true }).waitFor()
})
