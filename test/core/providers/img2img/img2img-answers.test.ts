import { expect, test } from 'vitest'
import { img2imgRequest, openImg2img, pngOf, redsOf } from './img2img-desk.ts'

async function answerTo(answer: object, more = {}) {
  const { provider } = openImg2img(() => answer)
  return provider.edit(img2imgRequest(more))
}

const four = [pngOf(1), pngOf(2), pngOf(3), pngOf(4)]

test('each picture comes with the seed that it was painted from', async () => {
  const info = JSON.stringify({ seed: 41, all_seeds: [41, 42], index_of_first_image: 0 })
  const answer = await answerTo({ images: four.slice(0, 2), info }, { variations: 2 })
  expect(redsOf(answer)).toEqual([1, 2])
  expect(answer.candidates.map(({ remark }) => remark)).toEqual(['Seed 41.', 'Seed 42.'])
})

test('a sheet of all pictures before them is no candidate, as info says', async () => {
  const info = JSON.stringify({ index_of_first_image: 1 })
  const answer = await answerTo({ images: four.slice(0, 3), info }, { variations: 2 })
  expect(redsOf(answer)).toEqual([2, 3])
})

test('a sheet is known by one picture too many where nothing says it', async () => {
  const parameters = { batch_size: 3, n_iter: 1 }
  expect(redsOf(await answerTo({ images: four, parameters }, { variations: 3 }))).toEqual([2, 3, 4])
})

test('drawings of what guided the painting, behind the pictures, are no candidates', async () => {
  const info = { index_of_first_image: 0, batch_size: 1 }
  expect(redsOf(await answerTo({ images: four.slice(0, 2), info }))).toEqual([1])
})

test('a server that paints fewer pictures than were asked for is taken at its word', async () => {
  expect(redsOf(await answerTo({ images: four.slice(0, 2) }, { variations: 4 }))).toEqual([1, 2])
})

test('an index that points beyond the pictures, or odd parameters, cost no picture', async () => {
  const info = JSON.stringify({ index_of_first_image: 9, all_seeds: 'many' })
  const answer = await answerTo({ images: [pngOf(1)], info, parameters: { batch_size: '2' } })
  expect(redsOf(answer)).toEqual([1])
  expect(answer.candidates[0]).not.toHaveProperty('remark')
})

test('pictures may come as data URLs', async () => {
  expect(redsOf(await answerTo({ images: [`data:image/png;base64,${pngOf(5)}`] }))).toEqual([5])
})

test('a model that the server does not have is told, since the server paints with another and says nothing', async () => {
  const painted = { images: [pngOf(1)], info: JSON.stringify({ sd_model_name: 'v1-5' }) }
  const other = await answerTo(painted, { model: 'juggernaut.safetensors [6ce0161689]' })
  expect(other.candidates[0]!.remark).toBe(
    'The server painted with v1-5, as it has no juggernaut.safetensors [6ce0161689].',
  )
  for (const model of ['loaded', 'SD1/v1-5.safetensors [6ce0161689]', 'v1-5']) {
    const same = await answerTo(painted, { model })
    expect(same.candidates[0]).not.toHaveProperty('remark')
  }
})

test.each([
  [{ images: [] }, /has no picture in it/u],
  [{ image: 'x' }, /has no picture in it/u],
  [{ images: ['%%%'] }, /holds a picture that is damaged/u],
])('an answer without a usable picture is a bad answer: %o', async (answer, message) => {
  await expect(answerTo(answer)).rejects.toMatchObject({
    code: 'bad_answer',
    message: expect.stringMatching(message),
    retryable: true,
  })
})

test('a page instead of an answer is a bad answer', async () => {
  const { provider } = openImg2img(() => new Response('<html>', { status: 200 }))
  await expect(provider.edit(img2imgRequest())).rejects.toMatchObject({ code: 'bad_answer' })
})
