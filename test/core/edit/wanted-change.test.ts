import { expect, test } from 'vitest'
import {
  anyChange,
  modifiesOnly,
  type WantedChange,
  wantedChange,
} from '../../../core/edit/wanted-change.ts'

const look: WantedChange = { look: true, content: false, background: false }
const content: WantedChange = { look: false, content: true, background: false }
const both: WantedChange = { look: true, content: true, background: false }
const exchange: WantedChange = { look: false, content: true, background: true }

const asked: readonly (readonly [string, WantedChange])[] = [
  ['Warm the light', look],
  ['Make it warmer', look],
  ['make the light a little softer', look],
  ['Brighten the face', look],
  ['Make the sky darker and moodier', look],
  ['Golden hour', look],
  ['Change the lighting to golden hour', look],
  ['Give the image a blue tint', look],
  ['Remove the blue cast', look],
  ['remove the haze', look],
  ['Add more contrast to the sky', look],
  ['add warmth', look],
  ['Make the picture black and white', look],
  ['Turn day into night', look],
  ['Soften the shadows', look],
  ['Lift the shadows a little', look],
  ['make the picture red', look],
  ['More dramatic', look],
  ['Increase the saturation', look],
  ['Reduce the exposure by half a stop', look],
  ['Desaturate the wall', look],
  ['Fix the white balance', look],
  ['Make the background darker', look],
  ['brighten the background a bit', look],
  ['a moody, cinematic evening atmosphere', look],
  ['Lower the brightness of the window', look],
  ['Make the whole picture more blue', look],
  ['Make the light warmer without changing the cup', look],
  ['Add a lamp', content],
  ['Add a light bulb above the table', content],
  ['Add a small red boat on the water', content],
  ['Remove the person in the background', content],
  ['Remove the power lines from the sky', content],
  ['Replace the cup with a glass of tea', content],
  ['Change the dog to a cat', content],
  ['Make the cup red', content],
  ['make the cup and saucer red', content],
  ['Turn the car blue', content],
  ['Change the color of the shirt to navy', content],
  ["Change the cup's colour to green", content],
  ['Paint the wall yellow', content],
  ['Recolour the sofa in green', content],
  ['Write "warm light" on the sign', content],
  ['Change the text to “Open until dark”', content],
  ['Retouch the skin', content],
  ['Make the chair bigger', content],
  ['Make him smile', content],
  ['Erase the scratches', content],
  ['Clean up the background', content],
  ['Put a hat on the dog', content],
  ['put a tree in the background', content],
  ['Move the bottle to the left', content],
  ['Fill the glass with water', content],
  ['Add soft shadows', content],
  ['Remove the reflection in the window', content],
  ['change the colour of this part', content],
  ['Add a hat, keep the lighting', content],
  ['Add a vase but do not change the mood', content],
  ['Remove the crack and keep the warm colours', content],
  ["Don't change the light. Remove the spoon.", content],
  ['Replace the background with a beach', exchange],
  ['Change the background to white', exchange],
  ['Put the bottle on a plain white background', exchange],
  ['Remove the background', exchange],
  ['Make the background a forest', exchange],
  ['place her against a brick backdrop', exchange],
  ['White background', exchange],
  ['swap the setting for a kitchen', exchange],
  ['morning sun with gentle shadows across the table', both],
  ['Add sun rays through the window', both],
  ['Add a lamp and warm the light', both],
  ['Make it look like a winter morning', both],
  ['Add fog', both],
  ['make it red', both],
  ['Sharpen the picture', both],
  ['Turn it into a watercolour', both],
  ['Replace the sofa and make the room brighter', both],
  ['', anyChange],
  ['Zzyzx', anyChange],
  ['Mehr davon', anyChange],
]

for (const [instruction, wanted] of asked) {
  test(`“${instruction}” asks for ${JSON.stringify(wanted)}`, () => {
    expect(wantedChange(instruction)).toEqual(wanted)
  })
}

test('a new background in another light is an exchange and a look', () => {
  expect(wantedChange('Replace the background with a beach and warm the light')).toEqual({
    look: true,
    content: true,
    background: true,
  })
})

test.each([
  'Warm the light',
  'Make the sky darker and moodier',
  'morning sun with gentle shadows across the table',
  'Make the cup red',
  'make it red',
  'Paint the wall yellow',
  'Change the color of the shirt to navy',
  'turn the table into marble',
  'make the jacket leather',
  'make the cup look like brushed steel on the shelf',
  'turn the wooden table into a marble table',
  'Give the car a matte finish',
  'make it foggy',
  'Sharpen the eyes',
  'Make the cup red and warm the light, but keep the saucer',
])('“%s” gives what is there another light, colour or surface', (text) => {
  expect(modifiesOnly(text)).toBe(true)
})

test.each([
  'Remove the person',
  'Replace the wood with marble',
  'Add a lamp',
  'Add a lamp and warm the light',
  'Change the cup to a glass of tea',
  'Change the cup to a glass',
  'turn the table into a marble bath',
  'Make the chair bigger',
  'Change the background to a beach',
  'add a light',
  'Freunde',
])('“%s” puts in, takes away or exchanges something, or can’t be told', (text) => {
  expect(modifiesOnly(text)).toBe(false)
})
