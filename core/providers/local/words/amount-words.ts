import type { VocabularyLine } from '../grammar/meaning.ts'

/** Words for how much. A `soft` factor scales the usual amount of whatever it stands beside. */
export const amountWords: readonly VocabularyLine[] = [
  [
    'a tiny bit|a hint|a hint of|just a touch|barely|ever so slightly|very slightly|minimally',
    { is: 'soft', factor: 0.25 },
  ],
  [
    'slightly|a touch|a touch of|touch|subtly|subtle|a little|a little bit|little|gently|gentle|lightly|a bit|a bit of|bit|slight|a tad|tad|mildly|mild|not too much|not too strong|faint|faintly|delicate|delicately|a notch',
    { is: 'soft', factor: 0.4 },
  ],
  ['somewhat|moderately|moderate|fairly', { is: 'soft', factor: 0.7 }],
  ['noticeably|quite|quite a bit|clearly|rather|visibly', { is: 'soft', factor: 1.3 }],
  [
    'much|very|a lot|a lot of|lots|lots of|far|significantly|strongly|considerably|really|heavily|heavy|a good deal|way',
    { is: 'soft', factor: 1.8 },
  ],
  [
    'dramatically|extremely|hugely|massively|drastically|way way|super|intensely',
    { is: 'soft', factor: 2.5 },
  ],
  [
    'half as|half as much|half the|half of the|to half|to half the|half',
    { is: 'times', factor: 0.5 },
  ],
  ['halve', { is: 'times', factor: 0.5 }],
  [
    'twice as|twice as much|twice the|twice|double|double the|to double',
    { is: 'times', factor: 2 },
  ],
  ['three times as|triple|triple the|three times the', { is: 'times', factor: 3 }],
  ['by half|by one half|by a half|in half', { is: 'number', value: 50, signed: false, unit: '%' }],
  ['by a third|by one third', { is: 'number', value: 33, signed: false, unit: '%' }],
  ['by two thirds', { is: 'number', value: 67, signed: false, unit: '%' }],
  ['by a quarter|by one quarter', { is: 'number', value: 25, signed: false, unit: '%' }],
  ['by a tenth', { is: 'number', value: 10, signed: false, unit: '%' }],
  ['a stop|a full stop|by a stop', { is: 'number', value: 1, signed: false, unit: 'stops' }],
  [
    'half a stop|a half stop|by half a stop',
    { is: 'number', value: 0.5, signed: false, unit: 'stops' },
  ],
  [
    'a third of a stop|a third stop|one third of a stop',
    { is: 'number', value: 1 / 3, signed: false, unit: 'stops' },
  ],
  ['two thirds of a stop', { is: 'number', value: 2 / 3, signed: false, unit: 'stops' }],
  ['completely|fully|totally|entirely', { is: 'soft', factor: 4 }],
]

/** Numbers that people write as words; they count only before a unit ("twenty percent"). */
export const numberWords: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  twelve: 12,
  fifteen: 15,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
  hundred: 100,
}
