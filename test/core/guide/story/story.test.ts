import { expect, test } from 'vitest'
import { roundTree } from '../../../../core/guide/story/round-tree.ts'
import { type StoryChapter, storyHtml } from '../../../../core/guide/story/story.ts'
import type { Lineage, Version } from '../../../../core/history/lineage.ts'
import { noNotes } from '../../../../core/history/lineage-notes.ts'
import type { VersionRecord } from '../../../../core/history/record.ts'
import { editFixture, recordFixture } from '../../../support/record-fixture.ts'

const picture = 'data:image/png;base64,AAAA'
const madeAt = '2026-01-31T12:00:00.000Z'
const hostile = `<img src=x onerror="alert(1)">'&\u202e</script><script>`

test('the page tells every round with its words, numbers, cost and fate', () => {
  const lineage = lineageOf([
    version('a', null, 'make the light warmer', { costUsd: 0.04, starred: true }),
    version('b', 'a', 'add a plant', { costUsd: null }),
    version('c', 'a', 'add a small plant on the left', { costUsd: 0.02 }),
  ])
  const page = html({ ...lineage, head: { kind: 'version', id: 'c' } })
  expect(page).toContain('3 rounds · 1 of them failed · cost: $0.0600, and not known for 1 version')
  expect(page).toContain('Failed: it was asked for again in other words')
  expect(page).toContain('Also tried from v1')
  expect(page).toContain('The whole picture was allowed to change.')
  expect(page).toContain('★ starred')
})

test('brief, locks, preserves and drift stand in it, and rounds whose pictures are gone', () => {
  const area = { rect: { x: 0, y: 0, width: 1, height: 1 }, hash: '', data: '' }
  const lineage = lineageOf(
    [version('a', null, 'warmer', {}, { preserve: [{ text: 'the label', kind: 'text' }] })],
    {
      ...noNotes,
      brief: {
        purpose: 'spring menu',
        audience: '',
        mood: 'calm',
        mustHaves: ['logo'],
        role: 'product',
      },
      locks: [{ id: 'l', text: 'the bottle', kind: 'product shape', area }],
      failed: [{ version: 'z', number: 2, parent: 'a', instruction: 'add steam', why: 'deleted' }],
    },
  )
  const drift = [{ message: 'It grew 4 ΔE colder.', reason: 'Nobody asked for it.' }]
  const page = html(lineage, { drift })
  for (const text of [
    'spring menu',
    'a product',
    'the bottle',
    'Asked to stay: the label.',
    'add steam',
    'Failed: it was deleted',
    'its picture is gone',
    'cost: not known for 1 version',
    'It grew 4 ΔE colder.',
  ]) {
    expect(page).toContain(text)
  }
})

test('whatever texts say, the page has no script, no handler and nothing from outside', () => {
  const lineage = lineageOf(
    [
      version(
        'a',
        null,
        hostile,
        { note: hostile },
        {
          preserve: [{ text: hostile, kind: 'text' }],
          brand: { kit: hostile, lines: [hostile] },
          provider: hostile,
        },
      ),
    ],
    { ...noNotes, brief: { purpose: hostile, audience: '', mood: '', mustHaves: [] } },
  )
  const pictures = new Map([['a', 'https://example.org/x.png']])
  const page = html(
    { ...lineage, sourceName: hostile },
    { pictures, source: `" onload="${hostile}` },
  )
  expect(
    page.match(
      /<(?!\/?(?:!doctype|html|head|meta|title|style|body|main|header|h1|h2|h3|p|section|ol|li|div|ul|dl|dt|dd|span|footer|figure|figcaption)\b)[^>]*>/gi,
    ),
  ).toBe(null)
  expect(page).not.toMatch(/https?:|\u202e|<img|<script/)
  expect(page).toContain('&lt;img src=x onerror=&quot;alert(1)&quot;&gt;&#39;&amp;')
})

test('every round is told once, also where records refer to each other', () => {
  const lineage = lineageOf([
    version('a', 'b', 'one'),
    version('b', 'a', 'two'),
    version('c', 'gone', 'three'),
    version('d', null, 'four'),
  ])
  const told = (rounds: ReturnType<typeof roundTree>): string[] =>
    rounds.flatMap(({ round, aside }) => [...aside.flatMap(told), ...round.versions])
  expect(told(roundTree(lineage)).sort()).toEqual(['a', 'b', 'c', 'd'])
})

function html(lineage: Lineage, more: Partial<StoryChapter> = {}): string {
  const pictures = new Map(lineage.versions.map(({ record }) => [record.id, picture]))
  const chapter = { lineage, source: picture, pictures, ...more }
  return storyHtml({ title: lineage.sourceName, madeAt, chapters: [chapter] })
}

function version(
  id: string,
  parent: string | null,
  instruction: string,
  record: Partial<VersionRecord> = {},
  edit: Parameters<typeof editFixture>[0] = {},
): Version {
  const number = id.charCodeAt(0) - 96
  return {
    record: recordFixture({
      ...{ id, parent, number },
      edit: editFixture({ parent, instruction, ...edit }),
      ...record,
    }),
    ...{ layer: id, name: `Cup · v${number}`, visible: false, children: [] },
    ...{ adjusted: false, moved: false, takenOut: false, parentMissing: false },
    sourceChanged: false,
  }
}

function lineageOf(versions: readonly Version[], notes = noNotes): Lineage {
  const last = versions.at(-1)!.record.id
  return {
    ...{ id: 'lineage', source: 'source', sourceName: 'Cup', derivedFrom: null, versions, notes },
    head: { kind: 'version', id: last },
  }
}
