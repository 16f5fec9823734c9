import type { LineageNotes, Lock } from '../../core/history/lineage-notes.ts'

/** Makes a lock; its stored area has that many characters. */
export function lockFixture(changes: Partial<Lock> = {}, characters = 8): Lock {
  return {
    id: 'lock-1',
    text: 'the logo on the cup “Ä”',
    kind: 'product shape',
    area: {
      rect: { x: 1, y: 2, width: 3, height: 4 },
      hash: 'a1b2',
      data: 'AbCdEf+/'.repeat(characters / 8),
    },
    ...changes,
  }
}

/** Makes notes with something in every part; give only what a test is about. */
export function notesFixture(changes: Partial<LineageNotes> = {}): LineageNotes {
  return {
    brief: {
      purpose: 'a poster </script> for “Ruhe” 🙂',
      audience: 'commuters',
      mood: 'calm ]]>',
      mustHaves: ['the logo'],
      role: 'product',
    },
    locks: [lockFixture()],
    failed: [
      { version: 'gone', number: 3, parent: null, instruction: 'add steam', why: 'deleted' },
    ],
    told: ['stop'],
    ...changes,
  }
}
