import { preserveKinds } from '../../edit/edit.ts'
import { pictureRoles } from '../../history/lineage-notes.ts'
import { stages } from '../stages/stage.ts'

/** A part of a JSON schema. */
type JsonSchema = Readonly<Record<string, unknown>>

const text = { type: 'string' } as const
const box = strict({
  left: { type: 'number' },
  top: { type: 'number' },
  width: { type: 'number' },
  height: { type: 'number' },
})

/**
 * The schema of `advice.ts` as structured outputs take it: every key is required and no other is taken.
 *
 * A test holds it equal to what zod makes of the schema itself, whose generator alone is larger than the rest of the
 * art director.
 */
export const adviceJsonSchema: Record<string, unknown> = strict({
  role: { ...text, enum: [...pictureRoles, 'other'] },
  sees: { type: 'array', items: strict({ name: text, box }) },
  change: orNull(
    strict({
      instruction: text,
      why: text,
      stage: { ...text, enum: [...stages] },
      preserve: {
        type: 'array',
        items: strict({ text, kind: { ...text, enum: [...preserveKinds] } }),
      },
      where: orNull(box),
    }),
  ),
  wording: { type: ['string', 'null'] },
})

function strict(properties: Readonly<Record<string, JsonSchema>>) {
  return {
    type: 'object',
    properties,
    required: Object.keys(properties),
    additionalProperties: false,
  }
}

function orNull(schema: JsonSchema): JsonSchema {
  return { anyOf: [schema, { type: 'null' }] }
}
